"""By what a listing is found to be like another: made of its name and addresses, never typed."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class ListingMarks(models.Model):
    """The marks of one listing, so that its like is found without reading every name.

    A trigger takes the row away with any change of what it was made from (`forgets_marks`); a
    listing without one is read whole, so what is found never hangs on when the marks were made.
    """

    platform = models.OneToOneField(
        "platforms.Platform", models.CASCADE, primary_key=True, related_name="+"
    )
    # Beside the marks, since some count between two vendors only.
    vendor = models.ForeignKey("platforms.Vendor", models.CASCADE, related_name="+", db_index=False)
    # Of which `rules.MARKS_VERSION`; those of another are as good as none.
    version = models.PositiveSmallIntegerField()
    # As `names.bag` gives it, for names that are nearly the same.
    bag = models.TextField()
    marks = ArrayField(models.TextField())

    class Meta:
        indexes = [
            GinIndex(fields=["marks"], name="listingmarks_by_mark"),
            GinIndex(fields=["bag"], opclasses=["gin_trgm_ops"], name="listingmarks_by_letters"),
        ]

    def __str__(self) -> str:
        return self.bag
