"""People of two vendors, each with a draft that waits to be finished."""

from django.db import transaction

from accounts.models import User
from platforms.models import Message, Platform, Vendor, VendorClaim, VendorMember
from platforms.models.revisions import Side
from platforms.revisions.writing import start_listing
from portal.demo.lot import Lot


def vendors(lot: Lot, people: dict[str, User]) -> None:
    for role in ("vendor_a", "vendor_b"):
        _vendor(lot, role, people[role])


@transaction.atomic
def _vendor(lot: Lot, role: str, user: User) -> None:
    """A vendor of her own, with one draft; vendor_a also claims one of the catalogue."""
    slug = f"{role.replace('_', '-')}-{lot.seed}"
    vendor, _is_new = Vendor.objects.get_or_create(
        slug=slug, defaults={"name": f"Nhà phần mềm {role[-1].upper()} {lot.seed}"}
    )
    VendorMember.objects.get_or_create(vendor=vendor, user=user, defaults={"created_at": lot.at})
    draft = start_listing(
        vendor=vendor,
        name=f"Sổ bán hàng {role[-1].upper()} {lot.seed}",
        slug=f"so-ban-hang-{role[-1]}-{lot.seed}",
        side=Side.VENDOR,
        request_key=lot.key(f"draft {role}"),
        by=user,
        at=lot.at,
    )
    for kind, key in (("vendors", slug), ("platforms", draft.platform.slug)):
        lot.own(role, kind, key)
    lot.own(role, "revisions", draft.pk)
    if role == "vendor_a":
        _words(lot, user, draft.pk)


def _words(lot: Lot, user: User, draft: int) -> None:
    """What only her vendor and the officers read."""
    said = {"created_at": lot.at}
    Message.objects.get_or_create(
        request_key=lot.key("vendor message"),
        defaults={
            **said,
            "revision_id": draft,
            "side": Side.VENDOR,
            "author": user,
            "text": lot.canary("platforms.Message.text", "vendor_a"),
        },
    )
    listed = Platform.objects.published().select_related("vendor").order_by("slug").first()
    if listed is None:  # a site without its catalogue
        return
    claim, _is_new = VendorClaim.objects.get_or_create(
        request_key=lot.key("vendor claim"),
        defaults={
            **said,
            "vendor": listed.vendor,
            "user": user,
            "position": lot.canary("platforms.VendorClaim.position", "vendor_a"),
            "proof": lot.canary("platforms.VendorClaim.proof", "vendor_a"),
        },
    )
    for name in ("position", "proof"):
        lot.canary(f"platforms.VendorClaim.{name}", "vendor_a")
    lot.own("vendor_a", "claims", claim.pk)
