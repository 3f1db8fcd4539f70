"""Comparison without diacritics in the database: "hoa don" finds "Hóa đơn"."""

from django.db.models import CharField, Lookup, TextField


@CharField.register_lookup
@TextField.register_lookup
class FoldedContains(Lookup):
    """`name__folded="hoa don"`: the text holds these words, in whatever spelling either is.

    The database's own `fold()` is used for both sides (migration 0001).
    """

    lookup_name = "folded"

    def as_sql(self, compiler, connection):  # noqa: ANN001, ANN201 - Django's signature
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"strpos(fold({left}), fold({right}::text)) > 0", [*left_params, *right_params]
