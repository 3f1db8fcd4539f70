"""Who somebody is in the network, and which cases are hers to see."""

from django.db.models import Q, QuerySet
from django.http import Http404

from accounts.models import User
from advisers.cases.rules import State
from advisers.models import Adviser, Case, Offer

MOST_DIGITS = 18


def adviser_of(user: User) -> Adviser:
    """Raises: Http404: she is no adviser, or has left: the pages of advisers are not hers."""
    row = Adviser.objects.filter(user=user).select_related("organisation").first()
    if row is None or row.standing == "LEFT":
        raise Http404
    return row


def own_case(adviser: Adviser, pk: int) -> tuple[Case, Offer]:
    """A case that was ever offered to her, with her position; what she sees of it follows from it.

    Raises: Http404: it never was, whether it exists or not.
    """
    if len(str(pk)) > MOST_DIGITS:
        raise Http404
    rows = Offer.objects.filter(adviser=adviser, case=pk)
    related = rows.select_related(
        "case__commune", "case__province", "case__sector", "case__adviser"
    )
    offer = related.first()
    if offer is None:
        raise Http404
    return offer.case, offer


def inbox(adviser: Adviser) -> QuerySet[Offer]:
    """Her positions, those that wait for her first, then what she has, the latest first."""
    rows = Offer.objects.filter(adviser=adviser)
    return rows.select_related("case__commune", "case__province", "case__sector")


def case_by_token(token: str) -> Case:
    """The owner's own: whoever has its address. Raises: Http404."""
    rows = Case.objects.select_related("adviser__organisation", "commune", "province", "sector")
    row = rows.filter(token=token).first()
    if row is None:
        raise Http404
    return row


def cases_of(user: User) -> QuerySet[Case]:
    """Requests that are hers, the latest first."""
    mine = Q(owner=user)
    rows = Case.objects.filter(mine).exclude(state=State.UNCONFIRMED)
    return rows.select_related("adviser", "commune", "province").order_by("-asked_at", "pk")
