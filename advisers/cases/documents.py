"""Files of a case."""

from advisers.models import Document


def remove_document(document: Document) -> None:
    """Take a file away for good; the row says that there was one."""
    raise NotImplementedError
