"""What owners say together is told from five answers on, of everybody, a firm and a person."""

import pytest
from django.utils import timezone

from advisers.models import Rating
from tests.advisers import people

pytestmark = pytest.mark.django_db
SAID = "5 chủ doanh nghiệp đã nhận xét: 80 % được tư vấn viên liên hệ, 60 % thấy có ích."


def rate(adviser, count, *, contacted, helped):
    at = timezone.now()
    for number in range(count):
        Rating.objects.create(
            case=people.case(at=at, contact=f"chu{adviser.pk}-{number}@example.vn"),
            adviser=adviser,
            asked_at=at,
            answered_at=at,
            was_contacted=number < contacted,
            helped=number < helped,
        )


def test_it_is_told_from_five_answers_on(client):
    known, new = people.adviser(), people.adviser()
    rate(known, 4, contacted=4, helped=3)
    paths = ["/advisers/", f"/advisers/people/{known.pk}/"]
    paths.append(f"/advisers/organisations/{known.organisation.pk}/")
    for path in paths:
        assert "đã nhận xét" not in client.get(path).content.decode(), path
    rate(known, 1, contacted=0, helped=0)
    for path in paths:
        assert SAID in client.get(path).content.decode(), path
    assert "đã nhận xét" not in client.get(f"/advisers/people/{new.pk}/").content.decode()
