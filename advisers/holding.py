"""What the network holds about people: owners' requests for advice, and advisers themselves."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.privacy.holdings import Forgetting, Holding, Section, Subject, Trail, history_of
from advisers.asking.services import forget_unconfirmed
from advisers.cases.documents import forget_strays
from advisers.cases.leaving import erase_adviser, erase_owner, forget_closed
from advisers.models import (
    Adviser,
    AdviserInvitation,
    Case,
    Document,
    Leave,
    Message,
    Offer,
    Rating,
    Recommendation,
    ServedArea,
    Session,
    Tenure,
)
from advisers.models.cases import Told

YEAR = _("until a year after its end, or until you take it back")
AS_ADVISER = _("as long as you are in the network; figures stay, without your name")


def hers(*, owner: User | None, email: str, phone: str) -> Q:
    """Cases of hers: tied to her account, or made with a contact that she has proved."""
    mine = Q(owner=owner)
    if email:
        mine |= Q(email=email, confirmed_at__isnull=False)
    if phone:
        mine |= Q(phone=phone, email="", confirmed_at__isnull=False)
    return mine


def cases_held(user: User) -> QuerySet[Case]:
    email = user.email if user.email_verified_at else ""
    phone = user.phone if user.phone_verified_at else ""
    return Case.objects.filter(hers(owner=user, email=email or "", phone=phone or ""))


OF_CASES = (
    (
        "advice_requests",
        _("Your requests for advice"),
        Case,
        "pk",
        (
            *("pk", "state", "origin", "name", "business", "email", "phone", "text"),
            *("need_codes", "platform_slugs", "sector", "size", "province", "commune"),
            *("speaks", "ways", "times", "consent_version", "consent_at", "asked_at"),
            *("confirmed_at", "adviser__name", "taken_at", "closed_at", "outcome"),
        ),
    ),
    (
        "advice_tenures",
        _("Who had them, from when until when"),
        Tenure,
        "case",
        ("case", "adviser__name", "why", "from_at", "until_at"),
    ),
    (
        "advice_messages",
        _("What you and your advisers wrote to each other"),
        Message,
        "case",
        ("case", "side", "text", "created_at", "read_at"),
    ),
    (
        "advice_documents",
        _("Their documents"),
        Document,
        "case",
        ("case", "side", "title", "kind", "size_bytes", "created_at", "removed_at"),
    ),
    (
        "advice_recommendations",
        _("What was recommended to you"),
        Recommendation,
        "case",
        ("case", "title", "text", "priority", "due_on", "state", "state_note", "created_at"),
    ),
    (
        "advice_ratings",
        _("How you found the advice"),
        Rating,
        "case",
        ("case", "was_contacted", "helped", "text", "asked_at", "answered_at"),
    ),
    (
        "advice_letters",
        _("What we wrote to you about them"),
        Told,
        "case",
        ("case", "key", "at"),
    ),
)
OF_ADVISERS = (
    (
        "adviser_profile",
        _("Your profile as an adviser"),
        Adviser,
        "pk",
        (
            *("name", "organisation__name", "about_vi", "about_en", "functions", "needs"),
            *("sections", "sizes", "languages", "ways", "capacity", "licence"),
            *("licence_until", "standing", "standing_note", "created_at"),
        ),
    ),
    (
        "adviser_areas",
        _("Places that you serve"),
        ServedArea,
        "adviser",
        ("province", "commune"),
    ),
    (
        "adviser_leaves",
        _("Your leaves"),
        Leave,
        "adviser",
        ("from_on", "until_on", "substitute__name", "created_at"),
    ),
    (
        "adviser_offers",
        _("Requests that you were asked about, and what you answered"),
        Offer,
        "adviser",
        ("case", "position", "refusal", "note", "offered_at", "answered_at"),
    ),
    (
        "adviser_sessions",
        _("Sessions that you entered, with their hours"),
        Session,
        "adviser",
        ("case", "held_at", "way", "minutes", "created_at"),
    ),
    (
        "adviser_ratings",
        _("How owners found your advice"),
        Rating,
        "adviser",
        ("case", "was_contacted", "helped", "text", "answered_at"),
    ),
)
"""Name, title, model, the field that ties a row to its case or adviser, columns."""


def _sections(parts: Any, kept: Any, whose: QuerySet[Any]) -> Iterator[Section]:
    for name, title, model, tie, columns in parts:
        rows = model._default_manager.filter(**{f"{tie}__in": whose.values("pk")})
        # Notes among advisers are not what an owner and she wrote to each other.
        rows = rows.filter(kind=Message.Kind.SHARED) if model is Message else rows
        yield Section(name, title, kept, rows, columns)


def sections(user: User) -> Sequence[Section]:
    """Nothing for most people, who neither asked nor advise: two queries tell."""
    found: list[Section] = []
    if (cases := cases_held(user)).exists():
        found += _sections(OF_CASES, YEAR, cases)
    if (adviser := Adviser.objects.filter(user=user)).exists():
        found += _sections(OF_ADVISERS, AS_ADVISER, adviser)
    return found


def erase(subject: Subject, at: datetime) -> Sequence[Trail]:
    """Her requests are taken back; as an adviser she leaves, and her cases go to others."""
    user, email, phone = subject.user, subject.email, subject.phone
    cases = erase_owner(hers(owner=user, email=email, phone=phone), contacts=(email, phone), at=at)
    advisers = erase_adviser(user=user, at=at)
    letters = AdviserInvitation.objects.filter(Q(email=email) if email else Q(pk__in=()))
    letters_of = list(letters.values_list("pk", flat=True))
    letters.delete()
    return (
        history_of(Case)._default_manager.filter(pgh_obj_id__in=cases),
        history_of(Rating)._default_manager.filter(case_id__in=cases),
        history_of(Adviser)._default_manager.filter(pgh_obj_id__in=advisers),
        history_of(ServedArea)._default_manager.filter(adviser_id__in=advisers),
        history_of(Leave)._default_manager.filter(adviser_id__in=advisers),
        history_of(AdviserInvitation)._default_manager.filter(pgh_obj_id__in=letters_of),
    )


MODELS = (
    *("Adviser", "AdviserEvent", "AdviserInvitation", "AdviserInvitationEvent", "Case"),
    *("CaseEvent", "Document", "Leave", "LeaveEvent", "Message", "Offer", "OfferEvent"),
    *("Organisation", "OrganisationEvent", "Rating", "RatingEvent", "Recommendation"),
    *("ServedArea", "ServedAreaEvent", "Session", "Tenure", "Told"),
)

HOLDING = Holding(
    app="advisers",
    title=_("Advice"),
    covers=frozenset(f"advisers.{name}" for name in MODELS),
    sections=sections,
    erase=erase,
    stays=(
        _("That somebody asked for advice: on what, in which place, how it went; not who."),
        _("Of an adviser her positions, sessions and hours, without her name."),
    ),
    forgets=(
        Forgetting(
            "advisers.unconfirmed",
            _("requests for advice whose code was never entered: one day"),
            forget_unconfirmed,
        ),
        Forgetting(
            "advisers.closed",
            _("who asked for advice, and what was written: a year after the end"),
            forget_closed,
        ),
        Forgetting(
            "advisers.files",
            _("files of requests for advice that nothing names: two days"),
            forget_strays,
        ),
    ),
)
