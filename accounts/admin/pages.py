"""Pages about one account that ask who is there: its roles, its second factor, erasing it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.privacy.erasure import ObstacleError, erase_person
from accounts.privacy.forms import ErasureForm
from accounts.privacy.pages import erasure_page
from accounts.roles import ERASE, Role
from accounts.staffing import (
    LastAdminError,
    LimitedRoleError,
    NotStaffError,
    change_roles,
    check_limit,
    reset_second_factor,
)
from reference.fields import CleanField
from reference.models import Province


def reason_field(help_text: Any) -> forms.CharField:
    return CleanField(
        label=gettext_lazy("Why?"),
        help_text=help_text,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def roles_field() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=gettext_lazy("roles"),
        choices=Role.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


def province_field() -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        Province.objects.by_name(),
        label=gettext_lazy("limited to the province"),
        help_text=gettext_lazy("For programme managers alone; others see the whole country."),
        empty_label=gettext_lazy("the whole country"),
        required=False,
    )


class ReasonForm(forms.Form):
    reason = reason_field(gettext_lazy("Kept in the history; colleagues and auditors read it."))


class RolesForm(ReasonForm):
    roles = roles_field()
    province = province_field()
    field_order = ("roles", "province", "reason")

    def clean(self) -> dict[str, Any]:
        super().clean()
        refuse_limit(self, self.cleaned_data.get("roles", []))
        return self.cleaned_data


def refuse_limit(form: forms.BaseForm, roles: list[str]) -> None:
    """Say beside the province that it goes with the role of a programme manager alone."""
    try:
        check_limit(roles, form.cleaned_data.get("province"))
    except LimitedRoleError:
        text = _("Only somebody who is a programme manager and nothing else can be limited.")
        form.add_error("province", text)


class StaffErasureForm(ErasureForm):
    reason = reason_field(
        gettext_lazy("It stays: how she asked, such as a letter and its number, without her name.")
    )


class AccountPages:
    """The pages of one UserAdmin."""

    def __init__(self, model_admin: Any) -> None:
        self.admin = model_admin

    def person(self, request: HttpRequest, pk: int) -> User:
        """Whose account it is; 404 for none, 403 for one that this person may not change."""
        user = self.admin.get_object(request, str(pk))
        if user is None:
            raise Http404
        if user == request.user or not self.admin.has_change_permission(request, user):
            raise PermissionDenied
        return user

    def roles(self, request: HttpRequest, pk: int) -> HttpResponse:
        user = self.person(request, pk)
        held = list(user.groups.order_by("name").values_list("name", flat=True))
        form = RolesForm(
            request.POST if request.method == "POST" else None,
            initial={"roles": held, "province": user.province_id},
        )
        if request.method == "POST" and form.is_valid():
            try:
                change_roles(user=user, by=request.user, **form.cleaned_data)
            except LastAdminError:
                form.add_error("roles", _("She is the last administrator: name another first."))
            else:
                messages.success(request, _("Roles changed."))
                return self._back(user)
        return self._page(request, user, "user_roles", _("Roles of %s") % user, form=form)

    def factor(self, request: HttpRequest, pk: int) -> HttpResponse:
        """For a colleague who lost her device and her recovery codes."""
        user = self.person(request, pk)
        form = ReasonForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            said = {"by": request.user, "reason": form.cleaned_data["reason"]}
            try:
                is_done = reset_second_factor(user=user, at=timezone.now(), **said)
            except NotStaffError:
                raise Http404 from None
            if is_done:
                text = _("%s is signed out, has been told, and sets up a new second factor.")
                messages.success(request, text % user)
            else:
                messages.info(request, _("She has no second factor; nothing was changed."))
            return self._back(user)
        if not user.is_staff:
            raise Http404
        title = _("Reset the second factor of %s?") % user
        return self._page(request, user, "user_factor", title, form=form)

    def erase(self, request: HttpRequest, pk: int) -> HttpResponse:
        user = self.person(request, pk)
        if not request.user.has_perm(f"{ERASE.app}.{ERASE.code}"):
            raise PermissionDenied
        form = StaffErasureForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            said = {"by": request.user, "reason": form.cleaned_data["reason"]}
            try:
                erase_person(user=user, at=timezone.now(), **said)
            except ObstacleError:
                pass  # the page says what is in the way
            else:
                messages.success(request, _("The account and what hung on it are erased."))
                return HttpResponseRedirect(reverse("admin:accounts_user_changelist"))
        context = {**erasure_page(user), "form": form}
        return self._page(request, user, "user_erase", _("Erase %s?") % user, **context)

    def _back(self, user: User) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:accounts_user_change", args=[user.pk]))

    def _page(
        self, request: HttpRequest, user: User, name: str, title: str, **more: Any
    ) -> HttpResponse:
        context = {
            **self.admin.admin_site.each_context(request),
            "title": title,
            "opts": self.admin.opts,
            "person": user,
            **more,
        }
        return TemplateResponse(request, f"admin/accounts/{name}.html", context)
