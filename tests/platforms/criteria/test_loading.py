from platforms.criteria.loading import load_criteria
from platforms.criteria.pages import HINTS
from platforms.criteria.rules import RULES
from platforms.models import Criterion


def test_the_shipped_criteria_are_there_and_a_second_load_changes_nothing(db):
    again = load_criteria()
    assert (again.created, again.updated, again.retired) == ([], [], [])
    in_use = Criterion.objects.filter(is_active=True)
    assert in_use.filter(use="LISTING").count() == 10
    assert in_use.filter(use="SUSPENSION").count() == 7
    assert set(in_use.values_list("pk", flat=True)) >= RULES.keys() == HINTS.keys()


def test_what_the_file_drops_is_retired_and_places_may_change(db):
    """The row stays: decisions refer to it."""
    texts = dict.fromkeys(("title_vi", "title_en", "text_vi", "text_en"), "x")
    old = Criterion.objects.create(code="old-rule", use="LISTING", position=50, **texts)
    Criterion.objects.filter(pk="way-out").update(is_active=False)
    first, second = "real-product", "made-in-vietnam"
    Criterion.objects.filter(pk=first).update(position=40)
    Criterion.objects.filter(pk=second).update(position=1)
    Criterion.objects.filter(pk=first).update(position=2)
    change = load_criteria()
    assert (change.retired, sorted(change.updated)) == (
        ["old-rule"],
        sorted([first, second, "way-out"]),
    )
    old.refresh_from_db()
    assert not old.is_active
    assert Criterion.objects.get(pk=first).position == 1
