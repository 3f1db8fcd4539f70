"""How staff edit a listing: the admin's own form, on a draft that the public does not read.

The page works on the listing as the open draft has it, a copy in memory with its parts. What is
sent is judged as values against the rules of the tables; nothing is written but the content that
comes of it, into the revision (decision 0017).
"""

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from accounts.models import User
from platforms.models import Platform, PlatformLink, PlatformNeed, PlatformSector, Revision
from platforms.models.revisions import OPEN, Side
from platforms.revisions.content import (
    COLUMNS,
    PARTS,
    Content,
    drafted,
    drafted_rows,
    read_content,
    rows_said,
)
from platforms.revisions.writing import save_revision, start_revision
from reference.models import Need, Sector

# What rows of a listing's parts name, and by which column.
NAMED: Mapping[type[models.Model], tuple[str, type[models.Model]]] = {
    PlatformNeed: ("need", Need),
    PlatformSector: ("sector", Sector),
    PlatformLink: ("target", Platform),
}


def why_closed(revision: Revision | None) -> str:
    """Why staff cannot edit a listing now, in words; "" if they can."""
    if revision is None or (revision.side == Side.STAFF and revision.is_editable):
        return ""
    if revision.side == Side.VENDOR:
        return _("The vendor is changing this listing: what is asked for goes into the thread.")
    return _("A draft of this listing is in review; it can be edited again once it was decided.")


class EditsDrafts:
    """Mixed into the listing's admin, before PortalAdmin."""

    def version_shown(self, request: HttpRequest, row: Platform) -> str:
        """Opens the draft, before the form reads the row; then its version where there is one.

        Keys and moments of a draft's rows say nothing.
        """
        draft = Revision.objects.filter(platform=row, state__in=OPEN).first()
        closed = why_closed(draft)
        is_sent = request.method == "POST"
        if is_sent:
            row = super().get_object(request, str(row.pk))  # type: ignore[misc]
        content = draft.content if draft and not closed else read_content(row)
        request.draft, request.closed = draft, closed  # type: ignore[attr-defined]
        # What is sent is named by its form.
        request.opened = opened(row, content, named=not is_sent)  # type: ignore[attr-defined]
        return self._version_in(row, draft, content)

    def conflict_in(self, request: HttpRequest, row: Platform, version: str) -> str:
        """What staff cannot edit now comes back with her entries, like a row changed meanwhile."""
        return request.closed or super().conflict_in(request, row, version)  # type: ignore[attr-defined, misc]

    def _keep(self, request: HttpRequest, row: Platform, content: Content) -> None:
        """Write what the form made of the listing into the draft, or begin one."""
        draft: Revision | None = request.draft  # type: ignore[attr-defined]
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

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            super().save_model(request, obj, form, change)  # type: ignore[misc]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """A new listing begins with its first draft: nothing of it is public."""
        if change:
            for formset in formsets:
                formset.save(commit=False)
            request.said = said_in(form.instance, formsets)  # type: ignore[attr-defined]
            return
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        begin_draft(form.instance, by=request.user, at=timezone.now())  # type: ignore[arg-type]

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> None:
        """The history of the draft says it."""

    def response_change(self, request: HttpRequest, obj: Platform) -> HttpResponse:
        response = super().response_change(request, obj)  # type: ignore[misc]
        self._keep(request, obj, request.said)  # type: ignore[attr-defined]
        return response

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], **kwargs: Any
    ) -> Any:
        names = ("draft", "closed")
        context |= {name: getattr(request, name) for name in names if hasattr(request, name)}
        return super().render_change_form(request, context, **kwargs)  # type: ignore[misc]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        may = super().has_change_permission(request, obj)  # type: ignore[misc]
        is_closed = request.method != "POST" and bool(getattr(request, "closed", ""))
        return may and not (obj is not None and is_closed)

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any:
        """The row as the page shows it, once it was opened."""
        row = getattr(request, "opened", None)
        if row is not None and str(row.pk) == object_id:
            return row
        return super().get_object(request, object_id, from_field)  # type: ignore[misc]

    def _version_in(self, row: Platform, draft: Revision | None, content: Content) -> str:
        """What differs once a draft, or without one the listing, was changed."""
        if draft is not None:
            return f"{draft.pk}:{draft.version}"
        kept = [f.attname for f in row._meta.concrete_fields if f.name not in self.unwatched]  # type: ignore[attr-defined]
        state = [getattr(row, name) for name in kept], sorted(content.items())
        return blake2b(repr(state).encode(), digest_size=12).hexdigest()


def opened(row: Platform, content: Content, *, named: bool = True) -> Platform:
    """The row as the content has it, with `drafted` holding its parts; three queries.

    Args:
        named: read along what the parts name, for forms that show it; without it, no query.
    """
    shown = drafted(row, content)
    parts = drafted_rows(shown, content)
    for each in (each for rows in parts.values() for each in rows):
        each._state.adding = False  # to its form, a row like any other
    for part, (column, model) in NAMED.items() if named else ():
        keys = {getattr(each, f"{column}_id") for each in parts[part]} - {None}
        found = model._default_manager.in_bulk(keys) if keys else {}
        for each in parts[part]:
            if (key := getattr(each, f"{column}_id")) in found:
                setattr(each, column, found[key])
    shown.drafted = parts  # type: ignore[attr-defined]
    return shown


def said_in(row: Platform, formsets: Sequence[Any]) -> Content:
    """The content that sound forms make."""
    kept = {
        formset.model: [form.instance for form in formset.forms if not formset.goes(form)]
        for formset in formsets
    }
    columns = {name: getattr(row, name) for name in COLUMNS}
    return columns | {name: rows_said(name, kept.get(model, [])) for name, model in PARTS.items()}


def begin_draft(platform: Platform, *, by: User, at: Any) -> Revision:
    return start_revision(platform=platform, side=Side.STAFF, request_key=uuid4(), by=by, at=at)
