from hypothesis import given
from hypothesis import strategies as st

from platforms.revisions.diff import Change, changes

KEYS = {"needs": "need_id"}
ROWS = st.lists(
    st.fixed_dictionaries({"need_id": st.sampled_from("abcd"), "strength": st.sampled_from("XY")}),
    unique_by=lambda row: row["need_id"],
    max_size=4,
)
CONTENT = st.fixed_dictionaries({"name": st.sampled_from(["", "A", "B"]), "needs": ROWS})


def test_a_changed_field_an_added_and_a_changed_row():
    before = {"name": "A", "trial": None, "needs": [{"need_id": "a", "strength": "X"}]}
    after = {
        "name": "B",
        "trial": "",
        "needs": [{"need_id": "a", "strength": "Y"}, {"need_id": "b", "strength": "X"}],
    }
    found = changes(before, after, keys=KEYS)
    assert found == (
        Change("name", "A", "B"),
        Change("needs", before["needs"][0], after["needs"][0]),
        Change("needs", None, after["needs"][1]),
    )
    assert [change.kind for change in found] == ["changed", "changed", "added"]


@given(CONTENT)
def test_nothing_differs_from_itself(content):
    assert changes(content, content, keys=KEYS) == ()


@given(CONTENT, CONTENT)
def test_back_and_forth_are_mirrored(one, other):
    there = {(c.field, repr(c.before), repr(c.after)) for c in changes(one, other, keys=KEYS)}
    back = {(c.field, repr(c.after), repr(c.before)) for c in changes(other, one, keys=KEYS)}
    assert there == back
