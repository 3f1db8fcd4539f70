"""What one enterprise said, as a value that pages, the API and the stored result share."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any, Self

from reference.needs import Recognition

USUAL_IMPORTANCE = 2
# A free-text need that cannot be met by a platform: it leads to guidance and an adviser.
WHERE_TO_START = "where-to-start"


def _nothing() -> Mapping[str, int]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class MatchInputs:
    """Everything but the needs may be left out; nothing here names a person.

    Attributes:
        text: her own words, cleaned; at most 2,000 characters.
        needs: need code to importance 1 to 3, in the order in which she named them.
        set_aside: needs that the text states and she took away.
        sector: VSIC 2025 section or division.
        is_household: a household business, which is no enterprise under Decree 80/2021.
        size: stated outright (the API); else worked out from employees and revenue.
        employees: yearly average; revenue_vnd: of a year.
        commune: code of today's commune.
        budget_vnd: VND a month; 0 asks for free ones.
        deployments: ways of running it that are accepted; empty: any.
        languages: of the interface, every one required.
        existing: slugs of platforms in use: not offered again.
        must_link: slugs of platforms that the new one must connect with.
        maturity: pillar code to level 0 to 5.
    """

    text: str = ""
    needs: Mapping[str, int] = field(default_factory=_nothing)
    set_aside: frozenset[str] = frozenset()
    sector: str | None = None
    is_household: bool = False
    size: str | None = None
    employees: int | None = None
    revenue_vnd: int | None = None
    commune: str | None = None
    budget_vnd: int | None = None
    deployments: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    existing: frozenset[str] = frozenset()
    must_link: frozenset[str] = frozenset()
    maturity: Mapping[str, int] = field(default_factory=_nothing)

    def with_understood(self, said: Recognition) -> Self:
        """These inputs, their gaps filled with what the text says.

        A need set aside stays out; what was stated outright wins over the text.
        """
        found = {
            need.code: USUAL_IMPORTANCE
            for need in said.needs
            if need.code not in self.set_aside and need.code != WHERE_TO_START
        }
        asked = said.conditions
        return replace(
            self,
            needs={**self.needs, **{code: self.needs.get(code, 2) for code in found}},
            sector=self.sector or asked.sector,
            is_household=self.is_household or asked.household,
            employees=self.employees if self.employees is not None else asked.employees,
            budget_vnd=asked.max_monthly_vnd if self.budget_vnd is None else self.budget_vnd,
            deployments=self.deployments or deployments_of(said),
            languages=self.languages or frozenset(asked.languages),
            existing=self.existing | frozenset(said.existing),
            must_link=self.must_link
            | (frozenset(said.existing) if asked.keep_existing else frozenset()),
        )

    def as_json(self) -> dict[str, Any]:
        """Plain values for a JSON column; what was not said is left out."""
        unsaid = MatchInputs()
        said = {name: getattr(self, name) for name in FIELDS}
        return {n: _plain(value) for n, value in said.items() if value != getattr(unsaid, n)}

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> Self:
        """The inner of `as_json`; fields it does not know (of an older version) are passed over."""
        known = {name: plain[name] for name in FIELDS if name in plain}
        kinds: dict[str, Any] = {"needs": dict, "maturity": dict} | dict.fromkeys(SETS, frozenset)
        return cls(**{name: kinds.get(name, _same)(value) for name, value in known.items()})


FIELDS = tuple(each.name for each in fields(MatchInputs))
SETS = ("set_aside", "deployments", "languages", "existing", "must_link")


def _same(value: Any) -> Any:
    return value


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    # A JSON object of PostgreSQL forgets the order of its keys; needs have one.
    return [list(pair) for pair in value.items()] if isinstance(value, Mapping) else value


def deployments_of(said: Recognition) -> frozenset[str]:
    """Where it must run according to the text: a phone app is what "on my phone" asks for."""
    asked = said.conditions
    if asked.deployment:
        return frozenset({asked.deployment})
    return frozenset({"mobile"}) if asked.phone_only else frozenset()
