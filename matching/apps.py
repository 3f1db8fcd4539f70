from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "matching"

    def ready(self) -> None:
        """Keep the match tables and the size limits beside the index; hear who signs in."""
        from allauth.account.signals import user_logged_in

        from enterprises.selectors import load_size_limits
        from matching.holders import claim_on_sign_in
        from matching.offers import build_tables, needs_covered
        from platforms.snapshot import register_part

        user_logged_in.connect(claim_on_sign_in, dispatch_uid="matching.claim_on_sign_in")
        register_part("match", build_tables)
        register_part("needs-covered", needs_covered)
        register_part("size-limits", lambda _: load_size_limits())
