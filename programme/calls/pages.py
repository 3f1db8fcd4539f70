"""What the pages of calls show, ready in words."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from matching.pages.picker import picker
from platforms.snapshot import Snapshot
from platforms.wording import DEPLOYMENTS, LANGUAGES
from programme.calls.access import parties_of
from programme.calls.choices import Act, State
from programme.calls.forms import CallForm
from programme.calls.models import Call, CallAnswer
from programme.calls.rules import may, takes_answers
from programme.calls.selectors import all_answers, public_answers
from programme.pages import number
from reference.models import Province
from ui.templatetags.ui import day, vnd

STATES: dict[str, tuple[str, Any]] = {
    State.DRAFT: ("info", gettext_lazy("Draft: only staff see it.")),
    State.PUBLISHED: ("good", gettext_lazy("Published.")),
    State.CLOSED: ("neutral", gettext_lazy("Closed: it takes no answers.")),
}


def form_page(form: CallForm, snapshot: Snapshot) -> dict[str, Any]:
    """A call as it is written; lists in which something is ticked, or wrong, are open."""
    ticked = {name: set(form[name].value() or ()) for name in ("needs", "sections", "provinces")}
    return {
        "form": form,
        "needs": picker(snapshot, name="needs", on=ticked["needs"]),
        "lists": [
            {"field": form[name], "is_open": bool(ticked[name] or form[name].errors)}
            for name in ("sections", "provinces")
        ],
    }


def facts_of(call: Call, snapshot: Snapshot) -> list[tuple[str, str]]:
    """What is asked for, line by line; one query."""
    taxonomy = snapshot.taxonomy
    names = dict(Province.objects.filter(pk__in=call.provinces).values_list("pk", "short_name"))
    needs = [taxonomy.needs[code].name if code in taxonomy.needs else code for code in call.needs]
    trades = [
        taxonomy.sectors[code].short_name if code in taxonomy.sectors else code
        for code in call.sections
    ]
    found = [
        (_("Needs"), _joined(needs)),
        (_("Trades"), _joined(trades) or _("all trades")),
        (_("Where"), _joined([names.get(c, c) for c in call.provinces]) or _("the whole country")),
    ]
    if call.deployments:
        found.append(
            (_("How it runs, one of"), _joined([DEPLOYMENTS[c] for c in call.deployments]))
        )
    if call.languages:
        spoken = _joined([LANGUAGES[code] for code in call.languages])
        found.append((_("Languages, every one"), spoken))
    if call.ceiling_vnd:
        found.append((_("Price a month at most"), vnd(call.ceiling_vnd)))
    found.append((_("Takes answers"), f"{day(call.opens_on)} – {day(call.closes_on)}"))
    return found


def _joined(names: Sequence[object]) -> str:
    return ", ".join(str(name) for name in names)


def evidence(call: Call) -> str:
    """How many wait for it, "" where that was not told when the call was written."""
    if call.demand_count is None or call.demand_on is None:
        return ""
    return _("At least %(count)s enterprises have no or only a poor platform for it (%(day)s).") % {
        "count": number(call.demand_count),
        "day": day(call.demand_on),
    }


def is_taking(call: Call, today: date) -> bool:
    return takes_answers(
        state=call.state, opens_on=call.opens_on, closes_on=call.closes_on, today=today
    )


def public_page(call: Call, snapshot: Snapshot, *, today: date) -> dict[str, Any]:
    """A call as everybody reads it; two queries."""
    return {
        "call": call,
        "facts": facts_of(call, snapshot),
        "evidence": evidence(call),
        "is_taking": is_taking(call, today),
        "is_to_come": call.state == State.PUBLISHED and call.opens_on > today,
        "answers": public_answers(call),
    }


def staff_page(call: Call, user: User, snapshot: Snapshot) -> dict[str, Any]:
    """A call as staff read it, with every answer and what she may do now."""
    kind, words = STATES[call.state]
    parties, is_author = parties_of(user), call.author_id == user.pk
    can = {
        act.name.lower(): may(act, now=call.state, parties=parties, is_author=is_author)
        for act in Act
    }
    is_hers = not user.province_id or call.provinces == [user.province_id]
    return {
        "call": call,
        "facts": facts_of(call, snapshot),
        "evidence": evidence(call),
        "state_kind": kind,
        "state_words": words,
        "can": {name: is_hers and allowed for name, allowed in can.items()},
        "waits_for_other": is_hers and is_author and call.state == State.DRAFT,
        "answer_headers": [_("Listing"), _("Vendor"), _("State"), _("Answered")],
        "answer_rows": [
            [
                each.platform.name,
                each.platform.vendor.name,
                _state_of(each),
                day(each.answered_at),
            ]
            for each in all_answers(call)
        ],
    }


def _state_of(answer: CallAnswer) -> str:
    """Of its listing; or that the vendor took the answer back."""
    if answer.taken_back_at:
        return _("taken back, %s") % day(answer.taken_back_at)
    return str(answer.platform.get_status_display())
