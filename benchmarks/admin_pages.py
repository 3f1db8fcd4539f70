"""Every kind of page that the ministry's admin has, with an address of each."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.template.response import TemplateResponse
from django.test import RequestFactory
from django.urls import reverse

from accounts.models import User
from platforms.admin.decisions import DECISIONS
from platforms.models import Platform, Revision

WORD = "misa"
HISTORY = {
    "history": "",
    "history, a word": "q=misa",
    "history, common words": "q=phan+mem",
    "history, no such word": "q=khongcotunay",
    "history, a kind": "kind=platforms.platform",
    "history, a person": "who=bench@example.vn",
    "history, a word on a day": "q=misa&day=2026-06-01",
    "history, far back": "before=1700000000000000-1",
}
Pages = Iterator[tuple[str, str]]
# Answered from a worker's memory, which other benchmarks measure at many listings.
IN_MEMORY = ("a text tried", "/admin/reference/need/try/?text=ql+kho+va+hoa+don")


def pages(user: User) -> Pages:
    """(what it is, address) of each page."""
    yield "overview", "/admin/"
    for name, query in HISTORY.items():
        yield name, f"/admin/history/?{query}"
    for label in sorted({model._meta.app_label for model in admin.site._registry}):
        yield f"app {label}", f"/admin/{label}/"
    for model, model_admin in admin.site._registry.items():
        yield from of_table(model, model_admin, user)
    yield from of_decisions()
    yield from of_people(user)
    query = "app_label=platforms&model_name=platformneed&field_name=need&term=kho"
    yield "autocomplete", f"/admin/autocomplete/?{query}"


def of_table(model: type[models.Model], model_admin: Any, user: User) -> Pages:
    opts = model._meta
    label, base = opts.label, f"admin:{opts.app_label}_{opts.model_name}"
    listed = reverse(f"{base}_changelist")
    yield f"{label} list", listed
    if model_admin.search_fields:
        yield f"{label} search", f"{listed}?q={WORD}"
        yield f"{label} search by two letters", f"{listed}?q={WORD[:2]}"
        yield f"{label} search by two common words", f"{listed}?q=phan+mem"
    yield f"{label} list, last page", f"{listed}?p={last_page(model)}"
    request = RequestFactory().get(listed)
    request.user = user
    for name, query in filters(model_admin, request):
        yield f"{label} list by {name}", f"{listed}{query}"
    if model_admin.has_add_permission(request):
        yield f"{label} new", reverse(f"{base}_add")
    for name, row in rows_of(model):
        yield f"{label} page{name}", reverse(f"{base}_change", args=[row.pk])
        yield f"{label} history{name}", reverse(f"{base}_history", args=[row.pk])


def filters(model_admin: Any, request: Any) -> Iterator[tuple[str, str]]:
    """Name and query of each filter, set to the first that is not what the list opens with."""
    changelist = model_admin.get_changelist_instance(request)
    for spec in changelist.filter_specs:
        others = (each for each in spec.choices(changelist) if not each["selected"])
        if chosen := next(others, None):
            yield str(spec.title), chosen["query_string"]


def last_page(model: type[models.Model]) -> int:
    return max(1, -(-model._default_manager.count() // 50))


def rows_of(model: type[models.Model]) -> Iterator[tuple[str, models.Model]]:
    """The first row, and the last where it is another kind of row: a copy without parts."""
    first = model._default_manager.order_by("pk").first()
    if first is not None:
        yield "", first
    if model is Platform:
        drafted = Platform.objects.get(pk=Revision.objects.order_by("pk")[0].platform_id)
        yield " of a draft in review", drafted


def of_decisions() -> Pages:
    """Pages on which staff decide on one row or on many."""
    queue = reverse("admin:platforms_revision_changelist")
    for whom in ("staff", "me", "writer", "all"):
        yield f"queue of {whom}", f"{queue}?waits={whom}"
    keys = "&".join(f"pk={row.pk}" for row in Revision.objects.order_by("pk")[:50])
    yield "revisions taken up", reverse("admin:platforms_revision_bulk") + f"?act=TAKE&{keys}"
    keys = "&".join(f"pk={row.pk}" for row in Platform.objects.published().order_by("pk")[:50])
    for code in DECISIONS:
        address = reverse("admin:platforms_platform_decide", args=[code])
        yield f"decision {code}", f"{address}?{keys}"


def refused(page: TemplateResponse) -> dict[str, Any]:
    """What a browser sends of a row's page once each text was changed and the name taken out."""
    context = page.context_data or {}
    inlines = context["inline_admin_formsets"]
    sent = {"_version": context["record_version"]} | sent_of(context["adminform"].form)
    for formset in (inline.formset for inline in inlines):
        for form in (formset.management_form, *formset.initial_forms):
            sent |= sent_of(form)
    return sent | {"name": ""}


def sent_of(form: forms.BaseForm) -> dict[str, Any]:
    sent = {}
    for bound in form:
        value = bound.value()
        is_text = type(bound.field.widget) in (forms.TextInput, forms.Textarea)
        if value is True:
            sent[bound.html_name] = "on"
        elif value not in (None, False):
            sent[bound.html_name] = f"{value}x" if is_text else value
    return sent


def of_people(user: User) -> Pages:
    """What is decided on somebody else's account."""
    other = User.objects.exclude(pk=user.pk).order_by("pk").last()
    if other is not None:
        yield "roles", reverse("admin:accounts_user_roles", args=[other.pk])
        yield "erasure", reverse("admin:accounts_user_erase", args=[other.pk])
