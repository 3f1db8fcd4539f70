"""Drafts of listings: of a vendor for which all of the people act, and of somebody else's."""

from datetime import UTC, datetime
from uuid import uuid4

from platforms.models import EvidenceFile, Vendor, VendorMember
from platforms.models.revisions import Side
from platforms.revisions.writing import start_listing
from tests.owners import owner


def listings(people):
    """What stands in the addresses, by label; the files have a row but no bytes."""
    made = {}
    for label, members in (("own", people), ("foreign", [owner(email="hang-khac@example.vn")])):
        slug, at = f"hang-{label}", datetime.now(UTC)
        vendor = Vendor.objects.create(slug=slug, name=slug)
        for each in members:
            VendorMember.objects.create(vendor=vendor, user=each, created_at=at)
        revision = start_listing(
            vendor=vendor,
            name=slug,
            slug=slug,
            side=Side.VENDOR,
            request_key=uuid4(),
            by=next(iter(members)),
            at=at,
        )
        file = EvidenceFile.objects.create(
            platform=revision.platform,
            kind="OTHER",
            title="x",
            stored_as=f"{label}.pdf",
            content_type="application/pdf",
            size_bytes=1,
            sha256=label,
            uploaded_at=at,
        )
        made[f"{label}-listing"] = {"slug": slug, "pk": revision.pk, "file": file.pk}
    return made


def listing_objects(name, made):
    """Object label → value of each argument of a route under /vendor/listings/."""
    rows = {label: made[f"{label}-listing"] for label in ("own", "foreign")}
    rows["missing"] = {"slug": "no-such-thing", "pk": 999_999_999, "file": 999_999_999}
    key = "file" if name in ("vendor-listing-file", "vendor-listing-file-remove") else "pk"
    return {
        label: {"slug": row["slug"], "pk": str(row[key]), "section": "basics"}
        for label, row in rows.items()
    }
