"""What owners asked for: a match with its roadmap, an assessment, a trial."""

from datetime import datetime, timedelta

from accounts.consents import Wording, give_consent
from accounts.models import Consent, Purpose, User
from assessment import services as assessments
from assessment.models import InstrumentVersion
from assessment.paper import Paper
from enterprises.models import Enterprise
from matching.engine import ENGINE_VERSION
from matching.inputs import USUAL_IMPORTANCE, MatchInputs
from matching.models import MatchResult, Roadmap, Trial
from matching.services import without_text
from platforms.models import Platform
from portal.demo.lot import Lot


def word(lot: Lot, where: str, role: str) -> str:
    """The canary of a field in what is owner_a's; a plain word in what is anybody else's."""
    return lot.canary(where, role) if role == "owner_a" else "kho"


def result(lot: Lot, role: str, owner: User, enterprise: Enterprise) -> MatchResult:
    """A stored match of hers, with a roadmap that she keeps."""
    text = f"cần {word(lot, 'matching.MatchResult.text', role)}"
    needs = enterprise.needs.order_by("need").values_list("need", flat=True)
    inputs = MatchInputs(text=text, needs=dict.fromkeys(needs, USUAL_IMPORTANCE))
    row, _is_new = MatchResult.objects.get_or_create(
        request_key=lot.key(f"result {role}"),
        defaults={
            "token": lot.token(f"result {role}"),
            "text": text,
            "inputs": without_text(inputs),
            "seed_on": lot.at.date(),
            "engine_version": ENGINE_VERSION,
            "catalogue_version": 1,
            "created_at": lot.at,
            "owner": owner,
        },
    )
    _plan(lot, role, row)
    return row


def _plan(lot: Lot, role: str, row: MatchResult) -> None:
    day = lot.at.date()
    moments = {"starts_on": day, "created_at": lot.at, "changed_at": lot.at}
    plan, _is_new = Roadmap.objects.get_or_create(result=row, defaults=moments)
    plan.steps.get_or_create(
        request_key=lot.key(f"step {role}"),
        defaults={
            "phase": "START",
            "kind": "OWN",
            "own_title": f"Xem {word(lot, 'matching.RoadmapStep.own_title', role)}",
            "starts_on": day,
            "due_on": day + timedelta(days=14),
        },
    )


def assessment(lot: Lot, name: str, row: Enterprise, owner: User, at: datetime) -> None:
    """A finished short one, answered somewhere in the middle."""
    version = InstrumentVersion.objects.get(instrument="dbi-short", status="PUBLISHED")
    made = assessments.begin(
        version_id=version.pk,
        request_key=lot.key(name),
        about=assessments.About(sector=row.sector_id or "", enterprise=row),
        owner=owner,
        language="vi",
        at=at,
    )
    given = _answers(assessments.paper_for(made), lot, name)
    assessments.save_answers(token=made.token, given=given, at=at)
    assessments.finish(token=made.token, at=at)


def _answers(paper: Paper, lot: Lot, name: str) -> dict[str, list[str]]:
    chance = lot.chance(name)
    return {
        code: [each.code for each in question.options[:2]]
        if question.takes_many
        else [chance.choice(question.options).code]
        for code, question in paper.questions.items()
    }


def trial(lot: Lot, name: str, role: str, row: Enterprise, owner: User) -> None:
    """A trial that waits for its vendor; nothing goes out to anybody."""
    listed = list(Platform.objects.published().order_by("slug")[:40])
    platform = lot.chance(name).choice(listed)
    words = Wording(Purpose.SHARE_WITH_VENDOR, "Tôi đồng ý", "demo", f"platform:{platform.slug}")
    Trial.objects.create(
        enterprise=row,
        platform=platform,
        asked_by=owner,
        consent=give_consent(user=owner, wording=words, how=Consent.How.FORM, at=lot.at),
        shared=[["Tên", word(lot, "matching.Trial.shared", role)], ["E-mail", owner.email]],
        request_key=lot.key(name),
        requested_at=lot.at,
    )
