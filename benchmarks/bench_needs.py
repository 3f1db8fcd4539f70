"""What reading one owner's text costs, beside fuzzy matching over all phrases."""

import statistics
import time

from rapidfuzz import fuzz, process

from reference.files import read_yaml
from reference.labelled import labelled, shipped_recogniser
from reference.needs import entries_from
from reference.text import fold

ROUNDS, LIMIT_MS = 9, 1.0


def milliseconds(work, texts):
    """The median time of one text."""
    spent = []
    for text in texts:
        started = time.perf_counter()
        work(text)
        spent.append(time.perf_counter() - started)
    return statistics.median(spent) * 1e3


def run():
    texts = [row.text for row in labelled(["test"])]
    started = time.perf_counter()
    recogniser = shipped_recogniser()
    building = (time.perf_counter() - started) * 1e3
    entries = entries_from(read_yaml("taxonomy.yaml"))
    phrases = {fold(phrase): entry.code for entry in entries for phrase in entry.phrases}
    known = list(phrases)

    def nearest(text):
        return process.extractOne(fold(text), known, scorer=fuzz.token_set_ratio)

    pairs = [
        (milliseconds(recogniser.recognise, texts), milliseconds(nearest, texts))
        for _ in range(ROUNDS)
    ]
    own = statistics.median(first for first, _ in pairs)
    peer = statistics.median(second for _, second in pairs)
    return [
        f"needs recognition: {own:.2f} ms a text (limit: {LIMIT_MS:.0f} ms, {own / LIMIT_MS:.2f})",
        f"needs by token set ratio: {peer:.2f} ms a text (own: {own:.2f} ms, {peer / own:.1f})",
        f"recogniser, built: {building:.0f} ms (limit: 1000 ms, {building / 1000:.2f})",
    ]
