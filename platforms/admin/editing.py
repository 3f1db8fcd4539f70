"""How staff edit a listing: the admin's own form, on a draft that the public does not read.

The page works on the listing as the open draft has it. Shown, it is a copy in memory; sent, it is
stored inside `imagined`: the form, its inlines and the database judge it as if it were published,
then all of it is undone and only the content is kept in the revision (decision 0017).
"""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import SimpleTemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from accounts.models import User
from platforms.models import Platform, PlatformLink, PlatformNeed, PlatformSector, Revision
from platforms.models.revisions import OPEN, Side
from platforms.revisions.content import (
    Content,
    drafted,
    drafted_rows,
    imagined,
    read_content,
)
from platforms.revisions.writing import save_revision, start_revision
from reference.models import Need, Sector

# What rows of a listing's parts name, and by which column.
NAMED: Mapping[type[models.Model], tuple[str, type[models.Model]]] = {
    PlatformNeed: ("need", Need),
    PlatformSector: ("sector", Sector),
    PlatformLink: ("target", Platform),
}


def open_revision(platform: Platform) -> Revision | None:
    return Revision.objects.filter(platform=platform, state__in=OPEN).first()


def why_closed(revision: Revision | None) -> str:
    """Why staff cannot edit a listing now, in words; "" if they can."""
    if revision is None or (revision.side == Side.STAFF and revision.is_editable):
        return ""
    if revision.side == Side.VENDOR:
        return _("The vendor is changing this listing: what is asked for goes into the thread.")
    return _("A draft of this listing is in review; it can be edited again once it was decided.")


class EditsDrafts:
    """Mixed into the listing's admin, before PortalAdmin."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        row = self.get_object(request, unquote(object_id)) if object_id else None  # type: ignore[attr-defined]
        if row is None:
            return super().changeform_view(request, object_id, form_url, extra_context)  # type: ignore[misc]
        if request.method != "POST":
            return self._shown(request, row, object_id, form_url, extra_context)
        with transaction.atomic():
            # Until the draft is written nobody else begins or changes one.
            list(Platform.objects.select_for_update(of=("self",)).filter(pk=row.pk))
            return self._sent(request, row, object_id, form_url, extra_context)

    def _shown(self, request: HttpRequest, row: Platform, *rest: Any) -> HttpResponse:
        """The page of the row as it is drafted, or as it stands where staff cannot edit it now."""
        object_id, form_url, extra_context = rest
        draft, context = self._draft_of(request, row)
        content = draft.content if draft and not context["closed"] else read_content(row)
        request.opened = opened(row, content)  # type: ignore[attr-defined]
        request.opened_version = self._version_in(row, draft, content)  # type: ignore[attr-defined]
        context |= extra_context or {}
        return super().changeform_view(request, object_id, form_url, context)  # type: ignore[misc]

    def _draft_of(
        self, request: HttpRequest, row: Platform
    ) -> tuple[Revision | None, dict[str, Any]]:
        """The open revision, and what the page says of it."""
        draft = open_revision(row)
        closed = why_closed(draft)
        request.draft, request.is_closed = draft, bool(closed)  # type: ignore[attr-defined]
        return draft, {"draft": draft, "closed": closed}

    def _sent(self, request: HttpRequest, row: Platform, *rest: Any) -> HttpResponse:
        object_id, form_url, extra_context = rest
        page = super().changeform_view  # type: ignore[misc]
        draft, context = self._draft_of(request, row)
        context |= extra_context or {}
        if context["closed"]:
            return page(request, object_id, form_url, context)
        with imagined(row, draft.content if draft else read_content(row)):
            response = page(request, object_id, form_url, context)
            if isinstance(response, SimpleTemplateResponse):
                response.render()
            content = read_content(row)
        if isinstance(response, HttpResponseRedirect):
            self._keep(request, row, draft, content)
        return response

    def _keep(
        self, request: HttpRequest, row: Platform, draft: Revision | None, content: Content
    ) -> None:
        """Write what the form made of the listing into the draft, or begin one."""
        if content == (draft.content if draft else read_content(row)):
            return
        who: dict[str, Any] = {"by": request.user, "at": timezone.now()}
        if draft is None:
            draft = start_revision(platform=row, side=Side.STAFF, request_key=uuid4(), **who)
        save_revision(revision=draft, version=draft.version, content=content, **who)
        address = reverse("admin:platforms_revision_change", args=[draft.pk])
        words = _("Kept as a draft. Readers see the old text until two people have agreed.")
        link = format_html('{} <a href="{}">{}</a>', words, address, _("To the draft"))
        messages.info(request, link)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """A new listing begins with its first draft: nothing of it is public."""
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        if not change:
            begin_draft(form.instance, by=request.user, at=timezone.now())  # type: ignore[arg-type]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        may = super().has_change_permission(request, obj)  # type: ignore[misc]
        return may and not (obj is not None and getattr(request, "is_closed", False))

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any:
        """The row that the page shows, once it was made."""
        row = getattr(request, "opened", None)
        if row is not None and str(row.pk) == object_id:
            return row
        return super().get_object(request, object_id, from_field)  # type: ignore[misc]

    def version_shown(self, request: HttpRequest, pk: Any) -> str:
        known = getattr(request, "opened_version", None)
        return known or super().version_shown(request, pk)  # type: ignore[misc]

    def version_of(self, pk: Any) -> str:
        """The draft's version where there is one: keys and moments of imagined rows say nothing."""
        draft = Revision.objects.filter(platform=pk, state__in=OPEN).first()
        row = Platform(pk=pk) if draft else Platform.objects.get(pk=pk)
        return self._version_in(row, draft, {} if draft else read_content(row))

    def _version_in(self, row: Platform, draft: Revision | None, content: Content) -> str:
        """What differs once a draft, or without one the listing, was changed."""
        if draft is not None:
            return f"{draft.pk}:{draft.version}"
        kept = [f.attname for f in row._meta.concrete_fields if f.name not in self.unwatched]  # type: ignore[attr-defined]
        state = [getattr(row, name) for name in kept], sorted(content.items())
        return blake2b(repr(state).encode(), digest_size=12).hexdigest()


def opened(row: Platform, content: Content) -> Platform:
    """The row as the content has it, with `drafted` holding its parts; three queries.

    What the parts name is read along: their forms show it by name.
    """
    shown = drafted(row, content)
    parts = drafted_rows(shown, content)
    for part, (column, model) in NAMED.items():
        keys = {getattr(each, f"{column}_id") for each in parts[part]} - {None}
        found = model._default_manager.in_bulk(keys) if keys else {}
        for each in parts[part]:
            if (key := getattr(each, f"{column}_id")) in found:
                setattr(each, column, found[key])
    shown.drafted = parts  # type: ignore[attr-defined]
    return shown


def begin_draft(platform: Platform, *, by: User, at: Any) -> Revision:
    return start_revision(platform=platform, side=Side.STAFF, request_key=uuid4(), by=by, at=at)
