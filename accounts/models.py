"""People who sign in: one user, known by e-mail address or phone; and what they agreed to."""

from typing import Any

import pghistory
from django.conf import settings
from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    use_in_migrations = True

    def create_user(
        self, email: str | None, password: str | None = None, **fields: object
    ) -> "User":
        user = self.model(email=self.normalize_email(email).lower() or None, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def unfinished(self) -> models.QuerySet["User"]:
        """Accounts that somebody asked for and nobody has proved to be hers."""
        return self.filter(
            is_staff=False,
            last_login=None,
            email_verified_at=None,
            phone_verified_at=None,
            password__startswith=UNUSABLE_PASSWORD_PREFIX,
        )

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username or "")


@pghistory.track(exclude=["password", "last_login"])
class User(AbstractUser):
    """A person with an account; what she may do follows from her roles (groups)."""

    username = None  # type: ignore[assignment]
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    email = models.EmailField(  # type: ignore[assignment]
        _("e-mail address"),
        unique=True,
        null=True,
        blank=True,
        error_messages={"unique": _("There is already an account with this address.")},
    )
    # E.164, such as +84912345678.
    phone = models.CharField(
        _("phone number"),
        max_length=16,
        unique=True,
        null=True,
        blank=True,
        error_messages={"unique": _("There is already an account with this number.")},
    )
    email_verified_at = models.DateTimeField(_("e-mail address confirmed at"), null=True)
    phone_verified_at = models.DateTimeField(_("phone number confirmed at"), null=True)
    name = models.CharField(_("name"), max_length=150, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = UserManager()  # type: ignore[assignment,misc]

    # Set by the middleware for staff who have not shown a second factor in their session.
    rights_withheld = False

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="user_email_is_lower_case"
            ),
            models.CheckConstraint(
                condition=Q(is_superuser=False) | Q(is_staff=True),
                name="user_superuser_is_staff",
            ),
            models.CheckConstraint(
                condition=Q(phone=None) | Q(phone__regex=r"^\+[1-9][0-9]{6,14}$"),
                name="user_phone_is_international",
                violation_error_message=_("Write the number with its country code: +84912345678."),
            ),
            models.CheckConstraint(
                condition=Q(email__isnull=False) | Q(phone__isnull=False) | Q(is_active=False),
                name="user_can_be_reached",
                violation_error_message=_("An account needs an e-mail address or a phone number."),
            ),
            models.CheckConstraint(
                condition=Q(email_verified_at=None) | Q(email__isnull=False),
                name="user_verified_email_is_there",
            ),
            models.CheckConstraint(
                condition=Q(phone_verified_at=None) | Q(phone__isnull=False),
                name="user_verified_phone_is_there",
            ),
            models.CheckConstraint(
                condition=Q(language__in=[code for code, _name in settings.LANGUAGES]),
                name="user_language_is_offered",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.contact

    @property
    def contact(self) -> str:
        """How she signs in and is written to: the e-mail address, else the number."""
        return self.email or self.phone or ""

    @property
    def is_confirmed(self) -> bool:
        """Whether she has proved an address or number; an administrator vouches for the staff."""
        return bool(self.is_staff or self.email_verified_at or self.phone_verified_at)

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return not self.rights_withheld and super().has_perm(perm, obj)

    def has_module_perms(self, app_label: str) -> bool:
        return not self.rights_withheld and super().has_module_perms(app_label)

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name or self.contact


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
    # To whom or to what exactly, such as "platform:kiotviet"; empty where the purpose says all.
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

    class Meta:
        verbose_name = _("request about one's data")
        verbose_name_plural = _("requests about one's data")
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(done_at__gte=F("asked_at")),
                name="datarequest_is_done_later",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["EXPORT", "ERASURE"]), name="datarequest_kind_is_known"
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
