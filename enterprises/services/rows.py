"""The lock that all writes of one enterprise take, and the check for a form that is too old."""

from enterprises.models import Enterprise


class ChangedMeanwhileError(Exception):
    """Somebody saved the same part after this form was opened; nothing was written."""


def locked(enterprise: Enterprise) -> Enterprise:
    """The stored row, which nobody else writes until the transaction ends.

    Raises: Enterprise.DoesNotExist: it was erased meanwhile.
    """
    return Enterprise.objects.select_for_update(of=("self",)).get(pk=enterprise.pk)


def locked_at(enterprise: Enterprise, version: int, column: str) -> Enterprise:
    """The same, where the part that `column` counts is still what the form showed.

    Raises: ChangedMeanwhileError, Enterprise.DoesNotExist.
    """
    row = locked(enterprise)
    if getattr(row, column) != version:
        raise ChangedMeanwhileError(row.pk)
    return row
