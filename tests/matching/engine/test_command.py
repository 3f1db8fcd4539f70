"""`python -m engine` says what went wrong in words, for whoever follows the page on ranking."""

import io
from urllib.error import HTTPError, URLError

import pytest

from matching.engine import __main__ as command

SITE = "http://localhost:1"
REFUSED = HTTPError(SITE, 422, "", {}, io.BytesIO('{"detail": "Không có nhu cầu này"}'.encode()))


@pytest.mark.parametrize(
    ("fault", "word"),
    [
        (REFUSED, "Không có nhu cầu này"),
        (URLError("refused"), "does not answer"),
        (ValueError("Expecting value"), "cannot be read"),
    ],
    ids=["refused", "unreachable", "unreadable"],
)
def test_a_fault_is_told_in_words(monkeypatch, capsys, fault, word):
    def report(*_asked):
        raise fault

    monkeypatch.setattr(command, "report", report)
    assert command.main([SITE, "{}"]) == 2
    said = capsys.readouterr()
    assert word in said.err
    assert not said.out


def test_too_few_words_are_told_how_it_is_used(capsys):
    assert command.main([SITE]) == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.parametrize(("same", "code"), [(True, 0), (False, 1)], ids=["same", "another"])
def test_the_list_is_printed(monkeypatch, capsys, same, code):
    monkeypatch.setattr(command, "report", lambda *_asked: (["99.00  kho"], same))
    assert command.main([SITE, "{}"]) == code
    assert capsys.readouterr().out == "99.00  kho\n"
