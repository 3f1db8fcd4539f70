"""Advisers and requests for tests: what is not said is usual."""

from itertools import count
from uuid import uuid4

from django.utils import timezone

from accounts.contacts import Contact
from accounts.models import User
from advisers.asking.services import Asked, ask_advice
from advisers.choices import Standing
from advisers.models import Adviser, Case, Organisation, ServedArea
from reference.models import Commune

# Phường Hoàn Kiếm of Hà Nội.
COMMUNE = "00070"
NUMBERS = count(1)


def organisation(**fields):
    at = timezone.now()
    said = {
        "kind": "COMMUNITY_GROUP",
        "name": f"Tổ công nghệ số {next(NUMBERS)}",
        "province_id": "01",
        "standing": Standing.ACTIVE,
        "vetted_at": at,
        "created_at": at,
    }
    return Organisation.objects.create(request_key=uuid4(), **{**said, **fields})


def adviser(*, communes=(COMMUNE,), provinces=(), **fields):
    """Somebody in the network who knows of everything, in Vietnamese, by every way."""
    at, number = timezone.now(), next(NUMBERS)
    said = {
        "name": f"Cán bộ {number}",
        "functions": ["sales", "accounting"],
        "languages": ["vi"],
        "ways": ["phone", "video", "visit", "zalo"],
        "standing": Standing.ACTIVE,
        "vetted_at": at,
        "created_at": at,
        "calendar_key": uuid4(),
    }
    said |= fields
    if "user" not in said:
        said["user"] = User.objects.create_user(f"cb{number}@example.vn")
    said.setdefault("organisation", None)
    said["organisation"] = said["organisation"] or organisation()
    row = Adviser.objects.create(request_key=uuid4(), **said)
    for code in communes:
        place = Commune.objects.get(pk=code)
        ServedArea.objects.create(adviser=row, province_id=place.province_id, commune=place)
    for code in provinces:
        ServedArea.objects.create(adviser=row, province_id=code)
    return row


def asked(*, commune=COMMUNE, contact="chu.quan@example.vn", **fields):
    place = Commune.objects.select_related("province").get(pk=commune)
    said = {
        "contact": Contact(email=contact),
        "consent": "Tôi đồng ý",
        "origin": "SCRATCH",
        "province": place.province,
        "commune": place,
        "speaks": "vi",
        "name": "Nguyễn Thị Lan",
        "business": "Quán Lan",
        "text": "Quán cần xuất hóa đơn điện tử từ máy tính tiền",
    }
    return Asked(**{**said, **fields})


def case(*, at=None, **fields):
    """A request whose contact is proved, and that waits to be routed."""
    at = at or timezone.now()
    row = ask_advice(asked=asked(**fields), request_key=uuid4(), at=at)
    Case.objects.filter(pk=row.pk).update(state="NEW", confirmed_at=at, code_hash="")
    row.refresh_from_db()
    return row
