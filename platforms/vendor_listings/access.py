"""Whose listings these are: everything that is not hers answers 404, like what is not there."""

from django.http import Http404, HttpRequest

from accounts.models import User
from platforms.models import EvidenceFile, Platform, Revision, Vendor
from platforms.models.revisions import Side
from platforms.revisions.access import staff_parties

MOST_DIGITS = 18


def person(request: HttpRequest) -> User:
    user = request.user
    if not isinstance(user, User):
        raise Http404
    return user


def vendor_of(request: HttpRequest, slug: str) -> Vendor:
    """Raises: Http404: she does not act for it."""
    found = Vendor.objects.filter(slug=slug, members__user=person(request)).first()
    if found is None:
        raise Http404
    return found


def platform_of(request: HttpRequest, slug: str) -> Platform:
    """Raises: Http404: she does not act for its vendor."""
    rows = Platform.objects.select_related("vendor")
    found = rows.filter(slug=slug, vendor__members__user=person(request)).first()
    if found is None:
        raise Http404
    return found


def revision_of(request: HttpRequest, pk: int) -> Revision:
    """A revision of her vendor's own side. Raises: Http404."""
    rows = Revision.objects.select_related("platform__vendor").filter(side=Side.VENDOR)
    found = rows.filter(pk=_stored(pk), platform__vendor__members__user=person(request)).first()
    if found is None:
        raise Http404
    return found


def revision_for_reader(request: HttpRequest, pk: int) -> Revision:
    """The same for staff, who read every revision. Raises: Http404."""
    if not staff_parties(person(request)):
        return revision_of(request, pk)
    found = Revision.objects.select_related("platform__vendor").filter(pk=_stored(pk)).first()
    if found is None:
        raise Http404
    return found


def file_of(request: HttpRequest, pk: int) -> EvidenceFile:
    """A file that is not removed, of her vendor. Raises: Http404."""
    return _file(pk, platform__vendor__members__user=person(request))


def file_for_reader(request: HttpRequest, pk: int) -> EvidenceFile:
    """The same for staff, who read every file. Raises: Http404."""
    return _file(pk) if staff_parties(person(request)) else file_of(request, pk)


def _file(pk: int, **whose: object) -> EvidenceFile:
    rows = EvidenceFile.objects.select_related("platform__vendor")
    found = rows.filter(pk=_stored(pk), removed_at=None, **whose).first()
    if found is None:
        raise Http404
    return found


def _stored(pk: int) -> int:
    """Raises: Http404: no key is that long."""
    if len(str(pk)) > MOST_DIGITS:
        raise Http404
    return pk
