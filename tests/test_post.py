"""One place says what the portal writes to whom: nothing goes past it, and all of it reads well."""

import ast
import re
from pathlib import Path

import pytest
from django.utils import translation

from accounts.post.kinds import LetterKind, all_kinds
from ledger.kinds import Kind
from ledger.previews import languages_of, preview_of
from tests.test_architecture import RANK

ROOT = Path(__file__).resolve().parents[1]
KINDS = all_kinds()
FILES = sorted(path for app in RANK for path in (ROOT / app).rglob("*.py"))
PLACES = re.compile(r"%\((\w+)\)")
TEMPLATES = sorted(
    path for at in ("**/mail.html", "**/email/*.html") for path in (ROOT / "templates").glob(at)
)
# Module → who may import it: the mail server and the gateway, then the queue before them.
ONLY = {
    "django.core.mail": {"accounts/messaging.py"},
    "smtplib": set(),
    "accounts.messaging": {"accounts/post/letters.py", "accounts/tasks.py", "ledger/delivery.py"},
}
# Only what a mail is, not a way to send one.
HARMLESS = {"Mail"}


def imports(path):
    """(module, name) of everything that a file imports, wherever it does."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from ((name.name, "") for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            for name in node.names:
                yield node.module or "", name.name
                yield f"{node.module}.{name.name}", ""


@pytest.mark.parametrize("module", ONLY)
def test_nothing_is_sent_past_the_one_place(module):
    found = {
        path.relative_to(ROOT).as_posix()
        for path in FILES
        for said, name in imports(path)
        if (said == module or said.startswith(f"{module}.")) and name not in HARMLESS
    }
    assert found - ONLY[module] - {"ledger/mails.py", "accounts/post/letters.py"} == set()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_kind_reads_in_both_languages(kind):
    words = [preview_of(kind, language) for language in ("vi", "en")]
    vietnamese, english = (f"{one.subject}\n{one.text}\n{one.phone}" for one in words)
    assert "%(" not in vietnamese + english
    assert "…" not in re.sub(r"/…", "", words[0].subject)
    if languages_of(kind) == ("vi", "en") and kind.code != "preview":
        assert vietnamese != english


@pytest.mark.parametrize("kind", [k for k in KINDS if isinstance(k, Kind)], ids=lambda k: k.code)
def test_every_place_of_a_notice_has_a_sample(kind):
    for language in ("vi", "en"):
        with translation.override(language):
            said = PLACES.findall(f"{kind.subject} {kind.body}")
            assert set(said) <= kind.sample_values().keys()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_kind_says_who_gets_it_and_when(kind):
    with translation.override("en"):
        english = str(kind.when)
    with translation.override("vi"):
        assert str(kind.when) != english
    assert kind.audience.label


@pytest.mark.parametrize(
    "kind", [k for k in KINDS if isinstance(k, LetterKind)], ids=lambda k: k.code
)
def test_a_letter_has_words_for_each_of_its_ways(kind):
    words = preview_of(kind, "vi")
    assert bool(words.text) is kind.by_mail
    assert bool(words.phone) is kind.by_phone


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_mails_carry_no_style(path):
    """Plain HTML arrives everywhere, follows a dark screen and shows in a preview as it is."""
    assert not re.search(r"<style|\sstyle=|<img|<link|\sclass=", path.read_text())
