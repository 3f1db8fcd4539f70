"""People who sign in: one user, known by e-mail address or phone."""

from typing import Any

import pghistory
from django.conf import settings
from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.models.triggers import (
    LIMITED_BY_ROLE,
    LIMITED_USER,
    ROLE_LEAVES_ADMINS,
    USER_LEAVES_ADMINS,
)
from reference.lookups import trigrams
from reference.models import Province


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
    # When a colleague took app, passkeys and recovery codes off, so that she can set up new ones.
    factor_reset_at = models.DateTimeField(
        _("second factor reset at"), null=True, blank=True, editable=False
    )
    name = models.CharField(_("name"), max_length=150, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )

    # A programme manager may be limited to one province; nobody else is.
    province = models.ForeignKey(
        Province,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("limited to the province"),
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
            models.CheckConstraint(
                condition=Q(province=None) | Q(is_superuser=False, is_staff=True),
                name="user_limited_to_a_province_is_staff",
            ),
        ]
        triggers = [LIMITED_USER, USER_LEAVES_ADMINS]
        indexes = [
            models.Index(fields=["province"], name="user_province", condition=~Q(province=None)),
            trigrams("email", name="user_email_words"),
            trigrams("phone", name="user_phone_words"),
            trigrams("name", name="user_name_words"),
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


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent())
class RoleHeld(User.groups.through):  # type: ignore[name-defined]
    """That somebody has a role of the staff; kept by Django, watched by the history."""

    class Meta:
        proxy = True
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        triggers = [LIMITED_BY_ROLE, ROLE_LEAVES_ADMINS]

    def __str__(self) -> str:
        return f"{self.user_id} {self.group_id}"
