"""Who asked for a vendor's products: only her own, and of each only what was passed on to her."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from matching.models import Quote, Trial
from matching.trials.rules import BEFORE_TRIAL
from sheets.services import note_export

# Code of what vendors take out, in the list of exports.
LEADS = "leads"
CHUNK = 200
MOST_DIGITS = 18
MODELS: dict[str, type[Trial] | type[Quote]] = {"trials": Trial, "quotes": Quote}


@dataclass(frozen=True, slots=True)
class Lead:
    """A request for a trial ("trials") or a price ("quotes").

    `lines` are label and value as the consent names them; () once it was withdrawn.
    """

    kind: str
    pk: int
    platform: str
    asked_at: datetime
    state: str
    is_open: bool
    lines: tuple[tuple[str, str], ...]

    @property
    def who(self) -> str:
        """The first line names who asks."""
        return self.lines[0][1] if self.lines else ""


def trials_for(user: User) -> QuerySet[Trial]:
    return Trial.objects.filter(platform__vendor__members__user=user).select_related(
        "platform__vendor"
    )


def quotes_for(user: User) -> QuerySet[Quote]:
    return Quote.objects.filter(platform__vendor__members__user=user).select_related(
        "platform__vendor", "request", "consent"
    )


def own_trial(user: User, pk: int) -> Trial:
    """Raises: Http404: it is no request to one of her vendors, whether it exists or not."""
    return _found(trials_for(user), pk)


def own_quote(user: User, pk: int) -> Quote:
    """Raises: Http404: as above."""
    return _found(quotes_for(user), pk)


def _found(rows: QuerySet, pk: int) -> Any:
    found = rows.filter(pk=pk).first() if len(str(pk)) <= MOST_DIGITS else None
    if found is None:
        raise Http404
    return found


def keys(user: User) -> QuerySet:
    """(kind, pk, asked_at) of all her leads, the latest first: what pages and files are cut of."""
    text = CharField()
    trials = Trial.objects.filter(platform__vendor__members__user=user).values_list(
        Value("trials", text), "pk", "requested_at"
    )
    quotes = Quote.objects.filter(platform__vendor__members__user=user).values_list(
        Value("quotes", text), "pk", F("request__requested_at")
    )
    return trials.order_by().union(quotes.order_by(), all=True).order_by("-requested_at", "-pk")


def leads(user: User, found: Sequence[tuple[str, int, datetime]]) -> list[Lead]:
    """The leads of some keys, in their order; two queries."""
    wanted = {kind: [pk for each, pk, _at in found if each == kind] for kind in MODELS}
    made = {
        **{
            ("trials", row.pk): of_trial(row)
            for row in trials_for(user).filter(pk__in=wanted["trials"])
        },
        **{
            ("quotes", row.pk): of_quote(row)
            for row in quotes_for(user).filter(pk__in=wanted["quotes"])
        },
    }
    return [made[kind, pk] for kind, pk, _at in found if (kind, pk) in made]


def of_trial(row: Trial) -> Lead:
    return Lead(
        "trials",
        row.pk,
        row.platform.name,
        row.requested_at,
        row.get_state_display(),
        row.state in BEFORE_TRIAL,
        tuple((label, value) for label, value in row.shared),
    )


def of_quote(row: Quote) -> Lead:
    """What goes into a comparison is withdrawn with its consent."""
    lines = () if row.is_taken_back else row.request.shared
    return Lead(
        "quotes",
        row.pk,
        row.platform.name,
        row.request.requested_at,
        _("withdrawn") if row.is_taken_back else row.get_state_display(),
        row.state == Quote.State.SENT and not row.is_taken_back,
        tuple((label, value) for label, value in lines),
    )


def table(user: User) -> Iterator[list[str]]:
    """All leads as rows of text, the first their headings; read piece by piece."""
    yield [_("Kind"), _("Platform"), _("Asked on"), _("Status"), _("Passed on")]
    found = list(keys(user))
    words = {"trials": _("trial"), "quotes": _("price")}
    for start in range(0, len(found), CHUNK):
        for lead in leads(user, found[start : start + CHUNK]):
            day = timezone.localtime(lead.asked_at).strftime("%d/%m/%Y")
            said = "; ".join(f"{label}: {value}" for label, value in lead.lines)
            yield [words[lead.kind], lead.platform, day, lead.state, said]


def note_taken(user: User, *, format: str, at: datetime) -> None:
    """Record who takes her leads out, before the first of them is sent, as of every export."""
    note_export(kind=LEADS, format=format, query="", row_count=keys(user).count(), by=user, at=at)
