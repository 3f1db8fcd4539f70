"""Accounts in the ministry's admin: who may sign in, and in which roles."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.roles import Role
from accounts.services import invite_staff, welcome_link
from ui.admin import PortalAdmin, PortalForm
from ui.admin.cells import badge


def role_name(group: Group) -> str:
    return str(Role(group.name).label) if group.name in Role.values else group.name


class Roles(forms.ModelMultipleChoiceField):
    """Roles as ticks, called as people call them."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, group: Group) -> str:
        return role_name(group)


class UserForm(PortalForm):
    groups = Roles(
        Group.objects.order_by("name"), label=gettext_lazy("roles"), required=False, blank=True
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "email" in self.fields:
            self.fields["email"].required = not self.instance.phone

    def clean_email(self) -> str | None:
        return (self.cleaned_data["email"] or "").lower() or None


@admin.register(User)
class UserAdmin(PortalAdmin):
    """An account is switched off, not deleted: the history names it."""

    form = UserForm
    fields = ("email", "phone", "name", "groups", "is_active", "power_shown", "last_shown")
    readonly_fields = ("phone", "power_shown", "last_shown")
    list_display = ("contact", "name", "roles_shown", "power_shown", "is_active", "last_shown")
    list_filter = ("is_active", "is_superuser", "is_staff")
    search_fields = ("email__folded", "phone", "name__folded")
    search_help_text = gettext_lazy("E-mail address or name; diacritics do not matter.")
    ordering = ("email",)
    unwatched = frozenset({"last_login", "password"})
    actions = ("send_link",)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).prefetch_related("groups")

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Only an administrator with every right changes such an account."""
        if obj is not None and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def get_fields(self, request: HttpRequest, obj: User | None = None) -> Sequence[str]:
        return self.fields if obj else ("email", "name", "groups")

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Sequence[str]:
        readonly = super().get_readonly_fields(request, obj)
        # Nobody gives herself a role or locks herself out.
        return (*readonly, "groups", "is_active") if obj == request.user else readonly

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
            return
        invite_staff(user=obj, roles=list(form.cleaned_data["groups"]))
        self._show_link(request, obj)

    def _show_link(self, request: HttpRequest, user: User) -> None:
        text = _(
            "Send %(person)s this link yourself; it sets the password, works once and "
            "for 24 hours: %(link)s"
        )
        self.message_user(
            request, text % {"person": user, "link": welcome_link(user)}, messages.WARNING
        )

    @admin.display(description=gettext_lazy("contact"), ordering="email")
    def contact(self, user: User) -> str:
        return user.contact

    # ── Cells ────────────────────────────────────────────────────────────────────────────────
    @admin.display(description=gettext_lazy("roles"))
    def roles_shown(self, user: User) -> str:
        return ", ".join(sorted(role_name(group) for group in user.groups.all())) or "—"

    @admin.display(description=gettext_lazy("rights"), ordering="is_superuser")
    def power_shown(self, user: User) -> str | SafeString:
        return badge(_("every right"), "info") if user.is_superuser else _("by role")

    @admin.display(description=gettext_lazy("last signed in"), ordering="last_login")
    def last_shown(self, user: User) -> str | SafeString:
        if user.last_login is None:
            return _("never")
        moment = timezone.localtime(user.last_login)
        return format_html("{} <small>{}</small>", f"{moment:%d/%m/%Y}", f"{moment:%H:%M}")

    @admin.action(description=gettext_lazy("New one-time link"), permissions=["change"])
    def send_link(self, request: HttpRequest, queryset: QuerySet) -> None:
        """A link for who lost the first one or the password, where the account may be changed."""
        for user in queryset.filter(is_active=True)[:20]:
            if self.has_change_permission(request, user):
                self._show_link(request, user)
