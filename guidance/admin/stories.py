"""Stories in the ministry's admin: only what was published, with where."""

from django.contrib import admin

from guidance.admin.shared import GuidanceAdmin
from guidance.models import Story
from ui.admin import PortalForm


class StoryForm(PortalForm):
    constraint_fields = {
        "story_says_where_it_is_from": "source_address",
        "story_says_whose_it_is": "enterprise",
    }


@admin.register(Story)
class StoryAdmin(GuidanceAdmin):
    """A story is entered from its source; one that turns out wrong is retired."""

    form = StoryForm
    fields = (
        *("code", ("name_vi", "name_en"), "enterprise", ("province", "sector", "need")),
        *("body_vi", "body_en", ("source_name", "source_address"), "published_on"),
        ("position", "is_retired"),
    )
    autocomplete_fields = ("province", "sector", "need")
    list_display = ("name_vi", "enterprise", "source_name", "published_on", "is_retired")
    list_filter = ("is_retired",)
