"""Laws that hold for any documents and any query, checked against the plain definition."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from platforms.index import Document, Index, Query

# No word is the start of another, none is near another, none is Vietnamese filler.
WORDS = ("zebra", "quartz", "mimosa", "jungle", "wombat")
FACETS = {"need": "abcdef", "size": "xyz"}

quick = settings(max_examples=60, deadline=None)


def some(values):
    return st.frozensets(st.sampled_from(values))


@st.composite
def documents(draw):
    """A few documents of words kept apart; the first has every word."""
    count = draw(st.integers(1, 12))
    made = []
    for number in range(count):
        words = draw(some(WORDS)) if number else WORDS
        facets = {name: tuple(draw(some(values))) for name, values in FACETS.items()}
        fields = (("; ".join(sorted(words)), draw(st.integers(1, 9))),)
        rank = draw(st.integers(0, 3))
        made.append(Document(number, f"key-{number}", fields, facets, {"new": rank % 2}, rank))
    return made


queries = st.builds(
    Query,
    text=some(WORDS).map(lambda words: " ".join(sorted(words))),
    filters=st.fixed_dictionaries({}, optional={name: some(v) for name, v in FACETS.items()}),
    sort=st.sampled_from(["relevance", "new"]),
    limit=st.just(100),
)


def build(made):
    return Index.build(made, facets=tuple(FACETS))


def matches(document, query, without=""):
    """The plain definition: every word, and one value of every facet that filters."""
    words = document.fields[0][0].split("; ")
    return all(word in words for word in query.text.split()) and all(
        not values or values & set(document.facets[name])
        for name, values in query.filters.items()
        if name != without
    )


@quick
@given(documents(), queries)
def test_total_is_the_number_of_matching_documents(made, query):
    assert build(made).search(query).total == sum(matches(each, query) for each in made)


@quick
@given(documents(), queries)
def test_results_are_the_matching_documents(made, query):
    found = build(made).search(query).keys
    assert sorted(found) == sorted(each.key for each in made if matches(each, query))


@quick
@given(documents(), queries)
def test_counts_are_those_without_the_facets_own_filter(made, query):
    counts = build(made).search(query).facets
    for name in FACETS:
        known = {value for each in made for value in each.facets[name]}
        left = [each for each in made if matches(each, query, without=name)]
        assert counts[name] == {
            value: sum(value in each.facets[name] for each in left) for value in known
        }


@quick
@given(documents(), queries, st.randoms(use_true_random=False))
def test_order_of_the_documents_does_not_matter(made, query, chance):
    shuffled = chance.sample(made, len(made))
    assert build(made).search(query) == build(shuffled).search(query)


@quick
@given(documents(), queries, st.integers(1, 5))
def test_pages_put_together_give_the_whole_list(made, query, size):
    index = build(made)
    pages = [
        index.search(replace(query, offset=start, limit=size)).keys
        for start in range(0, len(made) + size, size)
    ]
    assert [key for page in pages for key in page] == list(index.search(query).keys)


@quick
@given(documents(), queries, st.sampled_from(sorted(FACETS)), st.data())
def test_another_filter_never_raises_the_total(made, query, name, data):
    index = build(made)
    value = frozenset({data.draw(st.sampled_from(FACETS[name]))})
    wider = replace(query, filters={**query.filters, name: frozenset()})
    narrower = replace(query, filters={**query.filters, name: value})
    assert index.search(narrower).total <= index.search(wider).total


@quick
@given(documents(), queries)
def test_taking_a_value_away_gives_the_total_told(made, query):
    index = build(made)
    for (name, value), total in index.without_filter_counts(query).items():
        rest = {**query.filters, name: query.filters[name] - {value}}
        assert index.search(replace(query, filters=rest)).total == total


@quick
@given(documents(), queries)
def test_whole_name_comes_first_then_weight_then_rank_then_key(made, query):
    found = build(made).search(replace(query, sort="relevance")).keys
    by_key = {each.key: each for each in made}
    words = query.text.split()

    def order(key):
        each = by_key[key]
        is_whole = each.fields[0][0].split("; ") == words
        weight = each.fields[0][1] if words else 0
        return (not is_whole, -weight, each.rank, key)

    # What is typed may be the beginning of a name, which lifts it: compared among alike.
    for is_begun in (True, False):
        alike = [key for key in found if begins(by_key[key], query.text) is is_begun]
        assert alike == sorted(alike, key=order)


def begins(document, text):
    return "".join(document.fields[0][0].split("; ")).startswith("".join(text.split()))


@quick
@given(st.text(max_size=80), st.booleans())
def test_no_text_raises(catalogue, text, filtered):
    filters = {"size": frozenset({"micro"})} if filtered else {}
    page = catalogue.search(Query(text, filters))
    assert len(page.keys) == min(page.total, 20)
    assert len(catalogue.suggest(text, 3)) <= 3


@quick
@given(st.lists(st.sampled_from("kế toán ketoan của tôi kiotvit bán hàng hddt xyz cho".split())))
def test_no_mixture_of_words_raises(catalogue, words):
    page = catalogue.search(Query(" ".join(words)))
    assert all(count <= page.total for count in page.facets["need"].values())


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000,
        "kế toán " * 1500,
        "\x00\ud800\udfff",
        "\u202eke toan\u202c",
        "🙂" * 5000,
        "%_\\'",
    ],
)
def test_hostile_texts_are_answered(catalogue, text):
    assert catalogue.search(Query(text)).total >= 0


@quick
@given(st.lists(st.text(max_size=30), max_size=4))
def test_any_text_can_be_indexed_and_is_found_by_itself(texts):
    made = [Document(n, str(n), ((text, 8),)) for n, text in enumerate(texts)]
    index = Index.build(made, facets=())
    assert all(index.search(Query(text)).total >= 0 for text in texts)
