"""Search with three filters, six counted facets and a page: in memory beside one SQL statement."""

import json
import random
import statistics
import time
import tracemalloc
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from platforms.index import Document, Index, Page, Query
from platforms.index.terms import folded_word, phrases
from reference.text import fold

COUNT = 10_000
PAIRS = 15
WARM_UP = 3
PAGE = 20
BEST_SHARE = 8
BUILD_SECONDS, BUILD_MEGABYTES = 1.5, 60
TAXONOMY = Path(__file__).parent.parent / "reference" / "data" / "taxonomy.yaml"

FACETS = {
    "sector": [chr(code) for code in range(ord("A"), ord("V") + 1)],
    "size": ["micro", "small", "medium"],
    "deployment": ["cloud", "mobile", "on-premises", "hybrid"],
    "language": ["vi", "en", "ko"],
    "price": ["free", "under-200k", "under-1m", "over-1m", "unknown"],
}
NAMES = ["need", *FACETS]
SYLLABLES = (
    "An Bình Minh Việt Nam Sao Viễn Đông Hà Sơn Phú Long Tân Tiến Ánh Dương Kim Ngân".split()
)
PLAIN = (
    "doanh nghiệp nhỏ và vừa, chuyển đổi số, tự động hóa quy trình, báo cáo theo thông tư, kết nối "
    "ngân hàng, đồng bộ dữ liệu, bảo mật cao, giao diện thân thiện, tiết kiệm chi phí, tích hợp "
    "sàn giao dịch, hỗ trợ khách hàng, công nợ phải thu, tài sản cố định, bảo hiểm xã hội, truy "
    "xuất nguồn gốc, phân quyền người dùng, nhật ký thao tác, trí tuệ nhân tạo, dự báo nhu cầu, "
    "khuyến mãi tích điểm, tổng đài đa kênh, máy tính bảng, triển khai nhanh, dùng thử miễn phí"
).split(", ")
TEXT = "bán hàng"
FILTERS = {
    "deployment": frozenset({"cloud"}),
    "price": frozenset({"under-200k", "unknown"}),
    "size": frozenset({"micro", "small"}),
}
QUERY = Query(text=TEXT, filters=FILTERS, limit=PAGE)

# The peer gets every advantage: facet values as small numbers, neighbours as lexemes (one lookup in
# the GIN index answers the text), a prepared plan, no relevance to compute.
TABLE = """
CREATE TEMPORARY TABLE bench_listing (
    rank integer PRIMARY KEY, key text NOT NULL, words tsvector NOT NULL,
    counted smallint[] NOT NULL, deployment smallint[] NOT NULL, price smallint NOT NULL,
    size smallint[] NOT NULL
)
"""
INSERT = """
INSERT INTO bench_listing VALUES (%s, %s, array_to_tsvector(%s::text[]), %s, %s, %s, %s)
"""
# Fastest of five shapes tried: it beats one unnest chosen by CASE, and a FILTER for each value.
SEARCH = """
PREPARE bench_search AS
WITH found AS MATERIALIZED (
    SELECT rank, key, counted, deployment, price, size,
        deployment && '{deployment}'::smallint[] AS d, price = ANY ('{price}'::smallint[]) AS p,
        size && '{size}'::smallint[] AS s
    FROM bench_listing WHERE words @@ '''{text}'''::tsquery
), fits AS MATERIALIZED (SELECT rank, key, counted FROM found WHERE d AND p AND s)
SELECT (SELECT count(*) FROM fits),
    (SELECT array_agg(key) FROM (SELECT key FROM fits ORDER BY rank LIMIT {limit}) AS page),
    (SELECT jsonb_object_agg(code, n) FROM (
        SELECT code, count(*) AS n FROM fits, unnest(counted) AS code GROUP BY code UNION ALL
        SELECT code, count(*) FROM found, unnest(deployment) AS code WHERE p AND s GROUP BY code
        UNION ALL SELECT price, count(*) FROM found WHERE d AND s GROUP BY price
        UNION ALL SELECT code, count(*) FROM found, unnest(size) AS code WHERE d AND p GROUP BY code
    ) AS counts)
"""


def listings(count: int = COUNT, seed: int = 20261122) -> list[Document]:
    """Deterministic Vietnamese listings: real needs, made-up names, one to five needs each."""
    functions = yaml.safe_load(TAXONOMY.read_text(encoding="utf-8"))["functions"]
    needs = [need for function in functions for need in function["needs"]]
    chance = random.Random(seed)
    return [_listing(number, needs, chance) for number in range(count)]


def _listing(number: int, needs: list[dict[str, Any]], chance: random.Random) -> Document:
    own = chance.sample(needs, chance.randint(1, 5))
    brand = " ".join(chance.sample(SYLLABLES, 2))
    fields = [
        (f"{brand} {own[0]['name_vi']} {number}", 8),
        (f"Công ty Cổ phần {brand}", 4),
        *((need["name_vi"], 3) for need in own),
        *(("; ".join(need["synonyms_vi"]), 2) for need in own),
        (". ".join(chance.sample(PLAIN, 8)), 1),
    ]
    facets = {
        name: tuple(chance.sample(values, chance.randint(1, min(len(values), 3))))
        for name, values in FACETS.items()
    }
    facets["need"] = tuple(need["code"] for need in own)
    facets["price"] = facets["price"][:1]
    return Document(number, f"listing-{number}", tuple(fields), facets, rank=number)


def run(connection: Any = None) -> list[str]:
    """The lines of this benchmark; without a connection to PostgreSQL, those of the index alone."""
    documents = listings()
    index, seconds, megabytes = _built(documents)
    lines = [
        _line("search index build", seconds, "s", "limit", BUILD_SECONDS),
        _line("search index memory", megabytes, "MB", "limit", BUILD_MEGABYTES),
    ]
    if connection is None:
        return lines
    codes = {
        name: {v: n for n, v in enumerate(rows, 200 * place)}
        for place, (name, rows) in enumerate(index.search(Query()).facets.items())
    }
    with connection.cursor() as cursor:
        _load(cursor, documents, codes)
        _check(index.search(QUERY), _ask(cursor), codes)
        memory, peer = _medians(lambda: index.search(QUERY), lambda: _ask(cursor))
        cursor.execute("DEALLOCATE bench_search")
        cursor.execute("DROP TABLE bench_listing")
        cursor.execute("RESET jit")
        cursor.execute("RESET enable_seqscan")
    limit = peer / BEST_SHARE
    return [
        _line("search, 3 filters, 6 facets, page of 20", memory, "ms", "one SQL statement", peer),
        _line(f"the same beside 1/{BEST_SHARE} of the statement", memory, "ms", "limit", limit),
        *lines,
    ]


def _built(documents: list[Document]) -> tuple[Index, float, float]:
    """The index, processor seconds to build it, and megabytes it keeps (from a second build)."""
    start = time.process_time()
    Index.build(documents, facets=NAMES)
    seconds = time.process_time() - start
    tracemalloc.start()
    index = Index.build(documents, facets=NAMES)
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return index, seconds, kept / 2**20


def _load(cursor: Any, documents: list[Document], codes: dict[str, dict[str, int]]) -> None:
    cursor.execute("SET jit = off")
    # A scan would unpack every listing's lexemes: ten times as slow, yet the planner picks it.
    cursor.execute("SET enable_seqscan = off")
    cursor.execute(TABLE)
    cursor.executemany(INSERT, [_row(doc, codes) for doc in documents])
    cursor.execute("CREATE INDEX ON bench_listing USING gin (words)")
    cursor.execute("ANALYZE bench_listing")
    wanted = {
        name: f"{{{','.join(str(codes[name][value]) for value in sorted(values))}}}"
        for name, values in FILTERS.items()
    }
    cursor.execute(SEARCH.format(text=fold(TEXT), limit=PAGE, **wanted))


def _row(doc: Document, codes: dict[str, dict[str, int]]) -> tuple[Any, ...]:
    own = {name: [codes[name][value] for value in doc.facets[name]] for name in NAMES}
    lexemes: set[str] = set()
    for text, _ in doc.fields:
        for phrase in phrases(text):
            words = [folded_word(word) for word in phrase]
            lexemes.update(words, map(" ".join, pairwise(words)))
    counted = own["need"] + own["sector"] + own["language"]
    filtered = (own["deployment"], own["price"][0], own["size"])
    return doc.rank, doc.key, sorted(lexemes), counted, *filtered


def _ask(cursor: Any) -> tuple[int, list[str], dict[str, int]]:
    cursor.execute("EXECUTE bench_search")
    total, keys, counts = cursor.fetchone()
    return total, keys, json.loads(counts) if isinstance(counts, str) else counts


def _check(page: Page, row: tuple[int, list[str], dict[str, int]], codes: Any) -> None:
    """Both sides count the same; the order differs, for the statement ranks by nothing."""
    total, keys, counts = row
    assert total == page.total > 0
    assert len(keys) == len(page.keys) == PAGE
    for name, values in page.facets.items():
        for value, count in values.items():
            assert counts.get(str(codes[name][value]), 0) == count, (name, value)


def _medians(*sides: Callable[[], object]) -> list[float]:
    """Median milliseconds of each side, taken in turn so that they share the machine's moods."""
    times: list[list[float]] = [[] for _ in sides]
    for turn in range(PAIRS + WARM_UP):
        for side, taken in zip(sides, times, strict=True):
            start = time.perf_counter()
            side()
            if turn >= WARM_UP:
                taken.append(1000 * (time.perf_counter() - start))
    return [statistics.median(taken) for taken in times]


def _line(name: str, value: float, unit: str, beside: str, other: float) -> str:
    return f"{name}: {value:.3f} {unit} ({beside}: {other:.3f} {unit}, {value / other:.2f})"
