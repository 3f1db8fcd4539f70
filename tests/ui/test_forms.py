from django import forms

from ui.widgets import ChoiceCards


class StatementForm(forms.Form):
    statement = forms.CharField(label="Bạn vướng gì?", help_text="Như nói chuyện.")
    size = forms.ChoiceField(
        label="Quy mô",
        choices=[("S", "Nhỏ")],
        widget=ChoiceCards(icons={"S": "store"}, hints={"S": "đến 100"}),
    )


def test_hint_and_error_are_tied_to_the_input():
    html = str(StatementForm({})["statement"].as_field_group())
    assert 'aria-describedby="id_statement_helptext id_statement_error"' in html
    assert 'id="id_statement_helptext"' in html
    assert 'id="id_statement_error"' in html


def test_a_wrong_group_is_tied_to_its_error():
    html = str(StatementForm({})["size"].as_field_group())
    assert '<fieldset class="field field--wrong" aria-describedby="id_size_error">' in html


def test_the_summary_leads_to_the_field():
    html = str(StatementForm({}))
    assert '<a href="#id_statement">Bạn vướng gì?</a>' in html


def test_the_summary_leads_to_the_first_choice_of_a_group():
    html = str(StatementForm({}))
    assert '<a href="#id_size_0">' in html
    assert 'id="id_size_0"' in html


def test_a_sound_form_has_no_summary():
    assert "form-errors" not in str(StatementForm())


def test_choice_cards_carry_icon_and_hint():
    html = str(StatementForm()["size"])
    assert "<svg" in html
    assert '<span class="choice-card__hint">đến 100</span>' in html


def test_a_required_choice_is_required_in_the_browser_too():
    assert "required" in str(StatementForm()["size"])
