"""Words that the stored rows choose from."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """Who a duty is for; the law treats the two apart."""

    HOUSEHOLD = "HOUSEHOLD", _("household business")
    ENTERPRISE = "ENTERPRISE", _("enterprise")


class Confidence(models.TextChoices):
    """How well a statement about the law was checked when it was written down."""

    VERIFIED = "VERIFIED", _("checked against public sources")
    PARTLY = "PARTLY", _("partly checked")
    UNVERIFIED = "UNVERIFIED", _("not checked against the official text")


class LegalStatus(models.TextChoices):
    IN_FORCE = "IN_FORCE", _("in force")
    REPLACED = "REPLACED", _("replaced")
    UNKNOWN = "UNKNOWN", _("status not stated")


class Recurrence(models.TextChoices):
    MONTH = "MONTH", _("every month")
    QUARTER = "QUARTER", _("every quarter")
    YEAR = "YEAR", _("every year")


class Stage(models.TextChoices):
    START = "START", _("Start")
    DIGITISE = "DIGITISE", _("Digitise your work")
    TRANSFORM = "TRANSFORM", _("Transform")


class Topic(models.TextChoices):
    STRATEGY = "STRATEGY", _("where to begin")
    ASSESSMENT = "ASSESSMENT", _("where you stand")
    BUYING = "BUYING", _("choosing and buying")
    SUPPORT = "SUPPORT", _("state support")
    LEGAL_DUTIES = "LEGAL_DUTIES", _("legal duties")
    FINANCE = "FINANCE", _("money and books")
    SALES = "SALES", _("selling")
    PAYMENTS = "PAYMENTS", _("payments")
    SECURITY = "SECURITY", _("security")
    DATA = "DATA", _("data")


SIZES = ("micro", "small", "medium")
