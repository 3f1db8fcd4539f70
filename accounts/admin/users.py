"""Accounts in the ministry's admin: who may sign in, and in which roles."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.admin.pages import AccountPages, province_field, refuse_limit, roles_field
from accounts.models import RoleHeld, User
from accounts.roles import Role
from accounts.second_factor import ask_again, proved_again
from accounts.services import welcome_link
from accounts.staffing import invite_staff
from ui.admin import PortalAdmin, PortalForm, names
from ui.admin.cells import badge
from ui.methods import with_form


def role_name(group: Group) -> str:
    return str(Role(group.name).label) if group.name in Role.values else group.name


names.CALLED[Group] = role_name


class UserForm(PortalForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "email" in self.fields:
            self.fields["email"].required = not self.instance.phone

    def clean_email(self) -> str | None:
        return (self.cleaned_data["email"] or "").lower() or None


class InvitationForm(UserForm):
    """A new colleague: who she is, and what she may do from the start."""

    roles = roles_field()
    province = province_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.is_staff = True  # as she will be: the row's rules are checked before

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        refuse_limit(self, said.get("roles", []))
        return said


@admin.register(User)
class UserAdmin(PortalAdmin):
    """An account is switched off, not deleted: the history names it."""

    form = UserForm
    fields = (
        *("email", "phone", "name", "is_active"),
        *("roles_shown", "province_shown", "power_shown", "last_shown"),
    )
    readonly_fields = ("phone", "roles_shown", "province_shown", "power_shown", "last_shown")
    list_display = ("contact", "name", "roles_shown", "power_shown", "is_active", "last_shown")
    list_filter = ("is_active", "is_superuser", "is_staff")
    search_fields = ("email__folded", "phone__folded", "name__folded")
    search_help_text = gettext_lazy("E-mail address or name; diacritics do not matter.")
    ordering = ("email",)
    unwatched = frozenset({"last_login", "password"})
    list_select_related = ("province",)
    actions = ("send_link",)
    change_form_template = "admin/accounts/user_change_form.html"
    act_names = {
        "change-roles": gettext_lazy("roles changed"),
        "reset-second-factor": gettext_lazy("second factor reset"),
    }

    @property
    def parts(self) -> list[Any]:
        return [RoleHeld]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).prefetch_related("groups")

    def get_urls(self) -> list[URLPattern]:
        pages = AccountPages(self)
        own = [
            path(f"<int:pk>/{name}/", self._asked(view), name=f"accounts_user_{name}")
            for name, view in (
                ("roles", pages.roles),
                ("factor", pages.factor),
                ("erase", pages.erase),
            )
        ]
        return [*own, *super().get_urls()]

    def _asked(self, view: Any) -> Any:
        """A page of the admin that asks again who is there."""
        return with_form(self.admin_site.admin_view(proved_again(view)))

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return ask_again(request) or super().add_view(request, *args, **kwargs)

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Only an administrator with every right changes such an account."""
        if obj is not None and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any):  # noqa: ANN201
        if obj is None:
            kwargs["form"] = InvitationForm
        return super().get_form(request, obj, change, **kwargs)

    def get_fields(self, request: HttpRequest, obj: User | None = None) -> Sequence[str]:
        return self.fields if obj else ("email", "name", "roles", "province")

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Sequence[str]:
        readonly = super().get_readonly_fields(request, obj)
        if obj is not None and not obj.is_staff:
            # The address is her way in, and no second factor stands behind it.
            readonly = (*readonly, "email")
        # Nobody locks herself out.
        return (*readonly, "is_active") if obj == request.user else readonly

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
            return
        said = form.cleaned_data
        invite_staff(user=obj, roles=said["roles"], province=said["province"])
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

    @admin.display(description=gettext_lazy("limited to the province"), ordering="province")
    def province_shown(self, user: User) -> str:
        return str(user.province) if user.province_id else _("the whole country")

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
    def send_link(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        """A link for a colleague who lost the first one or the password.

        It opens an account to whoever holds it. Owners and vendors ask for theirs themselves, where
        no second factor would stand behind it.
        """
        if asked := ask_again(request):
            return asked
        for user in queryset.filter(is_active=True)[:20]:
            if not user.is_staff:
                text = _("%s is no colleague: she asks for a new password on the sign-in page.")
                self.message_user(request, text % user, messages.ERROR)
            elif self.has_change_permission(request, user):
                self._show_link(request, user)
        return None
