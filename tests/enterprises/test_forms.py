"""What an enterprise may say of itself; nothing is required."""

import pytest
from django.http import QueryDict

from enterprises.forms import EnterpriseForm
from platforms import snapshot


@pytest.fixture
def answer(db):
    held = snapshot.current()

    def bind(**said):
        data = QueryDict(mutable=True)
        data.update(said)
        return EnterpriseForm(data, sectors=held.taxonomy.sectors, places=held.places)

    return bind


def test_everything_may_be_left_out(answer):
    assert answer().is_valid()


def test_division_is_a_sector_too(answer):
    form = answer(sector="56")
    assert form.is_valid()
    assert form.cleaned_data["sector"] == "56"


@pytest.mark.parametrize("code", ["P", "ZZ", "\x00", "G G"])
def test_sector_that_is_not_offered_counts_as_not_said(answer, code):
    form = answer(sector=code)
    assert form.is_valid()
    assert form.cleaned_data["sector"] == ""


def test_unknown_commune_counts_as_not_said(answer):
    form = answer(commune="99999")
    assert form.is_valid()
    assert form.cleaned_data["commune"] == ""


@pytest.mark.parametrize("number", ["-1", "mười", "1e9", "10000000"])
def test_employees_must_be_a_plausible_number(answer, number):
    assert "employees" in answer(employees=number).errors


def test_band_of_revenue_is_its_upper_end(answer):
    form = answer(revenue="10000000000")
    assert form.is_valid()
    assert form.cleaned_data["revenue"] == 10_000_000_000
