"""Whose tax code it is: free ones are given, taken ones become a claim that staff decide."""

from datetime import datetime

import pghistory
from django.db import connection, transaction
from django.db.models import QuerySet

from accounts.models import User
from enterprises.models import Enterprise, TaxCodeClaim
from enterprises.services.rows import locked
from enterprises.told import tell_decision


class ClaimDecidedError(Exception):
    """Somebody decided this claim already, or the claimant withdrew it."""


def place_tax_code(enterprise: Enterprise, code: str | None, *, by: User, at: datetime) -> None:
    """Set the code on a row that is locked and not saved yet; open or withdraw a claim.

    Callers save the row. Writers of one code wait for each other, so that of two who claim a free
    one at a moment the first gets it and the second is told.
    """
    if code == enterprise.tax_code:
        return
    _withdraw_claims(enterprise, by=by, at=at)
    enterprise.tax_code, enterprise.is_tax_code_disputed = code, False
    if code is None:
        return
    _lock_code(code)
    holder = _holders(code).exclude(pk=enterprise.pk).first()
    if holder is None:
        return
    enterprise.is_tax_code_disputed = True
    TaxCodeClaim.objects.create(
        tax_code=code, claimant=enterprise, holder=holder, claimed_by=by, claimed_at=at
    )


@transaction.atomic
def decide_claim(
    *, claim: TaxCodeClaim, to_claimant: bool, by: User, at: datetime, note: str = ""
) -> TaxCodeClaim:
    """Give the code to the claimant, or leave it with whoever holds it; both are told.

    Whoever does not get it keeps everything else. Other open claims to the code stay open.

    Raises: ClaimDecidedError: it is not open any more.
    """
    _one_decision_at_a_time()
    claimant = locked(claim.claimant)
    row = TaxCodeClaim.objects.select_for_update(of=("self",)).get(pk=claim.pk)
    if row.status != TaxCodeClaim.Status.OPEN:
        raise ClaimDecidedError(row.pk)
    given, kept = TaxCodeClaim.Status.GIVEN, TaxCodeClaim.Status.KEPT
    row.status, row.decided_by, row.decided_at = given if to_claimant else kept, by, at
    row.note = note[:500]
    row.save(update_fields=["status", "decided_by", "decided_at", "note"])
    with pghistory.context(action="decide-claim", user=by.pk):
        if to_claimant:
            _lock_code(row.tax_code)
            for holder in _holders(row.tax_code).select_for_update(of=("self",)):
                _set_code(holder, None, at=at)
        _set_code(claimant, row.tax_code if to_claimant else None, at=at)
    tell_decision(row, at=at)
    return row


def _set_code(enterprise: Enterprise, code: str | None, *, at: datetime) -> None:
    enterprise.tax_code, enterprise.is_tax_code_disputed = code, False
    enterprise.version, enterprise.updated_at = enterprise.version + 1, at
    enterprise.save(update_fields=["tax_code", "is_tax_code_disputed", "version", "updated_at"])


def _lock_code(code: str) -> None:
    """Until the transaction ends nobody else writes this tax code."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 8021))", [code])


def _one_decision_at_a_time() -> None:
    """So that two decisions about a pair that claim from each other cannot lock up."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(8021)")


def _holders(code: str) -> QuerySet[Enterprise]:
    """Who has the code undisputed: one or none."""
    return Enterprise.objects.filter(tax_code=code, is_tax_code_disputed=False).order_by("pk")


def _withdraw_claims(enterprise: Enterprise, *, by: User, at: datetime) -> None:
    if enterprise.pk:
        TaxCodeClaim.objects.filter(claimant=enterprise, status=TaxCodeClaim.Status.OPEN).update(
            status=TaxCodeClaim.Status.WITHDRAWN, decided_by=by, decided_at=at
        )
