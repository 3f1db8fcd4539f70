"""Sites that may show the matcher in a frame; staff keep the list."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from reference.lookups import trigrams
from reference.triggers import bumps

# Loopback is for this machine alone; `rules.check_origin` says when it may be listed.
ORIGIN = (
    r"^(https://(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?"
    r"|https?://(localhost|127\.0\.0\.1))(:[1-9][0-9]{0,4})?$"
)


@pghistory.track()
class EmbedHost(models.Model):
    """One site, or all under one registered name, that may show the matcher."""

    origin = models.CharField(
        _("site"),
        max_length=200,
        unique=True,
        error_messages={"unique": _("This site is listed already.")},
        help_text=_(
            "For example https://www.laocai.gov.vn, or https://*.example.vn for all of it."
        ),
    )
    holder = models.CharField(
        _("for whom"), max_length=200, help_text=_("The office, bank or association that asked.")
    )
    is_active = models.BooleanField(_("may show the matcher"), default=True)
    added_by = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", verbose_name=_("added by")
    )
    added_at = models.DateTimeField(_("added at"))

    class Meta:
        verbose_name = _("site that shows the matcher")
        verbose_name_plural = _("sites that show the matcher")
        # Web workers keep the list beside the catalogue and renew it with its version.
        triggers = [bumps("catalogue")]
        indexes = [
            trigrams("origin", name="embedhost_origin_words"),
            trigrams("holder", name="embedhost_holder_words"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(origin__regex=ORIGIN),
                name="embedhost_is_a_site",
                violation_error_message=_("This is no address of a site."),
            ),
            models.CheckConstraint(
                condition=~Q(holder=""),
                name="embedhost_says_for_whom",
                violation_error_message=_("Say who asked for it."),
            ),
        ]

    def __str__(self) -> str:
        return self.origin
