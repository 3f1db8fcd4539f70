from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlatformsConfig(AppConfig):
    name = "platforms"
    verbose_name = _("Catalogue")

    def ready(self) -> None:
        """Load criteria with the reference data, answer for people, tell them what is decided."""
        from accounts.consents import name_subjects
        from accounts.privacy.holdings import register_holding
        from platforms.criteria.loading import load_criteria
        from platforms.holding import HOLDING
        from platforms.selectors import names_with_vendors
        from platforms.sheets import LISTINGS, VENDORS
        from reference.loading import register_loader
        from sheets.kinds import register

        register_loader("platforms", lambda: [load_criteria()])
        register_holding(HOLDING)
        name_subjects("platform", names_with_vendors)
        register(LISTINGS)
        register(VENDORS)
        self.follow_decisions()
        self.look_for_trouble()

    def follow_decisions(self) -> None:
        """Who hears of an invitation, a question, a decision; who may not take one."""
        from platforms.interests.selectors import vendors_of_interest
        from platforms.joining import kinds as joining
        from platforms.links.tasks import ask_submitted
        from platforms.revisions import access, letters, told
        from platforms.thread import kinds as thread

        joining.register_all()
        thread.register_all()
        letters.register_all()
        told.register_listener(letters.tell_vendor)
        told.register_listener(ask_submitted)
        access.register_interest(vendors_of_interest)

    def look_for_trouble(self) -> None:
        """What machines find: signals among vendors, and the panels of the review page."""
        from platforms.checklist.panels import register_all
        from platforms.signals.sources import account_marks, register_source, vendor_marks

        register_source("vendors", vendor_marks)
        register_source("accounts", account_marks)
        register_all()
