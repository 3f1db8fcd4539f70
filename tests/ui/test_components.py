import pytest
from django.template import Context, Template
from django.utils import translation

from ui.bars import Bar
from ui.gallery import MONTHS, SampleForm

FORM = SampleForm({"size": "SMALL"})
OPTIONS = [{"value": "a", "label": "Kế toán", "count": 4, "is_selected": True}]
VALUES = {
    "logo": {"url": "", "letters": "KV"},
    "form": FORM,
    "field": FORM["commune"],
    "options": OPTIONS,
    "steps": ["Việc", "Doanh nghiệp", "Điều kiện"],
    "items": [("Giá", "chưa rõ <&>")],
    "bars": [Bar("Chiến <&> lược", 6200, "mức 4", 4500), Bar("Dữ liệu", 0)],
    "marks": [20, 80],
    "months": MONTHS,
    "headers": ["Gói", "Giá"],
    "rows": [["Một", "0 ₫"]],
    "search_text": "kế toán",
    "site": "https://example.org",
    "other_language_url": "/en/",
}
INCLUDED = {
    "account_way": "person=search_text",
    "own_ways": "kind=search_text",
    "logo": "logo=logo",
    "ask_adviser": 'name="match" value="kho"',
    "badge": 'text="Mới" kind="info"',
    "breadcrumbs": 'current="Kho" parent="Nền tảng" parent_url="/platforms/"',
    "brand": "",
    "button": 'text="Xem" kind="secondary" href="/a/" external=True hint="Kho"',
    "chip": 'text="Kho" href="?need=b" remove=True',
    "chip_choice": 'text="Kho" name="need" value="stock" checked=True icon="warehouse"',
    "compare_box": 'slug="kho" name="Kho Vui"',
    "compare_tray": "",
    "definition_list": "items=items",
    "error_ways": "",
    "facet": 'legend="Nhu cầu" name="need" options=options open=True icon="list-checks"',
    "facet_group": 'code="payments" name="Thanh toán"',
    "facet_more": 'count=3 content="…"',
    "facet_option": 'name="need" value="a" label="Kho" count=0 is_selected=True',
    "fit_bar": "hundredths=8612",
    "footer": "",
    "form_errors": "form=form",
    "head": "other_language_url=other_language_url SITE_URL=site",
    "header": "search_text=search_text other_language_url=other_language_url",
    "htmx": "",
    "menu": "",
    "messages": "",
    "nav": "",
    "nav_links": "",
    "search_box": 'value="kế toán" large=True',
    "share": 'url="https://example.org/a/" title="Kết quả"',
    "skip_link": "",
    "spinner": 'id="wait"',
    "steps": "steps=steps current=2",
}
TAGS = {
    "action_bar": '{% action_bar label="Kho" %}<a href="/">Xem</a>{% endaction_bar %}',
    "bars": '{% bars title="A & B" bars=bars marks=marks %}',
    "card": '{% card title="A & B" level=3 icon="wallet" kind="sun" %}<p>Giá</p>{% endcard %}',
    "choice_cards": "{{ form.needs }}",
    "disclosure": '{% disclosure title="Suýt phù hợp" count=0 %}Không có{% enddisclosure %}',
    "empty_state": '{% empty_state title="Trống" level=1 %}<p>Đi tiếp</p>{% endempty_state %}',
    "field": "{{ field.as_field_group }}",
    "form": "{{ form }}",
    "month_chart": '{% month_chart title="A & B" months=months %}',
    "notice": '{% notice kind="caution" title="Lưu ý" %}Chưa rõ giá{% endnotice %}',
    "pagination": '{% pagination number=3 pages=9 query="q=a&need=b" %}',
    "phone_fold": '{% phone_fold title="Lọc" count=2 %}<p>…</p>{% endphone_fold %}',
    "table": '{% table caption="Gói" headers=headers rows=rows %}',
}


def render(source: str) -> str:
    """The markup line by line; indentation and empty lines are nobody's promise."""
    with translation.override("en"):
        lines = Template(source).render(Context(VALUES)).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())


@pytest.mark.parametrize("name", INCLUDED)
def test_included_component_looks_as_agreed(name, snapshot):
    given = f"with {INCLUDED[name]} " if INCLUDED[name] else ""
    html = render(f'{{% include "components/{name}.html" {given}only %}}')
    assert html == snapshot


@pytest.mark.parametrize("name", TAGS)
def test_component_by_tag_looks_as_agreed(name, snapshot):
    assert render(TAGS[name]) == snapshot


@pytest.mark.parametrize(
    "source",
    [
        "{% card title=items.0.1 %}{% endcard %}",
        "{% notice title=items.0.1 %}{% endnotice %}",
        "{% disclosure title=items.0.1 %}{% enddisclosure %}",
        "{% empty_state title=items.0.1 %}{% endempty_state %}",
        "{% phone_fold title=items.0.1 %}{% endphone_fold %}",
        "{% action_bar label=items.0.1 %}{% endaction_bar %}",
        "{% pagination number=1 pages=2 query=items.0.1 %}",
        "{% table caption=items.0.1 headers=headers rows=rows %}",
    ],
)
def test_values_given_to_a_tag_are_escaped(source):
    html = render(source)
    assert "&lt;&amp;&gt;" in html
    assert "<&>" not in html


def test_text_given_to_a_component_is_escaped():
    html = render('{% include "components/badge.html" with text=items.0.1 only %}')
    assert "chưa rõ &lt;&amp;&gt;" in html
