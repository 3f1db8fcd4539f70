"""The two steps of asking: what has been said so far travels with the form, nothing is kept yet."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.contacts import readable
from accounts.models import User
from advisers.asking.consent import wording
from advisers.asking.forms import DetailsForm
from advisers.asking.origins import Known
from advisers.asking.services import Asked
from matching.wizard import Wizard
from platforms.snapshot import Snapshot

MANY = ("also", "times")
ONE = (
    *("sector", "trade", "size", "commune", "place", "province", "way", "speaks"),
    *("name", "business", "contact", "call_on", "is_agreed"),
)
# Typed to find something; what was chosen stands in a field of its own.
TYPED = ("trade", "place")
WORDS, DETAILS, SEND = "words", "details", "send"


class AskWizard:
    """What has been said so far, read from the fields of one request."""

    def __init__(
        self,
        data: QueryDict,
        known: Known,
        snapshot: Snapshot,
        *,
        user: User | None = None,
        is_assisted: bool = False,
    ) -> None:
        self.known, self.user, self.is_assisted = known, user, is_assisted
        self.is_begun = "step" in data
        # Her words and needs, as the match reads them; trades and places that were typed.
        self.words = Wizard(data if self.is_begun else self._first(data), snapshot)
        self.data = self.words.data

    def _first(self, data: QueryDict) -> QueryDict:
        """What the form begins with: known before, and named in the address."""
        filled = data.copy()
        for name in ("text", "need"):
            if not any(data.getlist(name)):
                filled.setlist(name, list(self.known.first.get(name, ())))
        return filled

    @property
    def wanted(self) -> str:
        """The step that the pressed button leads to."""
        to = self.data.get("to")
        if not self.is_begun or to == WORDS:
            return WORDS
        return SEND if to == SEND and self.data.get("step") == DETAILS else DETAILS

    @cached_property
    def is_said(self) -> bool:
        """Whether the first step says anything that an adviser can begin with."""
        words = self.words
        return words.is_readable and bool(words.text or words.chosen or self.known.platforms)

    @property
    def key(self) -> UUID:
        """Of this form: a second press of its button is the same request."""
        try:
            return UUID(self.data.get("request_key", ""))
        except ValueError:
            return uuid4()

    def details(self) -> DetailsForm:
        """The second step as it is shown, without errors."""
        return self._form(initial={**self._initial(), "request_key": self.key})

    def sent(self) -> DetailsForm:
        """The second step as it was sent; what was typed and not chosen is asked about once."""
        form = self._form(self.data)
        for typed in TYPED:
            if typed in self.words.questions:
                words = _("Choose one of those below, or send it again without.")
                form.add_error(typed, words)
        if self._is_for_herself(form):
            form.add_error("contact", _("This is your own. The code has to reach the owner."))
        return form

    def _is_for_herself(self, form: DetailsForm) -> bool:
        """Whether an adviser would send the owner's code to herself, proved to be hers or not."""
        if not self.is_assisted or self.user is None or not form.is_valid():
            return False
        contact, own = form.cleaned_data["contact"], {self.user.email, self.user.phone}
        return (contact.email or contact.phone) in own

    def _form(self, *args: Any, **kwargs: Any) -> DetailsForm:
        snapshot = self.words.snapshot
        return DetailsForm(*args, snapshot=snapshot, is_assisted=self.is_assisted, **kwargs)

    def _initial(self) -> dict[str, Any]:
        if self.data.get("shown"):
            said = {name: self.data.get(name, "") for name in ONE}
            return {**said, **{name: self.data.getlist(name) for name in MANY}}
        first = {name: values[0] for name, values in self.known.first.items() if values}
        return {**self._read(), **self._hers(), **first}

    def _read(self) -> dict[str, Any]:
        """What her words say besides needs."""
        said = self.words.said
        if said is None:
            return {}
        found = {"sector": said.conditions.sector or ""}
        return {**found, "size": "household"} if said.conditions.household else found

    def _hers(self) -> dict[str, str]:
        """What her account says."""
        if self.user is None or self.is_assisted:
            return {}
        user = self.user
        email = user.email if user.email_verified_at else ""
        phone = user.phone if user.phone_verified_at else ""
        return {
            "name": user.name,
            "contact": email or readable(phone or ""),
            "call_on": readable(phone or "") if email else "",
        }

    def hidden(self, step: str) -> Iterator[tuple[str, str]]:
        """Names and values that the form of a step carries along."""
        yield from self.known.luggage
        yield "step", step
        if step == DETAILS:
            yield "shown", "1"
            yield "text", self.words.text
            yield "seen", self.words.mark
            yield from (("asked", each) for each in self.data.getlist("asked"))
            yield from (("asked", each.mark) for each in self.words.questions.values())
            return
        if self.data.get("seen"):
            # What she took away stays away while her words are the same.
            yield "seen", str(self.data["seen"])
        if self.data.get("shown"):
            yield "shown", "1"
            for name in (*ONE, *MANY, "request_key"):
                yield from ((name, value) for value in self.data.getlist(name) if value)

    def asked(self, form: DetailsForm) -> Asked:
        """What was said, as the service takes it; of a valid form."""
        said, (province, commune) = form.cleaned_data, form.places()
        return Asked(
            contact=said["contact"],
            consent=wording(),
            origin=self.known.kind,
            origin_key=self.known.key,
            province=province,
            commune=commune,
            speaks=said["speaks"],
            name=said["name"],
            business=said["business"],
            text=self.words.text,
            need_codes=self.words.chosen,
            platform_slugs=tuple(self.known.platforms),
            sector=form.trade_named(),
            size=said["size"],
            ways=form.ways(),
            times=tuple(said["times"]),
            language=(get_language() or "vi")[:2],
            enterprise=self.known.enterprise,
            call_on=said["call_on"] if said["contact"].email else "",
        )
