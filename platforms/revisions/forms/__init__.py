"""The forms in which a draft is written, section by section; they know neither page nor person."""

from platforms.revisions.forms.files import EvidenceFileForm, LogoForm
from platforms.revisions.forms.sections import SECTIONS, Section, SectionForms

__all__ = ["SECTIONS", "EvidenceFileForm", "LogoForm", "Section", "SectionForms"]
