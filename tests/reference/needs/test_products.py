import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.needs.phrasebook import PhraseBook
from reference.needs.products import Names, ProductBook
from reference.needs.syllables import read as syllables_in
from reference.needs.syllables import syllables_of

PRODUCTS = {
    "KiotViet": "kiotviet",
    "Base.vn": "base-vn",
    "MISA AMIS Kế toán": "misa-accounting",
    "MISA eShop": "misa-eshop",
    "Giao Hàng Nhanh (GHN)": "ghn",
    "Nhanh.vn": "nhanh-vn",
    "Viettel-CA / MySign": "viettel-ca",
}
BOOK = ProductBook(PRODUCTS, vocabulary={"website"})


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("đang dùng KiotViet", "kiotviet"),
        ("dang xai kiotviet roi", "kiotviet"),
        ("KiotViet có rồi", "kiotviet"),
        ("đã mua Base.vn", "base-vn"),
        ("đang dùng misa amis kế toán", "misa-accounting"),
        ("bên em có GHN", "ghn"),
        ("đồng bộ với kiotviet", "kiotviet"),
        ("we use MySign", "viettel-ca"),
        ("đang dùng nhanh.vn", "nhanh-vn"),
    ],
)
def test_a_product_in_use_is_recognised(read, text, slug):
    assert BOOK.in_use(read(text)).slugs == (slug,)


@pytest.mark.parametrize(
    "text",
    [
        "kiotviet giá bao nhiêu",
        "có nên mua kiotviet",
        "muốn dùng kiotviet",
        "đang dùng misa",
        "giao hàng nhanh cho khách",
        "làm nhanh giúp em",
    ],
)
def test_a_product_only_spoken_of_is_not_in_use(read, text):
    assert BOOK.in_use(read(text)).slugs == ()


def test_a_use_in_another_clause_says_nothing(read):
    assert BOOK.in_use(read("em dùng điện thoại, kiotviet đắt quá")).slugs == ()


def test_a_wish_to_link_is_kept_with_its_words(read):
    used = BOOK.in_use(read("cần kho kết nối được với kiotviet"))
    assert (used.connected.first, used.connected.last) == (2, 7)


def test_several_products_come_in_text_order(read):
    assert BOOK.in_use(read("đang dùng Base.vn và KiotViet")).slugs == ("base-vn", "kiotviet")


def test_without_products_nothing_is_in_use(read):
    assert ProductBook({}, set()).in_use(read("đang dùng kiotviet")).slugs == ()


SOME = st.lists(
    st.sampled_from(["ban", "bán", "bàn", "ba", "hang", "hàng", "misa", "7"]), max_size=4
)


@given(st.lists(SOME, max_size=8), st.lists(SOME, max_size=6))
def test_rows_of_names_find_what_a_tree_finds(names, clauses):
    phrases = [(syllables_of(" ".join(name)), number) for number, name in enumerate(names)]
    rows, tree = Names(phrases), PhraseBook(phrases)
    text = syllables_in(", ".join(map(" ".join, clauses)))
    assert rows.find(text) == tree.find(text)
    assert rows.words == {plain for plain, _ in tree.vocabulary()}
    assert rows.toned_words == {toned for _, toned in tree.vocabulary()}
