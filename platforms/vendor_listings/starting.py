"""A new listing by its name: the address on the site is made from it."""

import secrets
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from accounts.models import User
from platforms.models import Platform, Revision, Vendor
from platforms.models.revisions import Side
from platforms.revisions.writing import start_listing
from reference.text import fold

LONGEST, TRIES = 70, 5


def start_named(
    *, vendor: Vendor, name: str, request_key: UUID, by: User, at: datetime
) -> Revision:
    """The first draft of a new listing; sent twice, it is made once. Raises: NotAllowedError."""
    plain = slugify(fold(name))[:LONGEST].strip("-") or "nen-tang"
    for number in range(TRIES):
        slug = plain if number == 0 else f"{plain}-{secrets.token_hex(2)}"
        if Platform.objects.filter(slug=slug).exists() and number < TRIES - 1:
            continue
        try:
            with transaction.atomic():
                return start_listing(
                    vendor=vendor,
                    name=name,
                    slug=slug,
                    side=Side.VENDOR,
                    request_key=request_key,
                    by=by,
                    at=at,
                )
        except IntegrityError:
            if number == TRIES - 1:
                raise
    raise AssertionError("unreachable")
