"""As what somebody acts on a call, and which calls she reads."""

from django.http import Http404

from accounts.models import User
from platforms.joining.access import check_digits
from programme.calls.models import Call
from programme.calls.rules import NotAllowedError, Party

READ = "programme.view_call"
WRITE = "programme.change_call"
PUBLISH = "programme.publish_call"


def parties_of(user: User) -> frozenset[Party]:
    """Staff by their rights; nobody else."""
    rights = {Party.WRITER: WRITE, Party.OFFICER: PUBLISH}
    if not (user.is_active and user.is_staff):
        return frozenset()
    return frozenset(party for party, right in rights.items() if user.has_perm(right))


def check_province(user: User, provinces: list[str]) -> None:
    """Somebody limited to a province writes for it alone. Raises: NotAllowedError."""
    if user.province_id and provinces != [user.province_id]:
        raise NotAllowedError("province")


def call_for_staff(user: User, pk: int) -> Call:
    """Raises: Http404: not there, or of another province than hers."""
    check_digits(pk)
    rows = Call.objects.of_province(user.province_id or "")
    call = rows.select_related("author", "published_by").filter(pk=pk).first()
    if call is None:
        raise Http404
    return call
