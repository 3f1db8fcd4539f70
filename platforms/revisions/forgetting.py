"""What of the uploads goes by itself, at night."""

from django.utils.translation import gettext_lazy as _

from accounts.privacy.holdings import Forgetting
from platforms.revisions.uploads import forget_files

FORGETS = (
    Forgetting(
        "platforms.files",
        _("evidence files of vendors: 30 days after they were removed"),
        forget_files,
    ),
)
