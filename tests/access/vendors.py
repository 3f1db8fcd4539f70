"""What the people of the matrix hold as a vendor, and what is another vendor's."""

from uuid import uuid4

from django.utils import timezone

from matching.models import QuoteRequest, Trial
from platforms.joining.services import invite_vendor, token_of
from platforms.models import Platform, Vendor, VendorClaim, VendorInvitation, VendorMember
from platforms.models.revisions import Side
from platforms.revisions.writing import start_listing, start_revision
from tests.access.names import MISSING
from tests.owners import enterprise_of, owner
from tests.staff import colleague

PAGES = {
    "revision": ("vendor-revision-check", "vendor-thread"),
    "platform": ("vendor-ranking", "vendor-renew"),
    "vendor": ("vendor-people",),
    "person": ("vendor-person-remove",),
    "trial": ("vendor-lead-trial",),
    "quote": ("vendor-lead-quote",),
}


def vendors(people):
    """Route name → object label → its arguments: "own" is everybody's, "foreign" nobody's here."""
    at, stranger = timezone.now(), owner(email="nha-khac@example.vn")
    own = Vendor.objects.create(slug="nha-minh", name="Nhà Mình")
    for each in people:
        VendorMember.objects.create(vendor=own, user=each, created_at=at)
        _claim(each, at)
    labels = {
        **_labels(own, stranger, at),
        "missing": {kind: {"pk": MISSING["pk"], "slug": MISSING["slug"]} for kind in PAGES},
    }
    found = {
        name: {label: values[kind] for label, values in labels.items()}
        for kind, names in PAGES.items()
        for name in names
    }
    claims = {"existing": {"slug": "misa"}, "missing": {"slug": MISSING["slug"]}}
    letters = {"foreign": {"token": _letter(own, at)}, "missing": {"token": "0" * 40}}
    return {
        **found,
        **_acts_of_staff(),
        "vendor-claim": claims,
        "vendor-claim-withdraw": claims,
        "vendor-invitation": letters,
    }


def _claim(user, at):
    said = {"position": "x", "proof": "x", "request_key": uuid4(), "created_at": at}
    VendorClaim.objects.create(vendor=Vendor.objects.get(slug="misa"), user=user, **said)


def _labels(own, stranger, at):
    """A new listing of the own vendor and one of another, each with a draft and requests."""
    said = {"side": Side.VENDOR, "by": stranger, "at": at}
    theirs = Platform.objects.select_related("vendor").get(slug="misa-amis")
    members = [
        VendorMember.objects.create(vendor=vendor, user=stranger, created_at=at)
        for vendor in (own, theirs.vendor)
    ]
    new = {"name": "Kho Mình", "slug": "kho-minh", "request_key": uuid4()}
    mine = start_listing(vendor=own, **new, **said)
    foreign = start_revision(platform=theirs, request_key=uuid4(), **said)
    return {
        "own": _of(mine, members[0], stranger, at),
        "foreign": _of(foreign, members[1], stranger, at),
    }


def _acts_of_staff():
    """Buttons of the admin: on a row that is there, and on none."""
    rows = {VendorClaim: ("accept", "refuse"), VendorMember: ("remove",)}
    rows[VendorInvitation] = ("revoke", "resend")
    return {
        f"admin:platforms_{model._meta.model_name}_{act}": {
            "existing": {"pk": str(model.objects.order_by("pk").values_list("pk", flat=True)[0])},
            "missing": {"pk": MISSING["pk"]},
        }
        for model, acts in rows.items()
        for act in acts
    }


def _of(revision, member, person, at):
    """The arguments of each kind of page of one vendor."""
    platform, asker = revision.platform, enterprise_of(person, name="Bên hỏi")
    common = {"asked_by": person, "requested_at": at, "enterprise": asker}
    trial = Trial.objects.create(platform=platform, request_key=uuid4(), **common)
    request = QuoteRequest.objects.create(request_key=uuid4(), **common)
    return {
        "revision": {"pk": str(revision.pk)},
        "platform": {"slug": platform.slug},
        "vendor": {"slug": platform.vendor.slug},
        "person": {"slug": platform.vendor.slug, "pk": str(member.pk)},
        "trial": {"pk": str(trial.pk)},
        "quote": {"pk": str(request.quotes.create(platform=platform, place=1).pk)},
    }


def _letter(vendor, at):
    said = {"email": "nguoi-duoc-moi@example.vn", "request_key": uuid4()}
    by = colleague("moderator")
    return token_of(invite_vendor(vendor=vendor, **said, by=by, at=at))
