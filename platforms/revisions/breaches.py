"""Which rule of the catalogue a text would break: asked of the database, which writes nothing."""

from platforms.models import Platform
from platforms.revisions.content import PARTS, Content, drafted
from ui.breaches import broken_checks, repeated, values_of


def breach_of(platform: Platform, content: Content) -> str:
    """Name of a constraint for which the tables would refuse the content, "" for none; one query.

    Rows that are named, such as needs, are taken to be there: they are retired, never deleted.
    """
    row = drafted(platform, content)
    parts = {
        model: [{"platform_id": row.pk, **each} for each in content.get(name, [])]
        for name, model in PARTS.items()
    }
    found = (each for model, rows in parts.items() for each in repeated(model, rows))
    first = next(found, None) or next(
        iter(broken_checks({Platform: [values_of(row)], **parts})), None
    )
    return first.rule if first else ""
