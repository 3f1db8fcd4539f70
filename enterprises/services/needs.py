"""What an enterprise needs, under which conditions, and what it uses already."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from accounts.models import User
from enterprises.models import Conditions, Enterprise, EnterpriseNeed, Statement, ToolInUse
from enterprises.services.rows import locked, locked_at
from ledger.services import TEXT_DAYS, scrub
from reference.models import Need
from reference.once import once_for

USUAL_IMPORTANCE = 2
MOST_TOOLS = 40


@dataclass(frozen=True, slots=True)
class Stated:
    """What was understood of a statement, and what it adds to the conditions where they are empty.

    Attributes:
        need_codes: best first. existing: slugs of platforms in use.
        budget_vnd: a month. deployments, languages: as in `Conditions`.
        language: in which she wrote.
    """

    need_codes: Sequence[str] = ()
    existing: Iterable[str] = ()
    budget_vnd: int | None = None
    deployments: Iterable[str] = ()
    languages: Iterable[str] = ()
    language: str = "vi"


@transaction.atomic
def keep_statement(
    *, enterprise: Enterprise, text: str, said: Stated, request_key: UUID, by: User, at: datetime
) -> Statement:
    """Keep what she wrote and take over its needs; the same form twice is one statement.

    A need that she took away before comes back: she has said it again. Phone numbers and e-mail
    addresses do not reach the database.
    """
    row = locked(enterprise)
    key = once_for(request_key, row.pk, text)
    if known := Statement.objects.filter(request_key=key).first():
        return known
    statement = Statement.objects.create(
        enterprise=row,
        text=scrub(text)[:2000],
        need_codes=list(said.need_codes),
        language=said.language,
        request_key=key,
        created_by=by,
        created_at=at,
    )
    _put_in_force(row, said.need_codes, EnterpriseNeed.Source.STATED, at=at)
    _fill_conditions(row, said, at=at)
    _add_tools(row, said.existing, at=at)
    _raise_version(row)
    return statement


@transaction.atomic
def fill_conditions(
    *, enterprise: Enterprise, said: Stated, must_link: Container[str] = (), at: datetime
) -> None:
    """Conditions and tools that she named elsewhere, where nothing is set; its needs are not read.

    Args:
        must_link: slugs of those tools that what is new must connect with.
    """
    row = locked(enterprise)
    _fill_conditions(row, said, at=at)
    _add_tools(row, said.existing, must_link, at=at)
    _raise_version(row)


@transaction.atomic
def add_needs(
    *, enterprise: Enterprise, codes: Sequence[str], source: str, by: User, at: datetime
) -> None:
    """Put needs in force, as an assessment or a tap on a suggestion does; repeated, it adds none.

    Args:
        codes: known to the taxonomy; others are passed over. source: of `EnterpriseNeed.Source`.
    """
    row = locked(enterprise)
    if _put_in_force(row, codes, source, at=at):
        _raise_version(row)


@transaction.atomic
def save_needs(
    *, enterprise: Enterprise, wanted: Mapping[str, int], version: int, by: User, at: datetime
) -> None:
    """Make exactly these needs be in force, with their importance.

    Args:
        wanted: need code to 1, 2 or 3; codes that the taxonomy lacks are passed over.
        version: `needs_version` that the form showed.

    Raises: ChangedMeanwhileError: somebody saved needs, conditions or tools after that.
    """
    row = locked_at(enterprise, version, "needs_version")
    held = {each.need_id: each for each in row.needs.order_by("pk")}
    dropped = [each for code, each in held.items() if each.is_active and code not in wanted]
    for each in dropped:
        each.is_active, each.updated_at = False, at
        each.save(update_fields=["is_active", "updated_at"])
    changed = _put_in_force(row, tuple(wanted), EnterpriseNeed.Source.CHOSEN, at=at)
    for each in row.needs.filter(need_id__in=wanted.keys()).order_by("pk"):
        if each.importance != wanted[each.need_id]:
            each.importance, each.updated_at = wanted[each.need_id], at
            each.save(update_fields=["importance", "updated_at"])
            changed = True
    if changed or dropped:
        _raise_version(row)


@transaction.atomic
def save_conditions(
    *, enterprise: Enterprise, said: Stated, version: int, by: User, at: datetime
) -> Conditions:
    """Set where it must run, what it must speak and what it may cost; see `save_needs`.

    Raises: ChangedMeanwhileError.
    """
    row = locked_at(enterprise, version, "needs_version")
    kept, _is_new = Conditions.objects.get_or_create(enterprise=row, defaults={"updated_at": at})
    wanted = (sorted(said.deployments), sorted(said.languages), said.budget_vnd)
    if wanted != (kept.deployments, kept.languages, kept.budget_vnd_per_month):
        kept.deployments, kept.languages, kept.budget_vnd_per_month = wanted
        kept.updated_at = at
        kept.save()
        _raise_version(row)
    return kept


@transaction.atomic
def save_tools(
    *,
    enterprise: Enterprise,
    listed: Mapping[str, bool],
    named: Iterable[str],
    version: int,
    by: User,
    at: datetime,
) -> None:
    """Make exactly these tools be in use; see `save_needs`.

    Args:
        listed: slug of a platform to whether what is new must connect with it.
        named: software that the catalogue does not have; case does not matter.

    Raises: ChangedMeanwhileError.
    """
    row = locked_at(enterprise, version, "needs_version")
    names = {name[:120].lower(): name[:120] for name in named if name}
    held = {each.slug or each.name.lower(): each for each in row.tools.order_by("pk")}
    wanted = {**dict.fromkeys(names, False), **listed}
    for key, each in held.items():
        if key not in wanted:
            each.delete()
        elif each.slug and each.must_link != listed[key]:
            each.must_link = listed[key]
            each.save(update_fields=["must_link"])
    new = [key for key in wanted if key not in held][:MOST_TOOLS]
    for key in new:
        is_listed = key in listed
        ToolInUse.objects.create(
            enterprise=row,
            slug=key if is_listed else "",
            name="" if is_listed else names[key],
            must_link=is_listed and listed[key],
            created_at=at,
        )
    _raise_version(row)


@transaction.atomic
def forget_statements(*, at: datetime) -> int:
    """Empty the words of statements older than 90 days; their needs stay. Returns how many."""
    long_ago = at - timedelta(days=TEXT_DAYS)
    return Statement.objects.filter(created_at__lt=long_ago).exclude(text="").update(text="")


def _put_in_force(row: Enterprise, codes: Sequence[str], source: str, *, at: datetime) -> bool:
    """Whether any was not in force before."""
    known = set(Need.objects.filter(code__in=codes).values_list("code", flat=True))
    held = {each.need_id: each for each in row.needs.filter(need_id__in=codes).order_by("pk")}
    changed = False
    for code in (code for code in dict.fromkeys(codes) if code in known):
        each = held.get(code) or EnterpriseNeed(
            enterprise=row, need_id=code, importance=USUAL_IMPORTANCE, is_active=False
        )
        if not each.is_active:
            each.is_active, each.source, each.updated_at = True, source, at
            each.created_at = each.created_at or at
            each.save()
            changed = True
    return changed


def _fill_conditions(row: Enterprise, said: Stated, *, at: datetime) -> None:
    """What the words say where nothing is set; what was set outright stays."""
    deployments, languages = sorted(said.deployments), sorted(said.languages)
    if not deployments and not languages and said.budget_vnd is None:
        return
    kept, _is_new = Conditions.objects.get_or_create(enterprise=row, defaults={"updated_at": at})
    kept.deployments = kept.deployments or deployments
    kept.languages = kept.languages or languages
    if kept.budget_vnd_per_month is None:
        kept.budget_vnd_per_month = said.budget_vnd
    kept.updated_at = at
    kept.save()


def _add_tools(
    row: Enterprise, slugs: Iterable[str], must_link: Container[str] = (), *, at: datetime
) -> None:
    held = set(row.tools.values_list("slug", flat=True))
    for slug in sorted(set(slugs) - held)[:MOST_TOOLS]:
        ToolInUse.objects.create(
            enterprise=row, slug=slug, must_link=slug in must_link, created_at=at
        )


def _raise_version(row: Enterprise) -> None:
    row.needs_version += 1
    row.save(update_fields=["needs_version"])


@transaction.atomic
def use_tool(*, enterprise: Enterprise, slug: str, at: datetime) -> None:
    """Note that a platform of the catalogue is in use now; noted twice, it is one row."""
    row = locked(enterprise)
    if not row.tools.filter(slug=slug).exists():
        ToolInUse.objects.create(enterprise=row, slug=slug, created_at=at)
        _raise_version(row)
