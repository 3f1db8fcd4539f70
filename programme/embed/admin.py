"""The list of sites in the ministry's admin: typed, checked, taken off again, never deleted."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programme.embed.forms import OriginField
from programme.embed.models import EmbedHost
from programme.embed.services import (
    HostListedError,
    ListFullError,
    change_host,
    has_room_for,
    list_host,
)
from ui.admin import PortalAdmin, PortalForm

FULL = _("The list is full: browsers read no longer one. Take off a site that is not needed.")


class HostForm(PortalForm):
    constraint_fields = {"embedhost_is_a_site": "origin", "embedhost_says_for_whom": "holder"}

    class Meta:
        model = EmbedHost
        fields = ("origin", "holder", "is_active")
        field_classes = {"origin": OriginField}

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        origin = said.get("origin") or self.instance.origin
        if said.get("is_active", True) and not has_room_for(origin):
            self.add_error(None, ValidationError(FULL, code="full"))
        return said


@admin.register(EmbedHost)
class EmbedHostAdmin(PortalAdmin):
    """Who may show the matcher in a frame. A manager of one province reads it."""

    form = HostForm
    fields = ("origin", "holder", "is_active", "added_by", "added_at")
    readonly_fields = ("added_by", "added_at")
    fixed_fields = ("origin",)
    list_display = ("origin", "holder", "is_active", "added_by", "added_at")
    list_filter = ("is_active",)
    list_select_related = ("added_by",)
    search_fields = ("origin__folded", "holder__folded")
    ordering = ("origin",)
    act_names = {"list-host": _("listed"), "change-host": _("changed")}

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and self._is_of_all(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and self._is_of_all(request)

    def _is_of_all(self, request: HttpRequest) -> bool:
        """A site shows the matcher to the whole country."""
        return not getattr(request.user, "province_id", None)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.fields if obj else ("origin", "holder")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        by: Any = request.user
        try:
            if change:
                change_host(host=obj, holder=obj.holder, is_active=obj.is_active, by=by)
            else:
                made = list_host(origin=obj.origin, holder=obj.holder, by=by, at=timezone.now())
                obj.pk, obj.added_by, obj.added_at = made.pk, by, made.added_at
        except (ListFullError, HostListedError) as error:
            # A colleague was faster than this form, which had checked it.
            raise IntegrityError from error
