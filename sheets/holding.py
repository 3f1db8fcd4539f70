"""What imports and exports hold about people: who made them; for a while rows of enterprises."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.privacy.holdings import Forgetting, Holding, Section, Subject, Trail
from sheets.models import SheetExport, SheetImport
from sheets.services import forget_files, forget_images


def sections(user: User) -> Sequence[Section]:
    return (
        Section(
            "imports",
            _("Files that you imported"),
            _("the list stays, without you; a file goes once its rows are in, or after 7 days"),
            SheetImport.objects.filter(created_by=user),
            ("kind", "name", "state", "row_count", "created_at", "committed_at", "undone_at"),
        ),
        Section(
            "exports",
            _("Files that you exported"),
            _("the list stays, without you"),
            SheetExport.objects.filter(created_by=user),
            ("kind", "format", "query", "row_count", "created_at"),
        ),
    )


def erase(subject: Subject, at: datetime) -> Sequence[Trail]:
    """The lists lose her; a search of hers may say something, so it goes."""
    SheetExport.objects.filter(created_by=subject.user).update(query="", created_by=None)
    for role in ("created_by", "committed_by", "undone_by"):
        SheetImport.objects.filter(**{role: subject.user}).update(**{role: None})
    return ()


HOLDING = Holding(
    app="sheets",
    title=_("Import and export"),
    covers=frozenset(
        f"sheets.{model}" for model in ("SheetImport", "SheetIssue", "SheetImage", "SheetExport")
    ),
    sections=sections,
    erase=erase,
    stays=(_("That files were imported and exported, and when, without your name."),),
    forgets=(
        Forgetting(
            "sheets.files",
            _("files that were uploaded and not imported: 7 days"),
            forget_files,
        ),
        Forgetting(
            "sheets.images",
            _("what undoes an import: 31 days; searches of exports: 90 days"),
            forget_images,
        ),
    ),
)
