"""The word that somebody types before her data are erased."""

from django import forms
from django.utils.translation import gettext_lazy as _

from reference.text import clean, fold

# Without diacritics, in either language: "Xóa" and "Xoá" are both spelt right.
WORDS = ("xoa", "delete")


class ErasureForm(forms.Form):
    word = forms.CharField(
        label=_('To confirm, type the word "DELETE"'),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"required": _("Type the word, so that nobody erases by mistake.")},
    )

    def clean_word(self) -> str:
        word = clean(self.cleaned_data["word"])
        if fold(word) not in WORDS:
            raise forms.ValidationError(_("This is not the word."))
        return word
