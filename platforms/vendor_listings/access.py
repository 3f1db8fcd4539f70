"""Whose listings these are: everything that is not hers answers 404, like what is not there."""

from django.http import Http404, HttpRequest

from accounts.models import User
from platforms.joining.access import check_digits, own_platform, own_revision, own_vendor
from platforms.models import EvidenceFile, Platform, Revision, Vendor
from platforms.revisions.access import staff_parties


def person(request: HttpRequest) -> User:
    user = request.user
    if not isinstance(user, User):
        raise Http404
    return user


def vendor_of(request: HttpRequest, slug: str) -> Vendor:
    """Raises: Http404: she does not act for it."""
    return own_vendor(person(request), slug)


def platform_of(request: HttpRequest, slug: str) -> Platform:
    """Raises: Http404: she does not act for its vendor."""
    return own_platform(person(request), slug)


def revision_of(request: HttpRequest, pk: int) -> Revision:
    """A revision of her vendor's own side. Raises: Http404."""
    return own_revision(person(request), pk)


def revision_for_reader(request: HttpRequest, pk: int) -> Revision:
    """The same for staff, who read every revision. Raises: Http404."""
    if not staff_parties(person(request)):
        return revision_of(request, pk)
    check_digits(pk)
    found = Revision.objects.select_related("platform__vendor").filter(pk=pk).first()
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
    check_digits(pk)
    rows = EvidenceFile.objects.select_related("platform__vendor")
    found = rows.filter(pk=pk, removed_at=None, **whose).first()
    if found is None:
        raise Http404
    return found
