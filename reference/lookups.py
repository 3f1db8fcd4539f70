"""Expressions of the database: text without diacritics ("hoa don" finds "Hóa đơn"), days."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db.models import CharField, DateField, Func, Lookup, TextField


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
        if not self.rhs_is_direct_value():
            return f"strpos(fold({left}), fold({right}::text)) > 0", [*left_params, *right_params]
        # In this form an index of trigrams over fold(column) answers it.
        held = [f"%{connection.ops.prep_for_like_query(text)}%" for text in right_params]
        return f"fold({left}) LIKE fold({right}::text)", [*left_params, *held]


@CharField.register_lookup
@TextField.register_lookup
class FoldedWordBegins(Lookup):
    """`name__begun="ai"`: some word of the text begins so, in whatever spelling either is.

    An index of trigrams answers it for one or two letters too, of which it holds none within words.
    """

    lookup_name = "begun"

    def as_sql(self, compiler, connection):  # noqa: ANN001, ANN201 - Django's signature
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        # One pattern, so that a row is folded once: with three, as LIKE needs, a search took three
        # times as long. Of what was typed nothing is a sign of the pattern.
        plain = rf"regexp_replace(fold({right}::text), '(\W)', '\\\1', 'g')"
        return f"fold({left}) ~ ('(^|[ (])' || {plain})", [*left_params, *right_params]


class Fold(Func):
    """`fold(column)`: lower case without diacritics, for indexes."""

    function = "fold"
    output_field = TextField()


class DayInVietnam(Func):
    """The day of a moment in Vietnam, for constraints: migrations can write no time zone down."""

    template = "(%(expressions)s AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"
    output_field = DateField()


def trigrams(column: str, *, name: str) -> GinIndex:
    """The index that lets `column__folded` find words within a column of many rows."""
    return GinIndex(OpClass(Fold(column), name="gin_trgm_ops"), name=name)
