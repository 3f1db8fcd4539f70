from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.utils.translation import gettext_lazy as _


class AssessmentConfig(AppConfig):
    name = "assessment"
    verbose_name = _("Assessments")

    def ready(self) -> None:
        """Ship the instruments with the reference data; claim what a browser holds; be a step."""
        from accounts.privacy.holdings import register_holding
        from assessment.cards import assessment_card
        from assessment.holders import claim_on_sign_in
        from assessment.holding import HOLDING
        from assessment.loading import load_instruments
        from assessment.past import FINISHED
        from assessment.selectors import assessed_on, attempts
        from assessment.services import take_over
        from enterprises.next_steps import Step
        from enterprises.parts import on_first, register_card, register_part
        from ledger.events.facts import register_facts
        from ledger.events.kinds import Happening
        from reference.loading import register_loader

        register_holding(HOLDING)
        register_loader("assessment", load_instruments)
        user_logged_in.connect(claim_on_sign_in, dispatch_uid="assessment.claim")
        name = "assessment-start"
        register_part(Step.ASSESSMENT, url_name=name, asks=attempts, last_done=assessed_on)
        register_card(assessment_card, place=30, asks=attempts)
        on_first(take_over)
        register_facts(Happening.ASSESSED, FINISHED)
