"""What readers say of a page: of use or not, and in their words. Of nobody: a day, no person."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class PageAnswer(models.Model):
    """One reader's answer to "was this helpful"; mail addresses and phone numbers are taken out."""

    class Page(models.TextChoices):
        ARTICLE = "ARTICLE", _("article")
        PLAN = "PLAN", _("plan of a sector")

    page = models.CharField(_("kind of page"), max_length=8, choices=Page)
    # No foreign key: an answer stays when its page is gone.
    code = models.SlugField(_("which"), max_length=60)
    day = models.DateField(_("day"))
    is_helpful = models.BooleanField(_("helpful"))
    text = models.TextField(_("in her words"), max_length=1000, blank=True)
    language = models.CharField(_("language"), max_length=2, default="vi")
    # Sent with the form, so that a second click makes no second answer.
    request_key = models.UUIDField(_("form"), unique=True)

    class Meta:
        verbose_name = _("answer on a page")
        verbose_name_plural = _("answers on pages")
        indexes = [
            models.Index(fields=["-day", "-id"], name="pageanswer_latest"),
            models.Index(fields=["page", "code", "day"], name="pageanswer_of_page"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(page__in=["ARTICLE", "PLAN"]), name="pageanswer_page_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.day}"
