"""The states of a call, and what is done to one."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    DRAFT = "DRAFT", _("draft")
    PUBLISHED = "PUBLISHED", _("published")
    CLOSED = "CLOSED", _("closed")


class Act(TextChoices):
    EDIT = "edit-call", _("call for platforms changed")
    PUBLISH = "publish-call", _("call for platforms published")
    CLOSE = "close-call", _("call for platforms closed")
    DISCARD = "discard-call", _("draft of a call for platforms given up")
