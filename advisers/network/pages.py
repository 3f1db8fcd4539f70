"""The profile's page: its form, places that were typed but not chosen, and what is chosen."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from advisers.models import Adviser
from advisers.network.forms import ProfileForm, provinces
from advisers.network.services import missing_of
from enterprises.lookups import Option, Question, find_places, is_settled, typed_text
from matching.pages.picker import groups
from platforms.interests.selectors import interests_of
from platforms.snapshot import Snapshot

MOST_LINES = 400
SHOWN_UNCLEAR = 5


class ProfilePage:
    """One adviser's profile as shown or as sent."""

    def __init__(self, adviser: Adviser, snapshot: Snapshot, data: QueryDict | None) -> None:
        self.adviser, self.snapshot = adviser, snapshot
        self.question: Question | None = None
        self.unclear: list[str] = []
        given = data.copy() if data is not None else None
        if given is not None:
            self._settle(given)
        self.form = ProfileForm(given, snapshot=snapshot, initial=ProfileForm.stored(adviser))

    def _settle(self, data: QueryDict) -> None:
        """Put what was typed exactly among the chosen communes; what is unclear stays typed."""
        text = typed_text(data, "place")
        if text:
            question = Question("place", "", text, find_places(text, self.snapshot.places))
            if is_settled(question, data, chosen="commune", is_many=True):
                data["place"] = ""
            else:
                self.question = question
        lines = [line.strip() for line in data.get("several", "").splitlines() if line.strip()]
        codes = {line: self.snapshot.places.exact_code(line[:120]) for line in lines[:MOST_LINES]}
        found = [code for code in codes.values() if code]
        self.unclear = [line for line in lines if not codes.get(line)]
        data.setlist("commune", [*data.getlist("commune"), *found])
        data["several"] = "\n".join(self.unclear)

    def is_ready(self) -> bool:
        """Whether it can be saved: sound, and nothing typed that is not settled."""
        is_valid = self.form.is_valid()
        if self.unclear:
            shown = "; ".join(self.unclear[:SHOWN_UNCLEAR])
            text = _("Not one commune alone, or not known: %(lines)s. Add the province.")
            self.form.add_error("several", text % {"lines": shown})
        return is_valid and not self.unclear and self.question is None

    def refuse_as_changed(self, stored: Adviser) -> None:
        """Keep what was typed; saving again then overwrites what is stored."""
        self.form.add_error(
            None,
            _(
                "Your profile was changed in another window meanwhile. Nothing was saved; what you"
                " typed is still here. Look it over, then save again."
            ),
        )
        data = self.form.data.copy()  # type: ignore[attr-defined]
        data["version"] = str(stored.version)
        self.form.data = data

    def context(self) -> dict[str, Any]:
        form, taxonomy = self.form, self.snapshot.taxonomy
        chosen = set(form["need"].value() or ())
        return {
            "adviser": self.adviser,
            "form": form,
            "question": self.question,
            "missing": missing_of(self.adviser),
            "functions": _options(
                {code: str(each.name) for code, each in taxonomy.functions.items()},
                form["function"].value(),
            ),
            "groups": groups(taxonomy, on=chosen),
            "sections": _options(
                {each.code: str(each.short_name) for each in taxonomy.sections},
                form["section"].value(),
            ),
            "provinces": _options(dict(provinces()), form["province"].value()),
            "communes": self._communes(),
            "options": self.question.options if self.question else (),
            "interests": list(interests_of(self.adviser.user)) if self.adviser.user else [],
        }

    def _communes(self) -> list[Option]:
        """What is chosen, by name."""
        codes = dict.fromkeys(self.form["commune"].value() or ())
        named = [(self.snapshot.places.label(code), code) for code in codes]
        return [Option(code, label) for label, code in sorted((n, c) for n, c in named if n)]


def _options(names: dict[str, str], on: Any) -> list[tuple[str, str, bool]]:
    """(code, name, whether ticked) in the order given."""
    ticked = set(on or ())
    return [(code, name, code in ticked) for code, name in names.items()]
