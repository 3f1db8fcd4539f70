import pytest

from reference.models import BusinessFunction


@pytest.mark.parametrize("text", ["điện tử", "ĐIỆN TỬ", "dien tu", "đie\u0323\u0302n tử", "iện t"])
def test_any_spelling_finds_the_words(db, text):
    found = BusinessFunction.objects.filter(name_vi__folded=text)
    assert "ecommerce" in found.values_list("pk", flat=True)


@pytest.mark.parametrize("text", ["100%", "_", "\\", "điện tử xyz"])
def test_signs_of_patterns_mean_themselves(db, text):
    assert not BusinessFunction.objects.filter(name_vi__folded=text).exists()


@pytest.mark.parametrize("text", ["đ", "DI", "điện", "tu"])
def test_a_word_is_found_by_its_beginning(db, text):
    found = BusinessFunction.objects.filter(name_vi__begun=text)
    assert "ecommerce" in found.values_list("pk", flat=True)


SIGNS = [".", "^", "$", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|", "\\", "\\w", "[a-z]", "#"]


@pytest.mark.parametrize("text", SIGNS)
def test_signs_of_patterns_mean_themselves_at_a_beginning_too(db, text):
    rows = BusinessFunction.objects.order_by("pk")
    assert not rows.filter(name_vi__begun=text).exists()
    row = rows.first()
    row.name_vi = f"Ví dụ {text} (và) nữa"
    row.save()
    assert rows.get(name_vi__begun=text).pk == row.pk
    assert row in rows.filter(name_vi__begun="và")


def test_a_row_is_folded_once_to_find_a_beginning(db):
    sql = str(BusinessFunction.objects.filter(name_vi__begun="đi").query)
    assert sql.count('fold("reference_businessfunction"') == 1


@pytest.mark.parametrize("text", ["ện", "%", "_", "iện tử"])
def test_the_middle_of_a_word_is_no_beginning(db, text):
    found = BusinessFunction.objects.filter(name_vi__begun=text)
    assert "ecommerce" not in found.values_list("pk", flat=True)
