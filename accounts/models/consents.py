"""What people agreed to, and what became of their data when they asked."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models.people import User
from reference.lookups import trigrams


class Purpose(models.TextChoices):
    """What a person may agree to, each on its own."""

    TERMS = "TERMS", _("terms of use and privacy notice")
    SHARE_WITH_VENDOR = "SHARE_WITH_VENDOR", _("passing details on to a vendor")
    SHARE_WITH_ADVISER = "SHARE_WITH_ADVISER", _("passing details on to an adviser")
    NOTICES = "NOTICES", _("notices by e-mail or phone")
    KEEP_TEXT = "KEEP_TEXT", _("keeping your own words to improve recognition")


@pghistory.track()
class Consent(models.Model):
    """One agreement: to what, to which wording, when, how; withdrawn, it stays as a record."""

    class How(models.TextChoices):
        SIGN_UP = "SIGN_UP", _("when signing up")
        FORM = "FORM", _("on a form")
        ACCOUNT = "ACCOUNT", _("on the account's page")

    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="consents", verbose_name=_("user")
    )
    purpose = models.CharField(_("purpose"), max_length=20, choices=Purpose)
    # To whom or to what exactly, such as "trial:kiotviet:0a1b…"; empty where the purpose says all.
    about = models.CharField(_("about"), max_length=120, blank=True)
    text_version = models.CharField(_("version of the text"), max_length=20)
    # SHA-256 of the words as they were shown, so that nobody can change them afterwards.
    text_hash = models.CharField(_("digest of the text"), max_length=64)
    given_at = models.DateTimeField(_("given at"))
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    how = models.CharField(_("how"), max_length=8, choices=How)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "purpose", "about"],
                condition=Q(withdrawn_at=None),
                name="consent_is_given_once",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=F("given_at")),
                name="consent_is_withdrawn_later",
            ),
            models.CheckConstraint(
                condition=Q(text_hash__regex="^[0-9a-f]{64}$") & ~Q(text_version=""),
                name="consent_names_its_text",
            ),
            models.CheckConstraint(
                condition=Q(purpose__in=Purpose.values), name="consent_purpose_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.given_at:%Y-%m-%d}"


@pghistory.track()
class DataRequest(models.Model):
    """A person took her data with her, or had them erased; after that the row names nobody."""

    class Kind(models.TextChoices):
        EXPORT = "EXPORT", _("copy of the data")
        ERASURE = "ERASURE", _("erasure")

    kind = models.CharField(_("kind"), max_length=7, choices=Kind)
    user = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="data_requests", verbose_name=_("user")
    )
    asked_at = models.DateTimeField(_("asked at"))
    # Both are done while the person waits; a later day would be for requests by letter.
    due_on = models.DateField(_("due on"))
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)
    # Who did it for her, and why; empty where she did it herself.
    by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("done by")
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("request about one's data")
        verbose_name_plural = _("requests about one's data")
        indexes = [
            models.Index(fields=["-asked_at", "id"], name="datarequest_latest"),
            trigrams("reason", name="datarequest_reason_words"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(done_at__gte=F("asked_at")),
                name="datarequest_is_done_later",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["EXPORT", "ERASURE"]), name="datarequest_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(by=None) | ~Q(reason=""), name="datarequest_by_staff_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.asked_at:%Y-%m-%d}"


class EmptiedRow(models.Model):
    """What a history row said before it was emptied, as a keyed digest: to check, not to read."""

    request = models.ForeignKey(DataRequest, models.PROTECT, related_name="emptied")
    table = models.CharField(max_length=63)
    row = models.BigIntegerField()
    # HMAC-SHA-256 of the row as JSON; without the site's secret nobody can try guesses at it.
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("emptied row of the history")
        verbose_name_plural = _("emptied rows of the history")
        constraints = [
            models.UniqueConstraint(fields=["table", "row"], name="emptiedrow_is_emptied_once"),
            models.CheckConstraint(
                condition=Q(digest__regex="^[0-9a-f]{64}$"), name="emptiedrow_has_a_digest"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.row}"
