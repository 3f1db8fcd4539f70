"""What the network holds about people: owners' requests for advice, and advisers themselves."""

from collections.abc import Sequence
from datetime import datetime

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


def _as_owner(cases: QuerySet[Case]) -> Sequence[Section]:
    return (
        Section(
            "advice_requests",
            _("Your requests for advice"),
            YEAR,
            cases,
            (
                *("pk", "state", "origin", "name", "business", "email", "phone", "text"),
                *("need_codes", "platform_slugs", "sector", "size", "province", "commune"),
                *("speaks", "ways", "times", "consent_version", "consent_at", "asked_at"),
                *("confirmed_at", "adviser__name", "taken_at", "closed_at", "outcome"),
            ),
        ),
        Section(
            "advice_tenures",
            _("Who had them, from when until when"),
            YEAR,
            Tenure.objects.filter(case__in=cases),
            ("case", "adviser__name", "why", "from_at", "until_at"),
        ),
        Section(
            "advice_messages",
            _("What you and your advisers wrote to each other"),
            YEAR,
            Message.objects.filter(case__in=cases, kind=Message.Kind.SHARED),
            ("case", "side", "text", "created_at", "read_at"),
        ),
        Section(
            "advice_documents",
            _("Their documents"),
            YEAR,
            Document.objects.filter(case__in=cases),
            ("case", "side", "title", "kind", "size_bytes", "created_at", "removed_at"),
        ),
        Section(
            "advice_recommendations",
            _("What was recommended to you"),
            YEAR,
            Recommendation.objects.filter(case__in=cases),
            ("case", "title", "text", "priority", "due_on", "state", "state_note", "created_at"),
        ),
        Section(
            "advice_ratings",
            _("How you found the advice"),
            YEAR,
            Rating.objects.filter(case__in=cases),
            ("case", "was_contacted", "helped", "text", "asked_at", "answered_at"),
        ),
        Section(
            "advice_letters",
            _("What we wrote to you about them"),
            YEAR,
            Told.objects.filter(case__in=cases),
            ("case", "key", "at"),
        ),
    )


def _as_adviser(adviser: QuerySet[Adviser]) -> Sequence[Section]:
    return (
        Section(
            "adviser_profile",
            _("Your profile as an adviser"),
            AS_ADVISER,
            adviser,
            (
                *("name", "organisation__name", "about_vi", "about_en", "functions", "needs"),
                *("sections", "sizes", "languages", "ways", "capacity", "licence"),
                *("licence_until", "standing", "standing_note", "created_at"),
            ),
        ),
        Section(
            "adviser_areas",
            _("Places that you serve"),
            AS_ADVISER,
            ServedArea.objects.filter(adviser__in=adviser),
            ("province", "commune"),
        ),
        Section(
            "adviser_leaves",
            _("Your leaves"),
            AS_ADVISER,
            Leave.objects.filter(adviser__in=adviser),
            ("from_on", "until_on", "substitute__name", "created_at"),
        ),
        Section(
            "adviser_offers",
            _("Requests that you were asked about, and what you answered"),
            AS_ADVISER,
            Offer.objects.filter(adviser__in=adviser),
            ("case", "position", "refusal", "note", "offered_at", "answered_at"),
        ),
        Section(
            "adviser_sessions",
            _("Sessions that you entered, with their hours"),
            AS_ADVISER,
            Session.objects.filter(adviser__in=adviser),
            ("case", "held_at", "way", "minutes", "created_at"),
        ),
        Section(
            "adviser_ratings",
            _("How owners found your advice"),
            AS_ADVISER,
            Rating.objects.filter(adviser__in=adviser, answered_at__isnull=False),
            ("case", "was_contacted", "helped", "text", "answered_at"),
        ),
    )


def sections(user: User) -> Sequence[Section]:
    return (*_as_owner(cases_held(user)), *_as_adviser(Adviser.objects.filter(user=user)))


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
