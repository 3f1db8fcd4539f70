"""Vendors by the sheet: tax codes fill in, none is changed, zeros stay."""

import pytest

from platforms.models import Vendor
from sheets.exporting import export
from sheets.kinds import kind_of
from sheets.wording import cell_reason
from tests.owners import tax_code

HEAD = "Tên,Mã số thuế,Trang web\n"
CODE, OTHER, THIRD = tax_code(101), tax_code(102), tax_code(103)


@pytest.fixture
def misa(db):
    return Vendor.objects.get(slug="misa")


def keep(vendor, code):
    Vendor.objects.filter(pk=vendor.pk).update(tax_code=code)
    return vendor


def test_a_code_fills_in_and_keeps_its_zeros(walk, misa):
    walk.bring("vendors", f"slug,Mã số thuế\nmisa,{CODE}\n")
    misa.refresh_from_db()
    assert (CODE[0], misa.tax_code) == ("0", CODE)


def test_what_a_sheet_filled_in_is_taken_back(walk, misa):
    walk.bring("vendors", f"slug,Mã số thuế\nmisa,{CODE}\n")
    assert walk.undo().row.state == "UNDONE"
    misa.refresh_from_db()
    assert misa.tax_code is None


def test_a_branch_has_thirteen_digits(walk, misa):
    walk.bring("vendors", f"slug,Mã số thuế\nmisa,{CODE}001\n")
    misa.refresh_from_db()
    assert misa.tax_code == f"{CODE}-001"


def test_a_code_that_staff_entered_stays(walk, misa):
    keep(misa, OTHER)
    walk.check("vendors", f"slug,Mã số thuế\nmisa,{CODE}\n")
    assert walk.issues() == [(2, "tax_code", "other-code")]


def test_an_empty_cell_takes_no_code_away(walk, misa):
    keep(misa, OTHER)
    walk.bring("vendors", "slug,Mã số thuế,Trang web\nmisa,,misa.example\n")
    misa.refresh_from_db()
    assert (misa.tax_code, misa.website) == (OTHER, "https://misa.example")


def test_a_vendor_is_found_by_its_code(walk, misa):
    keep(misa, CODE)
    walk.bring("vendors", f"Mã số thuế,Trang web\n{CODE},misa.example\n")
    misa.refresh_from_db()
    assert misa.website == "https://misa.example"


def test_a_vendor_is_found_by_its_name_in_any_spelling(walk, misa):
    spelled = misa.name.upper().replace(" ", "\u00a0")
    walk.bring("vendors", f"{HEAD}{spelled},{CODE},\n")
    misa.refresh_from_db()
    assert misa.tax_code == CODE


def test_a_new_vendor_arrives_and_goes(walk):
    walk.bring("vendors", f"{HEAD}Hãng Mới,{CODE},moi.example\n")
    row = Vendor.objects.get(tax_code=CODE)
    assert (row.slug, row.name, row.contact_email) == ("hang-moi", "Hãng Mới", "")
    walk.undo()
    assert not Vendor.objects.filter(slug="hang-moi").exists()


ERRORS = {
    "a letter": ("01O0109106", "tax-digits"),
    "a zero that a spreadsheet took": (CODE[1:], "tax-zero"),
    "a person's": ("001234567890", "tax-kind"),
    "a wrong digit": (CODE[:-1] + str((int(CODE[-1]) + 1) % 10), "tax-check"),
    "no branch": (f"{CODE}000", "tax-branch"),
    "too long": (f"{CODE}0011", "tax-length"),
}


@pytest.mark.parametrize("case", ERRORS, ids=str)
def test_what_is_no_code_of_a_firm_is_told(walk, misa, case):
    given, reason = ERRORS[case]
    walk.check("vendors", f"slug,Mã số thuế\nmisa,{given}\n")
    assert walk.issues() == [(2, "tax_code", reason)]


def test_somebody_elses_code_is_told_with_whose_it_is(walk, misa):
    held = keep(Vendor.objects.exclude(pk=misa.pk).order_by("pk").first(), CODE)
    walk.check("vendors", f"slug,Mã số thuế\nmisa,{CODE}\n")
    issue = walk.row.issues.get()
    assert (issue.reason, issue.about) == ("taken-code", {"name": held.name})


def test_one_code_in_two_rows_is_told(walk):
    walk.check("vendors", f"{HEAD}Hãng A,{CODE},\nHãng B,{CODE},\n")
    assert walk.issues() == [(3, "tax_code", "same-code")]


def test_two_vendors_of_one_name_are_not_guessed(walk, misa):
    Vendor.objects.create(slug="misa-khac", name=misa.name)
    walk.check("vendors", f"{HEAD}{misa.name},,misa.example\n")
    assert (2, "name", "several") in walk.issues()


def test_the_code_tells_two_vendors_of_one_name_apart(walk, misa):
    keep(misa, OTHER)
    Vendor.objects.create(slug="misa-khac", name=misa.name, tax_code=THIRD)
    walk.check("vendors", f"{HEAD}{misa.name},{CODE},\n")
    assert walk.counts() == (1, 0, 0, 0)


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_an_export_comes_back_as_it_is(walk, misa, format):
    keep(misa, CODE)
    rows = Vendor.objects.filter(slug__in=["misa", "kiotviet"])
    data = b"".join(export(kind_of("vendors"), rows, format))
    assert walk.upload("vendors", data, f"a.{format}").check().issues() == []
    assert walk.counts() == (0, 0, rows.count(), 0)


def test_an_export_keeps_zeros(misa):
    keep(misa, CODE)
    rows = Vendor.objects.filter(pk=misa.pk)
    assert CODE in b"".join(export(kind_of("vendors"), rows, "csv")).decode("utf-8-sig")


@pytest.mark.parametrize(
    ("site", "reason"),
    [
        ("http://10.0.0.1/", "site-network"),
        ("misa.vn:8443", "site-port"),
        ("https://misа.vn", "site-script"),  # Cyrillic а
        ("8.8.8.8", "site-number"),
        ("may.local", "site-host"),
        ("http://user:pw@misa.vn", "address"),
    ],
    ids=["closed network", "port", "look-alike", "number", "local", "password"],
)
def test_a_site_that_no_form_takes_is_told(walk, misa, site, reason):
    walk.check("vendors", f"slug,Trang web\nmisa,{site}\n")
    assert walk.issues() == [(2, "website", reason)]
    assert cell_reason(kind_of("vendors"), reason, {})
