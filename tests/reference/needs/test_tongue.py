import pytest

from reference.needs.syllables import read
from reference.needs.tongue import language_of


@pytest.mark.parametrize("text", ["We need payroll", "my shop runs out of stock", "how to sell"])
def test_english_is_told_by_its_little_words(text):
    assert language_of(read(text)) == "en"


@pytest.mark.parametrize(
    "text", ["cần CRM", "quan ly kho", "CRM", "ban hang online", "phần mềm ERP for SME", ""]
)
def test_everything_else_is_vietnamese(text):
    assert language_of(read(text)) == "vi"
