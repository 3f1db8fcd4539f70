"""Columns of histories that differ from what django-pghistory makes of a model's own."""

from typing import Any

from django.db import models


def kept(model: type[models.Model], name: Any) -> models.ForeignKey:
    """What the history keeps of a reference that nobody looks for: no index, no constraint."""
    return models.ForeignKey(
        model,
        models.DO_NOTHING,
        null=True,
        blank=True,
        related_name="+",
        related_query_name="+",
        db_constraint=False,
        db_index=False,
        verbose_name=name,
    )
