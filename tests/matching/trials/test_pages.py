"""What an owner reads of trials, and what she chooses to pass on: each fact under one name."""

from datetime import date

from django.http import QueryDict

from enterprises.models import Enterprise
from matching.texts import in_both
from matching.trials.pages import says, share_form
from matching.trials.wording import chosen, lines_of


def lines(enterprise, owner):
    owner.phone = "+84912345678"
    Enterprise.objects.update(kind="SME", sector="G", employees=12)
    return lines_of(Enterprise.objects.get(pk=enterprise.pk), owner)


def test_a_line_of_facts_has_one_name(enterprise, owner):
    passed = dict(chosen(lines(enterprise, owner), ["facts", "phone"]))
    assert passed["Ngành, quy mô, địa điểm"].startswith("Bán buôn, bán lẻ · Nhỏ")
    assert passed["Số điện thoại"] == "0912 345 678"


def form_of(enterprise, owner, said):
    told = lines(enterprise, owner)
    return share_form(said, asker=enterprise.pk, lines=told, vendor_names="KiotViet")


def test_the_form_shows_a_name_and_below_it_what_is_passed_on(enterprise, owner):
    form = share_form(
        None, asker=enterprise.pk, lines=lines(enterprise, owner), vendor_names="KiotViet"
    )
    shown = str(form["lines"])
    assert shown.count("Ngành") == 1
    assert "Bán buôn, bán lẻ · Nhỏ" in shown


def test_without_a_way_to_answer_nothing_is_asked(enterprise, owner):
    said = QueryDict(mutable=True)
    form = share_form(
        said, asker=enterprise.pk, lines=lines(enterprise, owner), vendor_names="KiotViet"
    )
    assert form.errors["lines"] == [
        "Hãy chọn email hoặc số điện thoại, nếu không nhà cung cấp không trả lời được."
    ]


def test_a_day_is_written_as_the_reader_writes_it(trial):
    trial.state, trial.ends_on = "TRYING", date(2026, 12, 14)
    said = in_both(says, trial)
    assert (said["vi"][-10:], said["en"][-16:]) == ("14/12/2026", "14 December 2026")
