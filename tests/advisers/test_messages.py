"""Lines and files of a case: each side its own, once, and the other side is told."""

from datetime import timedelta
from uuid import uuid4

import pytest

from advisers.cases.documents import (
    MOST_DOCUMENTS,
    TooManyDocumentsError,
    add_document,
    content_of,
    documents_of,
    take_away,
)
from advisers.cases.messages import CaseClosedError, mark_read, thread_of, write_message
from advisers.cases.services import NotYoursError, close_case, take_case, withdraw_case
from advisers.models.work import Side
from platforms.revisions.uploads import Document as Judged
from platforms.revisions.uploads import private_store
from tests.advisers import people
from tests.advisers.test_cases import AT, kinds, letters, offered

pytestmark = pytest.mark.django_db


def write(case, side, text="Chào chị", **said):
    return write_message(case=case, side=side, text=text, at=AT, **{"request_key": uuid4(), **said})


def add(case, side, data=b"%PDF-1", **said):
    file = Judged(data, "application/pdf")
    said = {"request_key": uuid4(), "title": "Hóa đơn", **said}
    return add_document(case=case, side=side, file=file, at=AT, **said)


@pytest.fixture
def adviser():
    return people.adviser()


@pytest.fixture
def case(adviser):
    case = offered()
    take_case(case=case, adviser=adviser, at=AT)
    return case


def test_each_side_is_told_of_the_other_once(case, adviser):
    key = uuid4()
    for _twice in range(2):
        write(case, Side.OWNER, request_key=key)
        write(case, Side.ADVISER, request_key=key, adviser=adviser)
    assert kinds(adviser).count("case-owner-wrote") == 1
    assert sum("vừa nhắn cho bạn" in subject for _to, subject, _text in letters()) == 1
    assert [line.side for line in thread_of(case, Side.OWNER)] == ["OWNER", "ADVISER"]
    assert mark_read(case=case, side=Side.OWNER, at=AT) == 1


def test_notes_are_for_advisers_and_move_nothing(case, adviser):
    case.refresh_from_db()
    moved = case.moved_at
    write_message(
        case=case,
        side=Side.ADVISER,
        kind="PRIVATE",
        text="Chủ quán bận buổi sáng",
        adviser=adviser,
        request_key=uuid4(),
        at=AT + timedelta(days=1),
    )
    case.refresh_from_db()
    assert (case.moved_at, case.state) == (moved, "TAKEN")
    assert not thread_of(case, Side.OWNER).exists()
    assert thread_of(case, Side.ADVISER).count() == 1


def test_only_who_has_it_writes_and_nobody_after_its_end(case, adviser):
    with pytest.raises(NotYoursError):
        write(case, Side.ADVISER, adviser=people.adviser())
    close_case(case=case, adviser=adviser, outcome="DONE", note="", at=AT)
    for side, who in ((Side.OWNER, None), (Side.ADVISER, adviser)):
        with pytest.raises(CaseClosedError):
            write(case, side, adviser=who)
        with pytest.raises(CaseClosedError):
            add(case, side, adviser=who)
    assert write(case, Side.ADVISER, adviser=adviser, kind="PRIVATE").pk


def test_same_file_is_kept_once_and_no_side_removes_the_others(case, adviser):
    key = uuid4()
    mine = add(case, Side.OWNER, request_key=key)
    assert add(case, Side.OWNER, request_key=key) == add(case, Side.OWNER) == mine
    assert content_of(mine) == b"%PDF-1"
    with pytest.raises(NotYoursError):
        take_away(document=mine, side=Side.ADVISER, adviser=adviser, at=AT)
    for _twice in range(2):
        gone = take_away(document=mine, side=Side.OWNER, at=AT)
    assert (gone.file, gone.title, documents_of(case).count()) == ("", "…", 0)


def test_a_case_holds_twenty_files_and_withdrawn_none(
    case, adviser, django_capture_on_commit_callbacks
):
    for number in range(MOST_DOCUMENTS):
        last = add(case, Side.ADVISER, b"%%PDF-%d" % number, adviser=adviser)
    with pytest.raises(TooManyDocumentsError):
        add(case, Side.OWNER)
    assert private_store().exists(last.file)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_case(case=case, at=AT)
    assert not private_store().exists(last.file)
    assert documents_of(case).count() == 0
