import pytest

from reference.models import BusinessFunction


@pytest.mark.parametrize("text", ["điện tử", "ĐIỆN TỬ", "dien tu", "đie\u0323\u0302n tử", "iện t"])
def test_any_spelling_finds_the_words(db, text):
    found = BusinessFunction.objects.filter(name_vi__folded=text)
    assert "ecommerce" in found.values_list("pk", flat=True)


@pytest.mark.parametrize("text", ["100%", "_", "\\", "điện tử xyz"])
def test_signs_of_patterns_mean_themselves(db, text):
    assert not BusinessFunction.objects.filter(name_vi__folded=text).exists()
