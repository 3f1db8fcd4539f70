"""What the coordinators' pages show: the start, the baskets, who has how much to do."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone

from accounts.models import User
from advisers.choices import Standing
from advisers.desk.access import cases_for, coordinates
from advisers.desk.baskets import LABELS, Basket, in_basket, piles
from advisers.desk.forms import BasketForm
from advisers.desk.hints import hints
from advisers.desk.loads import (
    advisers_for,
    loads_of,
    loads_of_organisations,
    organisations_for,
)
from advisers.models import Adviser, Case, Organisation
from reference.models import Need
from ui.admin.limits import within

PAGE, FULLEST = 30, 8


def start_page(user: User, *, at: datetime) -> dict[str, Any]:
    """Baskets, the fullest advisers, hints; how to begin where nobody advises yet."""
    has_advisers = Adviser.objects.filter(standing=Standing.ACTIVE).exists()
    people = list(advisers_for(user)[:FULLEST]) if has_advisers else []
    loads = loads_of(people, at=at)
    return {
        "has_advisers": has_advisers,
        "waiting": {
            "organisations": _waiting(Organisation, "province", user),
            "advisers": _waiting(Adviser, "organisation__province", user),
        },
        "piles": piles(cases_for(user), at=at),
        "fullest": [(each, loads[each.pk]) for each in people],
        "hints": hints(cases_for(user), at=at) if coordinates(user) else (),
        "coordinates": coordinates(user),
    }


def _waiting(model: type[Organisation] | type[Adviser], province: str, user: User) -> int:
    """How many are to be vetted; of her province for whoever is limited to one."""
    return within(
        model._default_manager.filter(standing=Standing.WAITING), [province], user
    ).count()


def basket_page(user: User, said: QueryDict, *, at: datetime) -> dict[str, Any]:
    """One basket, the oldest first, narrowed by province and subject; 30 to a page."""
    form = BasketForm(said, limit=user.province_id)
    form.is_valid()  # what is not offered narrows nothing
    basket = Basket(form.cleaned_data.get("basket") or Basket.OPEN)
    rows = in_basket(_narrowed(cases_for(user), form.cleaned_data), basket, at=at)
    related = rows.select_related("province", "commune", "adviser")
    page = Paginator(related, PAGE).get_page(said.get("page", ""))
    query = said.copy()
    query.pop("page", None)
    return {
        "form": form,
        "basket": basket.value,
        "label": LABELS[basket][0],
        "hint": LABELS[basket][1],
        "page": page,
        "rows": _rows(list(page), at),
        "query": query.urlencode(),
    }


def _narrowed(cases: QuerySet[Case], said: Mapping[str, Any]) -> QuerySet[Case]:
    if said.get("province"):
        cases = cases.filter(province=said["province"])
    if said.get("topic"):
        codes = list(Need.objects.filter(function=said["topic"]).values_list("code", flat=True))
        cases = cases.filter(need_codes__overlap=codes)
    return cases


def _rows(cases: Sequence[Case], at: datetime) -> list[tuple[Case, str, int]]:
    """Each with what it is about, and for how many days it has waited."""
    names = Need.objects.in_bulk({code for case in cases for code in case.need_codes})
    return [
        (case, ", ".join(str(names.get(code, code)) for code in case.need_codes), _days(case, at))
        for case in cases
    ]


def _days(case: Case, at: datetime) -> int:
    """Days of the calendar since it has waited; `since` is of the basket."""
    since: datetime = case.since  # type: ignore[attr-defined]
    return (timezone.localdate(at) - timezone.localdate(since)).days


def load_page(user: User, said: QueryDict, *, at: datetime) -> dict[str, Any]:
    """Advisers or organisations, the fullest first; 30 to a page."""
    by = "organisation" if said.get("by") == "organisation" else "adviser"
    rows: QuerySet[Any] = organisations_for(user) if by == "organisation" else advisers_for(user)
    page = Paginator(rows, PAGE).get_page(said.get("page", ""))
    loads = (loads_of_organisations if by == "organisation" else loads_of)(list(page), at=at)
    return {
        "by": by,
        "page": page,
        "rows": [(each, loads[each.pk]) for each in page],
        "query": f"by={by}",
    }
