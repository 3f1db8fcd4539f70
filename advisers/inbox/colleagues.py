"""Who of her organisation may take a case over."""

from datetime import datetime

from django.db.models import F, QuerySet
from django.utils import timezone

from advisers.cases.rules import HELD
from advisers.models import Adviser, Case
from advisers.routing.asks import in_conflict
from advisers.routing.held import available
from ui.admin.lists import number_of


def colleagues_for(case: Case, adviser: Adviser, *, at: datetime) -> QuerySet[Adviser]:
    """In the network today, with room, without a stake in the matter; four queries and its own."""
    held = number_of(Case.objects.filter(state__in=HELD), "adviser")
    rows = available(timezone.localdate(at)).filter(
        organisation=adviser.organisation_id, user__is_active=True
    )
    free = rows.annotate(held=held).filter(held__lt=F("capacity"))
    return free.exclude(pk__in={adviser.pk, *in_conflict(case, at=at)}).order_by("name", "pk")
