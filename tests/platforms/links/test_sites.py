"""Where an address of a site is written, an unsafe one is refused beside its field."""

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import reverse

from platforms.links.sites import REASONS, check_site
from platforms.models import Platform, Source, Vendor
from platforms.pages.detail import reference
from platforms.revisions.forms import SECTIONS, SectionForms
from platforms.sheets.listings import LISTINGS
from platforms.sheets.sources import source
from platforms.sheets.vendors import VENDORS
from sheets.columns import CellError
from tests.staff import sign_in

WRONG = {
    "the service that describes a cloud's machines": ("http://169.254.169.254/latest/", "network"),
    "this machine": ("http://localhost/", "host"),
    "a closed network": ("http://10.0.0.1", "network"),
    "name and password": ("http://user:pw@misa.vn/", "credentials"),
    "another port": ("https://misa.vn:8443/", "port"),
    "a number of IPv6": ("http://[2606:4700::1111]/", "number"),
    "this machine in IPv6": ("http://[::1]/", "network"),
    "a number": ("http://8.8.8.8/", "number"),
    "a look-alike": ("https://misа.vn/", "script"),
    "a look-alike in code": ("https://xn--80ak6aa92e.com/", "script"),
    "a local name": ("https://may.local/", "host"),
}


def field_errors(section, **said):
    data = QueryDict(mutable=True)
    data.update({"name": "Sổ", **said})
    forms = SectionForms(SECTIONS[section], {"name": "Sổ"}, {}, data)
    assert not forms.is_valid()
    return forms


@pytest.mark.parametrize(("typed", "reason"), WRONG.values(), ids=WRONG)
def test_a_vendor_is_told_by_the_field(db, typed, reason):
    errors = field_errors("basics", website=typed).form.errors
    assert errors == {"website": [REASONS[reason]]}


def test_so_is_she_of_a_source(db):
    rows = {"sources-TOTAL_FORMS": "1", "sources-INITIAL_FORMS": "0"}
    forms = field_errors("sources", **rows, **{"sources-0-address": "http://10.0.0.1/"})
    assert forms.rows.forms[0].errors == {"address": [REASONS["network"]]}


def test_so_is_she_of_where_a_price_is_published(db):
    rows = {"plans-TOTAL_FORMS": "1", "plans-INITIAL_FORMS": "0", "plans-0-charge": "QUOTE"}
    forms = field_errors("prices", **rows, **{"plans-0-source": "http://10.0.0.1/gia"})
    assert forms.rows.forms[0].errors == {"source": [REASONS["network"]]}


def test_where_it_is_published_may_be_told_in_words(db):
    data = QueryDict(mutable=True)
    data.update({"plans-TOTAL_FORMS": "1", "plans-INITIAL_FORMS": "0", "plans-0-charge": "QUOTE"})
    data["plans-0-source"] = "bảng giá trong hợp đồng mẫu"
    assert SectionForms(SECTIONS["prices"], {}, {}, data).is_valid()


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://misa.vn/gia", "https://misa.vn/gia"),
        ("http://169.254.169.254/", ""),
        ("http://[x", ""),
        ("bảng giá", ""),
    ],
    ids=["site", "closed network", "broken", "words"],
)
def test_only_what_readers_may_be_sent_to_is_a_link(text, address):
    found = reference(text)
    assert found.address == address
    assert found.text


@pytest.mark.ignore_template_errors
@pytest.mark.parametrize("model", ["vendor", "platform"])
def test_so_are_staff(client, db, model):
    row = {"vendor": Vendor, "platform": Platform}[model].objects.order_by("pk").first()
    sign_in(client, "moderator")
    path = reverse(f"admin:platforms_{model}_change", args=[row.pk])
    page = client.get(path).context["adminform"].form
    said = {name: page.get_initial_for_field(f, name) or "" for name, f in page.fields.items()}
    answer = client.post(path, {**said, "website": "http://169.254.169.254/"})
    assert answer.context["adminform"].form.errors["website"] == [REASONS["network"]]


@pytest.mark.parametrize("kind", [VENDORS, LISTINGS], ids=["vendors", "listings"])
@pytest.mark.parametrize(("typed", "reason"), WRONG.values(), ids=WRONG)
def test_a_sheet_brings_none_in(kind, typed, reason):
    (column,) = [each for each in kind.columns if each.name == "website"]
    with pytest.raises(CellError) as error:
        column.parse(typed)
    assert error.value.reason in (f"site-{reason}", "address")
    assert error.value.reason == "address" or error.value.reason in kind.words


def test_nor_as_a_source():
    with pytest.raises(CellError, match="site-network"):
        source("http://10.0.0.1/ {Trang giá}")


def test_the_shipped_catalogue_holds_none(db):
    columns = [(Platform, "website"), (Vendor, "website"), (Source, "address")]
    for model, name in columns:
        for address in model.objects.exclude(**{name: ""}).values_list(name, flat=True):
            check_site(address)


def test_the_reason_goes_with_the_message():
    with pytest.raises(ValidationError) as error:
        check_site("http://10.0.0.1/")
    assert error.value.code == "network"
