"""Files by which staff judge a listing stay as they are until they have decided."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from platforms.models import EvidenceFile
from platforms.models.evidence import STAYS
from platforms.revisions import services, uploads
from tests.platforms.revisions.conftest import AT


def kept(platform, user, number):
    return EvidenceFile.objects.create(
        platform=platform,
        kind="CERTIFICATE",
        title="Chứng nhận ISO",
        stored_as=f"{number}.pdf",
        content_type="application/pdf",
        size_bytes=9,
        sha256=f"{number:064}",
        uploaded_by=user,
        uploaded_at=AT,
    )


@pytest.fixture
def submitted(draft, vendor_user):
    return services.submit_revision(revision=draft, by=vendor_user, at=AT, version=draft.version)


def can_remove(row, user, number):
    """Whether a file that lies there can be taken away in this state."""
    file = kept(row.platform, user, number)
    try:
        uploads.remove_evidence_file(file=file, by=user, at=AT)
    except uploads.EvidenceHeldError:
        return False
    return EvidenceFile.objects.get(pk=file.pk).removed_at is not None


def test_a_file_goes_only_while_the_text_may_change_too(draft, vendor_user, first, second):
    vendor, asks = {"by": vendor_user, "at": AT}, services.Said(reason="Thiếu giá.")
    officer, yes = {"by": first, "at": AT}, services.Said(evidence="vendor-page")
    steps = [
        lambda row: services.submit_revision(revision=row, version=row.version, **vendor),
        lambda row: services.take_revision(revision=row, version=row.version, **officer),
        lambda row: services.ask_for_changes(
            revision=row, version=row.version, said=asks, **officer
        ),
        lambda row: services.submit_revision(revision=row, version=row.version, **vendor),
        lambda row: services.take_revision(revision=row, version=row.version, **officer),
        lambda row: services.approve_revision(
            revision=row, version=row.version, said=yes, **officer
        ),
        lambda row: services.publish_revision(revision=row, version=row.version, by=second, at=AT),
    ]
    row, found = draft, [("DRAFT", can_remove(draft, vendor_user, 0))]
    for number, step in enumerate(steps, 1):
        row = step(row)
        found.append((row.state, can_remove(row, vendor_user, number)))
    assert found == [
        ("DRAFT", True),
        ("SUBMITTED", False),
        ("IN_REVIEW", False),
        ("CHANGES_REQUESTED", True),
        ("SUBMITTED", False),
        ("IN_REVIEW", False),
        ("APPROVED", False),
        ("PUBLISHED", True),
    ]


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows.update(removed_at=AT),
        lambda rows: rows.update(stored_as="khac.pdf", sha256="f" * 64),
        lambda rows: rows.update(title="Chứng nhận khác"),
        lambda rows: rows.delete(),
    ],
    ids=["removed", "replaced", "renamed", "deleted"],
)
def test_the_database_keeps_it_too(submitted, vendor_user, change):
    file = kept(submitted.platform, vendor_user, 1)
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        change(EvidenceFile.objects.filter(pk=file.pk))
    assert refused.value.__cause__.diag.constraint_name == STAYS


def test_who_sent_it_may_still_be_forgotten(submitted, vendor_user):
    file = kept(submitted.platform, vendor_user, 1)
    EvidenceFile.objects.filter(pk=file.pk).update(uploaded_by=None)
    assert EvidenceFile.objects.get(pk=file.pk).uploaded_by is None


def test_the_page_says_why_and_offers_no_button(client, submitted, vendor_user):
    file = kept(submitted.platform, vendor_user, 1)
    client.force_login(vendor_user)
    remove = reverse("vendor-listing-file-remove", args=[file.pk])
    section = reverse("vendor-listing-section", args=[submitted.pk, "evidence"])
    page = client.get(section)
    assert page.context["is_held"]
    assert remove not in page.content.decode()
    told = client.post(remove, follow=True).context["messages"]
    assert [message.level_tag for message in told] == ["warning"]
    assert EvidenceFile.objects.get(pk=file.pk).removed_at is None
