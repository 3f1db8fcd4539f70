from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MatchingConfig(AppConfig):
    name = "matching"
    verbose_name = _("Trials and reviews")

    def ready(self) -> None:
        """Keep the match tables, answer for people, give enterprises what they choose from."""
        answer_for_people()
        from enterprises.known import Known, provide
        from enterprises.selectors import load_size_limits
        from matching import past
        from matching.offers import build_tables, needs_covered
        from matching.trials import connected, suspended
        from matching.trials.kinds import register_all
        from matching.trials.reviews import load_reviews
        from platforms.snapshot import current, register_part

        register_all()
        past.register_all()
        suspended.register()
        connected.register()
        register_part("match", build_tables)
        register_part("reviews", load_reviews)
        register_part("needs-covered", needs_covered)
        register_part("size-limits", lambda _: load_size_limits())

        def held() -> Known:
            now = current()
            return Known(now.taxonomy.sectors, now.places, now.part("size-limits"))

        provide(held)
        follow_versions()
        self.offer_steps()
        self.follow()
        self.give_rows()

    def offer_steps(self) -> None:
        """The steps of an owner's home that lie here, and what her first enterprise takes over."""
        from enterprises.next_steps import Step
        from enterprises.parts import on_first, on_kind
        from enterprises.parts import register_part as offer_step
        from matching.my.seen import looks, seen_on
        from matching.my.taken_over import kind_said, take_over
        from matching.roadmaps.selectors import planned_on, plans
        from matching.trials.pages import tried, tried_on

        on_first(take_over)
        on_kind(kind_said)
        offer_step(Step.NEEDS, url_name="my-needs")
        offer_step(Step.MATCHES, url_name="my-matches", asks=looks, last_done=seen_on)
        offer_step(Step.ROADMAP, url_name="my-plan", asks=plans, last_done=planned_on)
        offer_step(Step.TRIAL, url_name="my-trials", asks=tried, last_done=tried_on)

    def follow(self) -> None:
        """Duties for roadmaps, boxes on an owner's home, what is told of dates and changes."""
        from enterprises.parts import register_card
        from matching.follow import cards, kinds
        from matching.follow.duties import found_for_roadmap
        from matching.roadmaps.duties import register
        from matching.roadmaps.selectors import plans
        from matching.trials.pages import tried

        kinds.register_all()
        register(found_for_roadmap)
        register_card(cards.trials_card, place=10, asks=tried)
        register_card(cards.duties_card, place=20)
        register_card(cards.roadmap_card, place=40, asks=plans)

    def give_rows(self) -> None:
        """Rows in which signals are looked for, and what the file of a vendor's is called."""
        from matching.signals import rows
        from matching.vendors.leads import LEADS
        from platforms.signals.sources import register_source
        from sheets.kinds import name_export

        name_export(LEADS, _("requests to a vendor"))
        register_source("enterprises", rows.enterprise_marks)
        register_source("referrals", rows.referrals)
        register_source("reviews", rows.reviews)


def follow_versions() -> None:
    """Tell the guidance which version the catalogue's listener sees, so that it need not ask."""
    from guidance.reading import Version, follow
    from platforms.snapshot import watched

    def version() -> Version | None:
        key = watched()
        return (key.number, key.changed_at) if key else None

    follow(version)


def answer_for_people() -> None:
    """Say what is held about them; hear who signs in, and who takes a consent back."""
    from allauth.account.signals import user_logged_in

    from accounts.consents import consent_withdrawn, name_subjects
    from accounts.privacy.holdings import register_holding
    from matching.holders import claim_on_sign_in
    from matching.holding import HOLDING
    from matching.trials.consents import name_quotes, name_trials
    from matching.trials.leaving import on_consent_withdrawn

    user_logged_in.connect(claim_on_sign_in, dispatch_uid="matching.claim_on_sign_in")
    consent_withdrawn.connect(on_consent_withdrawn, dispatch_uid="matching.on_consent_withdrawn")
    name_subjects("trial", name_trials)
    name_subjects("quote", name_quotes)
    register_holding(HOLDING)
