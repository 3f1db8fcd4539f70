"""The Vietnamese of the site: complete, same placeholders, one spelling, no English left over."""

import re
import unicodedata
from pathlib import Path

import allauth
import django
import pytest
from babel.messages.pofile import read_po

from portal import catalogues

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "locale" / "vi" / "LC_MESSAGES" / "django.po"
DJANGO = Path(django.__file__).parent
ALLAUTH = Path(allauth.__file__).parent
PLACEHOLDER = re.compile(r"%\(\w+\)[sdr]|%[sd]|\{\w*\}|</?\w+[^>]*>")
# Names and signs that are the same in both languages.
SAME = {"API", "Email", "SMEdx", "“%(text)s”"}
ENGLISH = re.compile(
    r"\b(the|and|of|with|for|your|is|are|platforms?|vendors?|listings?|needs?|match|enterprises?"
    r"|share|compare|search|filter|click|website|online shop)\b",
    re.IGNORECASE,
)
# The portal writes "hóa", "tùy", "khỏe"; the other way is "hoá", "tuỳ", "khoẻ".
OTHER_TONES = re.compile(r"(?<![qQ])(o[áàảãạéèẻẽẹ]|u[ýỳỷỹỵ])\b")


def strings(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)


def ids(message):
    return message.id if isinstance(message.id, tuple) else (message.id,)


def bare(text):
    return PLACEHOLDER.sub(" ", text)


@pytest.fixture(scope="module")
def messages():
    return [message for message in catalogues.read(FILE, "vi") if message.id]


def offending(messages, is_wrong):
    return [ids(message)[0] for message in messages if is_wrong(message)]


def test_every_text_has_vietnamese():
    assert catalogues.missing(ROOT, FILE, "vi") == []


def test_a_translation_is_never_a_guess(messages):
    assert offending(messages, lambda message: message.fuzzy) == []


def test_vietnamese_has_one_plural_form():
    header = dict(catalogues.read(FILE, "vi").mime_headers)
    assert header["Plural-Forms"] == "nplurals=1; plural=0;"


def test_every_counted_text_has_one_translation(messages):
    counted = [message for message in messages if isinstance(message.id, tuple)]
    assert counted
    assert offending(counted, lambda message: len(strings(message)) != 1) == []


def test_placeholders_are_those_of_the_english(messages):
    def differ(message):
        wanted = sorted(PLACEHOLDER.findall(ids(message)[-1]))
        return any(sorted(PLACEHOLDER.findall(text)) != wanted for text in strings(message))

    assert offending(messages, differ) == []


def test_spaces_at_the_ends_are_those_of_the_english(messages):
    def differ(message):
        english = ids(message)[0]
        return any(
            (text[:1].isspace(), text[-1:].isspace())
            != (english[:1].isspace(), english[-1:].isspace())
            for text in strings(message)
        )

    assert offending(messages, differ) == []


def test_only_names_are_the_same_in_both_languages(messages):
    assert set(offending(messages, lambda m: strings(m)[0] == ids(m)[0])) <= SAME


def test_no_english_is_left_over(messages):
    assert offending(messages, lambda m: any(ENGLISH.search(bare(s)) for s in strings(m))) == []


def test_letters_are_composed(messages):
    def is_decomposed(message):
        return any(not unicodedata.is_normalized("NFC", text) for text in strings(message))

    assert offending(messages, is_decomposed) == []


def test_tones_are_placed_in_one_way(messages):
    assert offending(messages, lambda m: any(OTHER_TONES.search(s) for s in strings(m))) == []


def test_texts_kept_for_libraries_are_said_by_them():
    said = set()
    places = (
        DJANGO / name for name in ("conf", "contrib/admin", "contrib/auth", "contrib/postgres")
    )
    for place in (*places, ALLAUTH):
        source = place / "locale" / "en" / "LC_MESSAGES" / "django.po"
        with source.open("rb") as file:
            said |= {message.id for message in read_po(file, locale="en")}
    kept = [
        message.id
        for message in catalogues.extract(ROOT)
        if message.id and any(name == "portal/library_texts.py" for name, _ in message.locations)
    ]
    assert [text for text in kept if text not in said] == []
