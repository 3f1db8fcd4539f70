from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "matching"

    def ready(self) -> None:
        """Keep the match tables and the size limits beside the index, of the same version."""
        from enterprises.known import Known, provide
        from enterprises.selectors import load_size_limits
        from matching.offers import build_tables, needs_covered
        from platforms.snapshot import current, register_part

        register_part("match", build_tables)
        register_part("needs-covered", needs_covered)
        register_part("size-limits", lambda _: load_size_limits())

        def held() -> Known:
            now = current()
            return Known(now.taxonomy.sectors, now.places, now.part("size-limits"))

        provide(held)
