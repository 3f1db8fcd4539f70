"""What the history calls columns to which their models give no name of their own."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LABELS = {
    "accepted_by": _("accepted by"),
    "adviser": _("adviser"),
    "article": _("article"),
    "assisted_by": _("filled in by"),
    "budget_vnd_per_month": _("budget a month, VND"),
    "case": _("case"),
    "changed_by": _("changed by"),
    "code_sent_at": _("code sent at"),
    "code_tries": _("tries with a code"),
    "commune": _("commune"),
    "consent": _("consent"),
    "consent_version": _("text that was agreed to"),
    "created_by": _("made by"),
    "decided_by": _("decided by"),
    "deployments": _("ways to run it"),
    "duty": _("duty"),
    "email": _("e-mail address"),
    "enterprise": _("enterprise"),
    "group": _("role"),
    "languages": _("languages"),
    "looked_weight": _("evidence looked at"),
    "moved_at": _("cases moved at"),
    "must_link": _("must link to it"),
    "name": _("name"),
    "origin_key": _("where she asked"),
    "path": _("path"),
    "place": _("place in the row"),
    "plan": _("plan"),
    "platform": _("platform"),
    "platform_slugs": _("platforms asked about"),
    "province": _("province"),
    "question": _("question"),
    "reference": _("legal reference"),
    "request": _("request"),
    "round": _("round of asking"),
    "rounds": _("rounds of asking"),
    "said": _("what was said with it"),
    "sector": _("sector"),
    "slug": _("address on the site"),
    "user": _("person"),
    "vetted_by": _("admitted by"),
}


def label_of(column: models.Field) -> str:
    """What people call a column; the name that Django makes of its code is no word of theirs."""
    own = str(column.verbose_name)
    return str(LABELS.get(column.name, own)) if own == column.name.replace("_", " ") else own
