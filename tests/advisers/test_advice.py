"""The shipped library: loaded twice it is the same; what staff changed stays."""

import pytest

from advisers.loading import DATA, advice, load_advice
from advisers.models import Advice
from reference.files import read_yaml

pytestmark = pytest.mark.django_db


def test_library_loads_twice_and_keeps_what_staff_changed():
    [again] = load_advice()
    assert (again.created, again.updated, again.retired, again.kept) == ([], [], [], [])
    Advice.objects.filter(code="qr-per-order").update(days=99)
    Advice.objects.create(code="ours", title_vi="a", title_en="a", text_vi="b", text_en="b")
    [kept] = load_advice()
    assert kept.kept == ["qr-per-order"]
    assert Advice.objects.filter(code__in=["ours", "qr-per-order"], is_retired=False).count() == 2


def test_every_shipped_line_is_bilingual_and_short():
    rows = list(advice(read_yaml("advice.yaml", folder=DATA)))
    assert len(rows) >= 30
    for row in rows:
        assert all(row[name] for name in ("title_vi", "title_en", "text_vi", "text_en"))
        assert len(row["title_vi"]) <= 150
        assert 1 <= row["days"] <= 90
