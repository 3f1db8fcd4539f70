"""Change lists that stay quick when a table has grown to 100,000 rows."""

import json
from collections.abc import Sequence
from functools import reduce
from operator import itemgetter, or_
from typing import Any

from django.contrib import messages
from django.contrib.admin import ShowFacets
from django.contrib.admin.utils import lookup_spawns_duplicates
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import EmptyResultSet
from django.core.paginator import Page, Paginator
from django.db import models
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.text import smart_split, unescape_string_literal
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SEARCH_LENGTH, MOST_WORDS = 200, 12
# Up to so many rows each filter says how many it would leave; beyond, when asked.
COUNTED = 1_000
# So many rows a search shows at most: nobody reads on, and counting them all would take seconds.
FOUND = 2_000
# Shorter words have no three letters in a row, by which the indexes find a text.
INDEXED = 3
SHORT_WORDS = gettext_lazy("One or two letters alone find words that begin so.")


class QuickList(ChangeList):
    """Counts behind the filters cost a look at every row: of long lists they are asked for."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        is_short = self.result_count <= COUNTED
        self.is_facets_optional = not is_short
        self.add_facets = self.add_facets or is_short

    @property
    def is_narrowed(self) -> bool:
        """Whether somebody searched or filtered, so that there may be rows all the same."""
        return bool(self.query or self.has_active_filters)


class KeyedPaginator(Paginator):
    """Finds the keys of a page first: what else a row shows is not asked for rows passed over."""

    def page(self, number: Any) -> Page:
        place = self.validate_number(number)
        start = (place - 1) * self.per_page
        rows: Any = self.object_list
        keys = list(rows.values_list("pk", flat=True)[start : start + self.per_page])
        return self._get_page(rows.filter(pk__in=keys), place, self)


class Searched:
    """Search that asks each column by itself, so that an index answers it."""

    show_facets = ShowFacets.ALLOW
    paginator = KeyedPaginator

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return QuickList

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet, search_term: str
    ) -> tuple[models.QuerySet, bool]:
        """The rows that hold every word in some column of `search_fields`; no row twice.

        The keys are found once, for all that the page asks afterwards, and no more than FOUND; a
        file that is taken out, whose request says `takes_all`, holds all of them.
        """
        fields = self.get_search_fields(request)  # type: ignore[attr-defined]
        words = _words(search_term[:SEARCH_LENGTH]) if fields else []
        if not words:
            return queryset, False
        if getattr(request, "takes_all", False):
            return self._all(queryset, fields, sorted(words, key=len, reverse=True)), False
        keys = self._keys(request, queryset, fields, words)
        if len(keys) > FOUND and not request.path.endswith("/autocomplete/"):
            _tell_once(request)
        return queryset.filter(pk__in=keys[:FOUND]), False

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        changes = super().get_changelist_instance(request)  # type: ignore[misc]
        if any(field.endswith("__folded") for field in self.get_search_fields(request)):  # type: ignore[attr-defined]
            said = (changes.search_help_text, SHORT_WORDS)
            changes.search_help_text = " ".join(str(text) for text in said if text)
        return changes

    def _keys(
        self, request: HttpRequest, rows: models.QuerySet, fields: Sequence[str], words: list[str]
    ) -> list[Any]:
        """Keys of the rows among those that hold the words; each filter of the page asks again."""
        known = request.__dict__.setdefault("_found_keys", {})
        try:
            query = str(rows.query)
        except EmptyResultSet:
            return []
        if query not in known:
            known[query] = self._found(rows, fields, words)
        return known[query]

    def _all(
        self, rows: models.QuerySet, fields: Sequence[str], words: list[str]
    ) -> models.QuerySet:
        """The same rows as `_keys` finds, however many.

        Said so that a part of them, in the order of keys, costs no more than the rows it passes.
        """
        longest, *others = words
        held = (self._holds(path, longest) for path in _paths(fields, longest))
        rows = rows.filter(reduce(or_, held))
        for word in others:
            rows = rows.filter(self._beside(fields[0], fields, word))
        return rows

    def _found(self, rows: models.QuerySet, fields: Sequence[str], words: list[str]) -> list[Any]:
        """Column by column those that hold the rarest word there, until there are enough.

        A word that most rows hold would be read in each of them; the first thousands are found at
        once.
        """
        rarest, *others = self._rarest_first(fields, words)
        keys: set[Any] = set()
        for field, path in zip(fields, _paths(fields, rarest), strict=True):
            chosen = rows.filter(self._holds(path, rarest))
            for word in others:
                chosen = chosen.filter(self._beside(field, fields, word))
            keys.update(chosen.order_by().values_list("pk", flat=True)[: FOUND + 1])
            if len(keys) > FOUND:
                break
        return sorted(keys)

    def _rarest_first(self, fields: Sequence[str], words: list[str]) -> list[str]:
        """The words, that of the fewest rows first as far as the database guesses; one query.

        One or two letters come last: where others stand beside them no index finds them.
        """
        asked = sorted((word for word in words if len(word) >= INDEXED), key=len, reverse=True)
        shorter = sorted((word for word in words if len(word) < INDEXED), key=len, reverse=True)
        if len(asked) > 1:
            parts = [self._holding(_path(field), word) for field in fields for word in asked]
            guesses = _guesses(parts)
            sums = [sum(guesses[at :: len(asked)]) for at in range(len(asked))]
            asked = [
                word for _sum, word in sorted(zip(sums, asked, strict=True), key=itemgetter(0))
            ]
        return [*asked, *shorter]

    def _beside(self, field: str, fields: Sequence[str], word: str) -> models.Q:
        """What is true of rows that hold a further word: mostly where the first one stands."""
        sorted_ = sorted(fields, key=lambda each: each != field)
        return reduce(or_, (self._holds(_path(each), word) for each in sorted_))

    def _holds(self, path: str, word: str) -> models.Q:
        """What is true of rows that hold a word in a column; none of them is met twice."""
        if lookup_spawns_duplicates(self.opts, path):  # type: ignore[attr-defined]
            return models.Q(pk__in=self._holding(path, word))
        return models.Q(**{path: word})

    def _holding(self, path: str, word: str) -> models.QuerySet:
        """Keys of the rows that hold a word in one column, of their own or of a related row."""
        rows = self.model._base_manager.filter(**{path: word})  # type: ignore[attr-defined]
        return rows.order_by().values("pk")


def _guesses(parts: Sequence[models.QuerySet]) -> list[int]:
    """How many rows the database expects of each; zeros where its plan does not say."""
    node = json.loads(parts[0].union(*parts[1:], all=True).explain(format="json"))[0]["Plan"]
    while len(node.get("Plans", ())) == 1:  # what gathers from several processes
        [node] = node["Plans"]
    guesses = [each["Plan Rows"] for each in node.get("Plans", ())]
    return guesses if len(guesses) == len(parts) else [0] * len(parts)


def _paths(fields: Sequence[str], word: str) -> list[str]:
    """The look-ups of a word in some columns; of one or two letters where words begin, alone."""
    way = _begun if len(word) < INDEXED and word.isalnum() else _path
    return [way(field) for field in fields]


def _path(field: str) -> str:
    has_lookup = field.endswith(("__folded", "__startswith", "__exact"))
    return field if has_lookup else f"{field}__icontains"


def _begun(field: str) -> str:
    """The same column, for words that begin so."""
    return (
        f"{field.removesuffix('__folded')}__begun" if field.endswith("__folded") else _path(field)
    )


def _tell_once(request: HttpRequest) -> None:
    if not request.__dict__.setdefault("_found_told", False):
        request.__dict__["_found_told"] = True
        text = _("More than %d rows match: not all are shown. A further word narrows it.")
        messages.info(request, text % FOUND)


def number_of(rows: models.QuerySet, column: str) -> Coalesce:
    """How many rows name each row of the list by `column`, as an annotation.

    Asked for each row that is shown, where counting over a join would visit the whole table.
    """
    own = rows.filter(**{column: models.OuterRef("pk")}).order_by().values(column)
    return Coalesce(models.Subquery(own.annotate(number=models.Count("*")).values("number")), 0)


def _words(text: str) -> list[str]:
    """What was typed, word by word; what stands in quotes is one. At most MOST_WORDS, each once."""
    found = []
    for word in smart_split(text):
        is_quoted = len(word) > 1 and word[0] == word[-1] and word[0] in "\"'"
        found.append(unescape_string_literal(word) if is_quoted else word)
    return list(dict.fromkeys(word for word in found if word))[:MOST_WORDS]
