import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import advisers.models.cases
import reference.lookups
import reference.operations


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("enterprises", "0004_ask_revenue_again"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("platforms", "0006_index_searches"),
        ("reference", "0002_make_tables"),
    ]

    operations = [
        reference.operations.MakeTables(
            operations=[
                migrations.CreateModel(
                    name="Advice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("code", models.SlugField(max_length=60, unique=True, verbose_name="code")),
                        (
                            "title_vi",
                            models.CharField(max_length=150, verbose_name="Vietnamese title"),
                        ),
                        (
                            "title_en",
                            models.CharField(max_length=150, verbose_name="English title"),
                        ),
                        (
                            "text_vi",
                            models.CharField(max_length=1000, verbose_name="Vietnamese text"),
                        ),
                        ("text_en", models.CharField(max_length=1000, verbose_name="English text")),
                        (
                            "days",
                            models.PositiveSmallIntegerField(
                                default=30,
                                help_text="From this its date is suggested.",
                                verbose_name="usual time, in days",
                            ),
                        ),
                        ("is_retired", models.BooleanField(default=False, verbose_name="retired")),
                        (
                            "shipped_digest",
                            models.CharField(blank=True, editable=False, max_length=32),
                        ),
                        (
                            "need",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reference.need",
                                verbose_name="need",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "recommendation of the library",
                        "verbose_name_plural": "library of recommendations",
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    reference.lookups.Fold("title_vi"), name="gin_trgm_ops"
                                ),
                                name="advice_title_words",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AdviceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "code",
                            models.SlugField(db_index=False, max_length=60, verbose_name="code"),
                        ),
                        (
                            "title_vi",
                            models.CharField(max_length=150, verbose_name="Vietnamese title"),
                        ),
                        (
                            "title_en",
                            models.CharField(max_length=150, verbose_name="English title"),
                        ),
                        (
                            "text_vi",
                            models.CharField(max_length=1000, verbose_name="Vietnamese text"),
                        ),
                        ("text_en", models.CharField(max_length=1000, verbose_name="English text")),
                        (
                            "days",
                            models.PositiveSmallIntegerField(
                                default=30,
                                help_text="From this its date is suggested.",
                                verbose_name="usual time, in days",
                            ),
                        ),
                        ("is_retired", models.BooleanField(default=False, verbose_name="retired")),
                        (
                            "shipped_digest",
                            models.CharField(blank=True, editable=False, max_length=32),
                        ),
                        (
                            "need",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="reference.need",
                                verbose_name="need",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="advisers.advice",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Adviser",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "standing",
                            models.CharField(
                                choices=[
                                    ("WAITING", "to be vetted"),
                                    ("ACTIVE", "in the network"),
                                    ("PAUSED", "paused"),
                                    ("REFUSED", "not admitted"),
                                    ("LEFT", "has left"),
                                ],
                                default="WAITING",
                                editable=False,
                                max_length=8,
                                verbose_name="standing",
                            ),
                        ),
                        (
                            "standing_note",
                            models.CharField(
                                blank=True, editable=False, max_length=500, verbose_name="why"
                            ),
                        ),
                        (
                            "vetted_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="vetted at"
                            ),
                        ),
                        ("request_key", models.UUIDField(editable=False, unique=True)),
                        ("created_at", models.DateTimeField(verbose_name="entered at")),
                        (
                            "name",
                            models.CharField(max_length=120, verbose_name="name as owners see it"),
                        ),
                        (
                            "about_vi",
                            models.CharField(
                                blank=True, max_length=600, verbose_name="about you, in Vietnamese"
                            ),
                        ),
                        (
                            "about_en",
                            models.CharField(
                                blank=True, max_length=600, verbose_name="about you, in English"
                            ),
                        ),
                        (
                            "functions",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="functions of a business",
                            ),
                        ),
                        (
                            "needs",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="needs",
                            ),
                        ),
                        (
                            "sections",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="trades",
                            ),
                        ),
                        (
                            "sizes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("household", "household business"),
                                        ("micro", "micro enterprise"),
                                        ("small", "small enterprise"),
                                        ("medium", "medium enterprise"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="sizes",
                            ),
                        ),
                        (
                            "languages",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("vi", "Vietnamese"),
                                        ("en", "English"),
                                        ("tay", "Tày"),
                                        ("thai", "Thái"),
                                        ("muong", "Mường"),
                                        ("khmer", "Khmer"),
                                        ("hmong", "Mông"),
                                        ("nung", "Nùng"),
                                        ("hoa", "Hoa"),
                                        ("dao", "Dao"),
                                        ("gia-rai", "Gia Rai"),
                                        ("e-de", "Ê Đê"),
                                        ("ba-na", "Ba Na"),
                                        ("cham", "Chăm"),
                                        ("co-ho", "Cơ Ho"),
                                        ("sign", "sign language"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="languages",
                            ),
                        ),
                        (
                            "ways",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("phone", "by phone"),
                                        ("video", "by video call"),
                                        ("visit", "in person"),
                                        ("zalo", "on Zalo"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="ways",
                            ),
                        ),
                        (
                            "capacity",
                            models.PositiveSmallIntegerField(
                                default=10, verbose_name="cases at once, at most"
                            ),
                        ),
                        (
                            "licence",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="licence or certificate"
                            ),
                        ),
                        (
                            "licence_until",
                            models.DateField(blank=True, null=True, verbose_name="valid until"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("calendar_key", models.UUIDField(editable=False, unique=True)),
                        (
                            "user",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="adviser",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="account",
                            ),
                        ),
                        (
                            "vetted_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="advisers",
                                to="advisers.organisation",
                                verbose_name="organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "adviser",
                        "verbose_name_plural": "advisers",
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    reference.lookups.Fold("name"), name="gin_trgm_ops"
                                ),
                                name="adviser_name_words",
                            ),
                            models.Index(
                                fields=["standing", "created_at", "id"], name="adviser_to_vet"
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("standing", "ACTIVE"), _negated=True),
                                    models.Q(
                                        models.Q(("name", ""), _negated=True),
                                        ("user__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="adviser_active_is_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("capacity__gte", 1), ("capacity__lte", 200)),
                                name="adviser_capacity_is_some",
                                violation_error_message="Between 1 and 200 cases at once.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "languages__contained_by",
                                        [
                                            "vi",
                                            "en",
                                            "tay",
                                            "thai",
                                            "muong",
                                            "khmer",
                                            "hmong",
                                            "nung",
                                            "hoa",
                                            "dao",
                                            "gia-rai",
                                            "e-de",
                                            "ba-na",
                                            "cham",
                                            "co-ho",
                                            "sign",
                                        ],
                                    ),
                                    ("languages__len__gte", 1),
                                ),
                                name="adviser_speaks_known_languages",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ways__contained_by", ["phone", "video", "visit", "zalo"]),
                                    ("ways__len__gte", 1),
                                ),
                                name="adviser_ways_are_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "sizes__contained_by",
                                        ["household", "micro", "small", "medium"],
                                    )
                                ),
                                name="adviser_sizes_are_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("standing", "ACTIVE"), _negated=True),
                                    models.Q(("functions", []), ("needs", []), _negated=True),
                                    _connector="OR",
                                ),
                                name="adviser_knows_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("standing", "WAITING"), ("vetted_at", None)),
                                    models.Q(
                                        models.Q(("standing", "WAITING"), _negated=True),
                                        ("vetted_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="adviser_vetted_says_when",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AdviserInvitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                        (
                            "token_hash",
                            models.CharField(editable=False, max_length=64, unique=True),
                        ),
                        ("request_key", models.UUIDField(editable=False, unique=True)),
                        ("created_at", models.DateTimeField(verbose_name="invited at")),
                        ("expires_at", models.DateTimeField(verbose_name="valid until")),
                        (
                            "accepted_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="accepted at"),
                        ),
                        (
                            "revoked_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="revoked at"),
                        ),
                        ("said", models.JSONField(default=dict, editable=False)),
                        (
                            "accepted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="invitations",
                                to="advisers.organisation",
                                verbose_name="organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "invitation of an adviser",
                        "verbose_name_plural": "invitations of advisers",
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    reference.lookups.Fold("email"), name="gin_trgm_ops"
                                ),
                                name="adviserinvitation_email_words",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("email", django.db.models.functions.text.Lower("email"))
                                ),
                                name="adviserinvitation_email_is_lower",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("expires_at__gt", models.F("created_at"))),
                                name="adviserinvitation_expires_later",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("accepted_at", None), ("revoked_at", None), _connector="OR"
                                ),
                                name="adviserinvitation_ends_one_way",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("accepted_by", None),
                                    ("accepted_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="adviserinvitation_accepted_when",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("accepted_at", None), ("revoked_at", None)),
                                fields=("organisation", "email"),
                                name="adviserinvitation_is_one_each",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Case",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "token",
                            models.CharField(
                                default=advisers.models.cases.new_token,
                                editable=False,
                                max_length=22,
                                unique=True,
                            ),
                        ),
                        ("request_key", models.UUIDField(editable=False, unique=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("UNCONFIRMED", "waits for the code"),
                                    ("NEW", "looking for an adviser"),
                                    ("OFFERED", "advisers were asked"),
                                    ("GAP", "nobody found yet, our staff look for somebody"),
                                    ("TAKEN", "an adviser has it"),
                                    ("IN_PROGRESS", "being advised"),
                                    ("DONE", "done"),
                                    ("DONE_WITHOUT_HELP", "done without our help"),
                                    ("NOT_REACHABLE", "owner not reached"),
                                    ("NOT_FOR_US", "no matter for this network"),
                                    ("WITHDRAWN", "withdrawn"),
                                ],
                                default="UNCONFIRMED",
                                editable=False,
                                max_length=17,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("SCRATCH", "the directory"),
                                    ("MATCH", "a match"),
                                    ("ASSESSMENT", "an assessment"),
                                    ("GUIDANCE", "an article"),
                                ],
                                max_length=10,
                                verbose_name="came from",
                            ),
                        ),
                        ("origin_key", models.CharField(blank=True, max_length=80)),
                        ("name", models.CharField(blank=True, max_length=120, verbose_name="name")),
                        (
                            "business",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="enterprise or shop"
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(blank=True, max_length=254, verbose_name="e-mail"),
                        ),
                        (
                            "phone",
                            models.CharField(blank=True, max_length=16, verbose_name="phone"),
                        ),
                        (
                            "language",
                            models.CharField(default="vi", max_length=2, verbose_name="language"),
                        ),
                        (
                            "text",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="in her words"
                            ),
                        ),
                        (
                            "need_codes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="needs",
                            ),
                        ),
                        (
                            "platform_slugs",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=80),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        (
                            "size",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("household", "household business"),
                                    ("micro", "micro enterprise"),
                                    ("small", "small enterprise"),
                                    ("medium", "medium enterprise"),
                                ],
                                max_length=9,
                                verbose_name="size",
                            ),
                        ),
                        (
                            "speaks",
                            models.CharField(
                                choices=[
                                    ("vi", "Vietnamese"),
                                    ("en", "English"),
                                    ("tay", "Tày"),
                                    ("thai", "Thái"),
                                    ("muong", "Mường"),
                                    ("khmer", "Khmer"),
                                    ("hmong", "Mông"),
                                    ("nung", "Nùng"),
                                    ("hoa", "Hoa"),
                                    ("dao", "Dao"),
                                    ("gia-rai", "Gia Rai"),
                                    ("e-de", "Ê Đê"),
                                    ("ba-na", "Ba Na"),
                                    ("cham", "Chăm"),
                                    ("co-ho", "Cơ Ho"),
                                    ("sign", "sign language"),
                                ],
                                max_length=8,
                                verbose_name="language of the advice",
                            ),
                        ),
                        (
                            "ways",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("phone", "by phone"),
                                        ("video", "by video call"),
                                        ("visit", "in person"),
                                        ("zalo", "on Zalo"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="ways",
                            ),
                        ),
                        (
                            "times",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("morning", "in the morning"),
                                        ("noon", "at noon"),
                                        ("afternoon", "in the afternoon"),
                                        ("evening", "in the evening"),
                                        ("weekend", "at the weekend"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="times",
                            ),
                        ),
                        ("consent_version", models.CharField(max_length=20)),
                        ("consent_hash", models.CharField(max_length=64)),
                        ("consent_at", models.DateTimeField(verbose_name="agreed at")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="taken back at"
                            ),
                        ),
                        ("code_hash", models.CharField(blank=True, editable=False, max_length=64)),
                        ("code_sent_at", models.DateTimeField(editable=False, null=True)),
                        ("code_tries", models.PositiveSmallIntegerField(default=0, editable=False)),
                        ("asked_at", models.DateTimeField(verbose_name="asked at")),
                        (
                            "confirmed_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="confirmed at"
                            ),
                        ),
                        ("rounds", models.PositiveSmallIntegerField(default=0, editable=False)),
                        (
                            "reach",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("COMMUNE", "serves your commune"),
                                    ("PROVINCE", "serves other places of your province"),
                                    ("REMOTE", "advises from afar"),
                                ],
                                max_length=8,
                                verbose_name="carried",
                            ),
                        ),
                        (
                            "offered_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="last offered at"
                            ),
                        ),
                        (
                            "taken_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="with the adviser since"
                            ),
                        ),
                        (
                            "answered_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="first answered at"
                            ),
                        ),
                        (
                            "moved_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="last moved at"
                            ),
                        ),
                        (
                            "closed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="closed at"),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True, max_length=1000, verbose_name="what came of it"
                            ),
                        ),
                        (
                            "adviser",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="advisers.adviser",
                                verbose_name="adviser",
                            ),
                        ),
                        (
                            "assisted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="advisers.adviser",
                            ),
                        ),
                        (
                            "commune",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reference.commune",
                                verbose_name="commune",
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="cases",
                                to="enterprises.enterprise",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="cases",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="owner",
                            ),
                        ),
                        (
                            "province",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reference.province",
                                verbose_name="province",
                            ),
                        ),
                        (
                            "sector",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reference.sector",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "case",
                        "verbose_name_plural": "cases",
                        "indexes": [
                            models.Index(
                                fields=["adviser", "state", "-moved_at"], name="case_inbox"
                            ),
                            models.Index(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        (
                                            "DONE",
                                            "DONE_WITHOUT_HELP",
                                            "NOT_REACHABLE",
                                            "NOT_FOR_US",
                                            "WITHDRAWN",
                                        ),
                                    ),
                                    _negated=True,
                                ),
                                fields=["state", "asked_at"],
                                name="case_open",
                            ),
                            models.Index(fields=["-asked_at", "id"], name="case_latest"),
                            models.Index(
                                fields=["commune", "confirmed_at"], name="case_of_commune"
                            ),
                            models.Index(
                                fields=["province", "confirmed_at"], name="case_of_province"
                            ),
                            models.Index(
                                condition=models.Q(("email", ""), _negated=True),
                                fields=["email"],
                                name="case_of_email",
                            ),
                            models.Index(
                                condition=models.Q(("phone", ""), _negated=True),
                                fields=["phone"],
                                name="case_of_phone",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    reference.lookups.Fold("business"), name="gin_trgm_ops"
                                ),
                                name="case_business_words",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        (
                                            "DONE",
                                            "DONE_WITHOUT_HELP",
                                            "NOT_REACHABLE",
                                            "NOT_FOR_US",
                                            "WITHDRAWN",
                                        ),
                                    ),
                                    models.Q(("email", ""), ("phone", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="case_open_can_be_reached",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("withdrawn_at", None),
                                    models.Q(
                                        ("business", ""),
                                        ("email", ""),
                                        ("enterprise", None),
                                        ("name", ""),
                                        ("owner", None),
                                        ("phone", ""),
                                        ("text", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="case_withdrawn_says_nothing",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state", "WITHDRAWN"), ("withdrawn_at__isnull", False)
                                    ),
                                    models.Q(
                                        models.Q(("state", "WITHDRAWN"), _negated=True),
                                        models.Q(
                                            ("withdrawn_at", None),
                                            (
                                                "state__in",
                                                (
                                                    "DONE",
                                                    "DONE_WITHOUT_HELP",
                                                    "NOT_REACHABLE",
                                                    "NOT_FOR_US",
                                                    "WITHDRAWN",
                                                ),
                                            ),
                                            _connector="OR",
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="case_withdrawn_says_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["UNCONFIRMED", "WITHDRAWN"]),
                                    ("confirmed_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="case_goes_on_when_confirmed",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state__in", ("TAKEN", "IN_PROGRESS")),
                                        ("adviser__isnull", False),
                                        ("taken_at__isnull", False),
                                    ),
                                    models.Q(
                                        ("state__in", ("TAKEN", "IN_PROGRESS")), _negated=True
                                    ),
                                    _connector="OR",
                                ),
                                name="case_held_is_held_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state__in", ["UNCONFIRMED", "NEW", "OFFERED", "GAP"]),
                                        _negated=True,
                                    ),
                                    models.Q(("adviser", None), ("taken_at", None)),
                                    _connector="OR",
                                ),
                                name="case_waiting_is_with_nobody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        (
                                            "state__in",
                                            (
                                                "DONE",
                                                "DONE_WITHOUT_HELP",
                                                "NOT_REACHABLE",
                                                "NOT_FOR_US",
                                                "WITHDRAWN",
                                            ),
                                        ),
                                        ("closed_at__isnull", False),
                                    ),
                                    models.Q(
                                        models.Q(
                                            (
                                                "state__in",
                                                (
                                                    "DONE",
                                                    "DONE_WITHOUT_HELP",
                                                    "NOT_REACHABLE",
                                                    "NOT_FOR_US",
                                                    "WITHDRAWN",
                                                ),
                                            ),
                                            _negated=True,
                                        ),
                                        ("closed_at", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="case_ended_says_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "OFFERED"), _negated=True),
                                    models.Q(
                                        models.Q(("reach", ""), _negated=True),
                                        ("offered_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="case_offered_says_how_far",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("consent_hash__regex", "^[0-9a-f]{64}$")),
                                name="case_names_its_consent",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ways__contained_by", ["phone", "video", "visit", "zalo"]),
                                    (
                                        "times__contained_by",
                                        ["morning", "noon", "afternoon", "evening", "weekend"],
                                    ),
                                    (
                                        "speaks__in",
                                        [
                                            "vi",
                                            "en",
                                            "tay",
                                            "thai",
                                            "muong",
                                            "khmer",
                                            "hmong",
                                            "nung",
                                            "hoa",
                                            "dao",
                                            "gia-rai",
                                            "e-de",
                                            "ba-na",
                                            "cham",
                                            "co-ho",
                                            "sign",
                                        ],
                                    ),
                                ),
                                name="case_wishes_are_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_at", None),
                                    ("closed_at__gte", models.F("asked_at")),
                                    _connector="OR",
                                ),
                                name="case_closes_later",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("UNCONFIRMED", "waits for the code"),
                                    ("NEW", "looking for an adviser"),
                                    ("OFFERED", "advisers were asked"),
                                    ("GAP", "nobody found yet, our staff look for somebody"),
                                    ("TAKEN", "an adviser has it"),
                                    ("IN_PROGRESS", "being advised"),
                                    ("DONE", "done"),
                                    ("DONE_WITHOUT_HELP", "done without our help"),
                                    ("NOT_REACHABLE", "owner not reached"),
                                    ("NOT_FOR_US", "no matter for this network"),
                                    ("WITHDRAWN", "withdrawn"),
                                ],
                                default="UNCONFIRMED",
                                editable=False,
                                max_length=17,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("SCRATCH", "the directory"),
                                    ("MATCH", "a match"),
                                    ("ASSESSMENT", "an assessment"),
                                    ("GUIDANCE", "an article"),
                                ],
                                max_length=10,
                                verbose_name="came from",
                            ),
                        ),
                        ("origin_key", models.CharField(blank=True, max_length=80)),
                        (
                            "language",
                            models.CharField(default="vi", max_length=2, verbose_name="language"),
                        ),
                        (
                            "need_codes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="needs",
                            ),
                        ),
                        (
                            "platform_slugs",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=80),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        (
                            "size",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("household", "household business"),
                                    ("micro", "micro enterprise"),
                                    ("small", "small enterprise"),
                                    ("medium", "medium enterprise"),
                                ],
                                max_length=9,
                                verbose_name="size",
                            ),
                        ),
                        (
                            "speaks",
                            models.CharField(
                                choices=[
                                    ("vi", "Vietnamese"),
                                    ("en", "English"),
                                    ("tay", "Tày"),
                                    ("thai", "Thái"),
                                    ("muong", "Mường"),
                                    ("khmer", "Khmer"),
                                    ("hmong", "Mông"),
                                    ("nung", "Nùng"),
                                    ("hoa", "Hoa"),
                                    ("dao", "Dao"),
                                    ("gia-rai", "Gia Rai"),
                                    ("e-de", "Ê Đê"),
                                    ("ba-na", "Ba Na"),
                                    ("cham", "Chăm"),
                                    ("co-ho", "Cơ Ho"),
                                    ("sign", "sign language"),
                                ],
                                max_length=8,
                                verbose_name="language of the advice",
                            ),
                        ),
                        (
                            "ways",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("phone", "by phone"),
                                        ("video", "by video call"),
                                        ("visit", "in person"),
                                        ("zalo", "on Zalo"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="ways",
                            ),
                        ),
                        (
                            "times",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("morning", "in the morning"),
                                        ("noon", "at noon"),
                                        ("afternoon", "in the afternoon"),
                                        ("evening", "in the evening"),
                                        ("weekend", "at the weekend"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="times",
                            ),
                        ),
                        ("consent_version", models.CharField(max_length=20)),
                        ("consent_at", models.DateTimeField(verbose_name="agreed at")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="taken back at"
                            ),
                        ),
                        ("code_sent_at", models.DateTimeField(editable=False, null=True)),
                        ("code_tries", models.PositiveSmallIntegerField(default=0, editable=False)),
                        ("asked_at", models.DateTimeField(verbose_name="asked at")),
                        (
                            "confirmed_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="confirmed at"
                            ),
                        ),
                        ("rounds", models.PositiveSmallIntegerField(default=0, editable=False)),
                        (
                            "reach",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("COMMUNE", "serves your commune"),
                                    ("PROVINCE", "serves other places of your province"),
                                    ("REMOTE", "advises from afar"),
                                ],
                                max_length=8,
                                verbose_name="carried",
                            ),
                        ),
                        (
                            "offered_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="last offered at"
                            ),
                        ),
                        (
                            "taken_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="with the adviser since"
                            ),
                        ),
                        (
                            "answered_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="first answered at"
                            ),
                        ),
                        (
                            "moved_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="last moved at"
                            ),
                        ),
                        (
                            "closed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="closed at"),
                        ),
                        (
                            "adviser",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="advisers.adviser",
                                verbose_name="adviser",
                            ),
                        ),
                        (
                            "assisted_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="advisers.adviser",
                            ),
                        ),
                        (
                            "commune",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="reference.commune",
                                verbose_name="commune",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="advisers.case",
                            ),
                        ),
                        (
                            "province",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="reference.province",
                                verbose_name="province",
                            ),
                        ),
                        (
                            "sector",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="reference.sector",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Document",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[("OWNER", "owner"), ("ADVISER", "adviser")],
                                max_length=7,
                                verbose_name="from",
                            ),
                        ),
                        ("title", models.CharField(max_length=120, verbose_name="title")),
                        ("file", models.CharField(blank=True, editable=False, max_length=100)),
                        ("kind", models.CharField(max_length=4)),
                        ("size_bytes", models.PositiveIntegerField(verbose_name="size")),
                        ("digest", models.CharField(max_length=64)),
                        ("request_key", models.UUIDField(editable=False, unique=True)),
                        ("created_at", models.DateTimeField(verbose_name="uploaded at")),
                        ("removed_at", models.DateTimeField(editable=False, null=True)),
                        (
                            "adviser",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="advisers.adviser",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="documents",
                                to="advisers.case",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "document",
                        "verbose_name_plural": "documents",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("removed_at__isnull", False),
                                    models.Q(("file", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="document_has_a_file",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Leave",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("from_on", models.DateField(verbose_name="first day")),
                        ("until_on", models.DateField(verbose_name="last day")),
                        ("request_key", models.UUIDField(editable=False, unique=True)),
                        ("created_at", models.DateTimeField(verbose_name="entered at")),
                        ("moved_at", models.DateTimeField(editable=False, null=True)),
                        (
                            "adviser",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="leaves",
                                to="advisers.adviser",
                                verbose_name="adviser",
                            ),
                        ),
                        (
                            "substitute",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="advisers.adviser",
                                verbose_name="who takes your cases",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "leave",
                        "verbose_name_plural": "leaves",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until_on__gte", models.F("from_on"))),
                                name="leave_ends_after_it_begins",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("substitute", None),
                                    models.Q(("substitute", models.F("adviser")), _negated=True),
                                    _connector="OR",
                                ),
                                name="leave_substitute_is_another",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LeaveEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("from_on", models.DateField(verbose_name="first day")),
                        ("until_on", models.DateField(verbose_name="last day")),
                        ("request_key", models.UUIDField(editable=False)),
                        ("created_at", models.DateTimeField(verbose_name="entered at")),
                        ("moved_at", models.DateTimeField(editable=False, null=True)),
                        (
                            "adviser",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="advisers.adviser",
                                verbose_name="adviser",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="advisers.leave",
                            ),
                        ),
                        (
                            "substitute",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="advisers.adviser",
                                verbose_name="who takes your cases",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Message",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("SHARED", "shared with the owner"),
                                    ("PRIVATE", "for advisers only"),
                                ],
                                max_length=7,
                                verbose_name="who reads it",
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[("OWNER", "owner"), ("ADVISER", "adviser")],
                                max_length=7,
                                verbose_name="from",
                            ),
                        ),
                        ("text", models.TextField(max_length=3000, verbose_name="text")),
                        ("request_key", models.UUIDField(editable=False, unique=True)),
                        ("created_at", models.DateTimeField(verbose_name="written at")),
                        (
                            "read_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="read at"),
                        ),
                        (
                            "adviser",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="advisers.adviser",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="messages",
                                to="advisers.case",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "message",
                        "verbose_name_plural": "messages",
                        "indexes": [
                            models.Index(fields=["case", "created_at"], name="casemessage_thread")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True),
                                name="casemessage_says_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("adviser", None), ("kind", "SHARED"), ("side", "OWNER")
                                    ),
                                    models.Q(("adviser__isnull", False), ("side", "ADVISER")),
                                    _connector="OR",
                                ),
                                name="casemessage_is_of_one_side",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Offer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "position",
                            models.CharField(
                                choices=[
                                    ("OFFERED", "waits for your answer"),
                                    ("TAKEN", "you have it"),
                                    ("DECLINED", "you declined"),
                                    ("MISSED", "a colleague answered first; nothing to do for you"),
                                    ("LAPSED", "you did not answer in time"),
                                    ("GIVEN_BACK", "you gave it back"),
                                    ("HANDED_OVER", "you handed it over"),
                                    ("MOVED", "it moved on while you were away or had left"),
                                    ("CLOSED", "you closed it"),
                                    ("WITHDRAWN", "the owner withdrew it"),
                                ],
                                default="OFFERED",
                                max_length=11,
                                verbose_name="position",
                            ),
                        ),
                        ("round", models.PositiveSmallIntegerField()),
                        ("place", models.PositiveSmallIntegerField()),
                        (
                            "reach",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("COMMUNE", "serves your commune"),
                                    ("PROVINCE", "serves other places of your province"),
                                    ("REMOTE", "advises from afar"),
                                ],
                                max_length=8,
                                verbose_name="carried",
                            ),
                        ),
                        ("terms", models.JSONField(default=dict, verbose_name="why she was asked")),
                        ("offered_at", models.DateTimeField(verbose_name="asked at")),
                        (
                            "answered_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="answered at"),
                        ),
                        (
                            "refusal",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("NO_TIME", "no time now"),
                                    ("NOT_MY_TOPIC", "not my subject"),
                                    ("NOT_MY_PLACE", "too far for me"),
                                    ("INTEREST", "I have an interest in a vendor concerned"),
                                    ("KNOWN", "I know the owner too well"),
                                    ("OTHER", "something else"),
                                ],
                                max_length=12,
                                verbose_name="reason",
                            ),
                        ),
                        (
                            "note",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="in her words"
                            ),
                        ),
                        (
                            "adviser",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offers",
                                to="advisers.adviser",
                                verbose_name="adviser",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="offers",
                                to="advisers.case",
                                verbose_name="case",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "offer of a case",
                        "verbose_name_plural": "offers of cases",
                        "indexes": [
                            models.Index(
                                fields=["adviser", "position", "-offered_at"], name="offer_inbox"
                            ),
                            models.Index(
                                condition=models.Q(("position", "OFFERED")),
                                fields=["adviser"],
                                name="offer_waiting",
                            ),
                            models.Index(fields=["offered_at"], name="offer_by_day"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("case", "adviser"), name="offer_is_one_each"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("position", "TAKEN")),
                                fields=("case",),
                                name="offer_is_taken_by_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("position__in", ["DECLINED", "GIVEN_BACK"]),
                                        models.Q(("refusal", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("position__in", ["DECLINED", "GIVEN_BACK"]),
                                            _negated=True,
                                        ),
                                        ("refusal", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="offer_refused_says_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answered_at", None), ("position", "OFFERED")),
                                    models.Q(
                                        models.Q(("position", "OFFERED"), _negated=True),
                                        ("answered_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="offer_answered_says_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("refusal", "OTHER"), _negated=True),
                                    models.Q(("note", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="offer_other_says_what",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OfferEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "position",
                            models.CharField(
                                choices=[
                                    ("OFFERED", "waits for your answer"),
                                    ("TAKEN", "you have it"),
                                    ("DECLINED", "you declined"),
                                    ("MISSED", "a colleague answered first; nothing to do for you"),
                                    ("LAPSED", "you did not answer in time"),
                                    ("GIVEN_BACK", "you gave it back"),
                                    ("HANDED_OVER", "you handed it over"),
                                    ("MOVED", "it moved on while you were away or had left"),
                                    ("CLOSED", "you closed it"),
                                    ("WITHDRAWN", "the owner withdrew it"),
                                ],
                                default="OFFERED",
                                max_length=11,
                                verbose_name="position",
                            ),
                        ),
                        ("round", models.PositiveSmallIntegerField()),
                        ("place", models.PositiveSmallIntegerField()),
                        (
                            "reach",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("COMMUNE", "serves your commune"),
                                    ("PROVINCE", "serves other places of your province"),
                                    ("REMOTE", "advises from afar"),
                                ],
                                max_length=8,
                                verbose_name="carried",
                            ),
                        ),
                        ("terms", models.JSONField(default=dict, verbose_name="why she was asked")),
                        ("offered_at", models.DateTimeField(verbose_name="asked at")),
                        (
                            "answered_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="answered at"),
                        ),
                        (
                            "refusal",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("NO_TIME", "no time now"),
                                    ("NOT_MY_TOPIC", "not my subject"),
                                    ("NOT_MY_PLACE", "too far for me"),
                                    ("INTEREST", "I have an interest in a vendor concerned"),
                                    ("KNOWN", "I know the owner too well"),
                                    ("OTHER", "something else"),
                                ],
                                max_length=12,
                                verbose_name="reason",
                            ),
                        ),
                        (
                            "adviser",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="advisers.adviser",
                                verbose_name="adviser",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="advisers.case",
                                verbose_name="case",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="advisers.offer",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Organisation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "standing",
                            models.CharField(
                                choices=[
                                    ("WAITING", "to be vetted"),
                                    ("ACTIVE", "in the network"),
                                    ("PAUSED", "paused"),
                                    ("REFUSED", "not admitted"),
                                    ("LEFT", "has left"),
                                ],
                                default="WAITING",
                                editable=False,
                                max_length=8,
                                verbose_name="standing",
                            ),
                        ),
                        (
                            "standing_note",
                            models.CharField(
                                blank=True, editable=False, max_length=500, verbose_name="why"
                            ),
                        ),
                        (
                            "vetted_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="vetted at"
                            ),
                        ),
                        ("request_key", models.UUIDField(editable=False, unique=True)),
                        ("created_at", models.DateTimeField(verbose_name="entered at")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("COMMUNITY_GROUP", "community digital-technology group"),
                                    ("ASSOCIATION", "association"),
                                    ("FIRM", "firm"),
                                    ("UNIVERSITY", "university or college"),
                                    ("PUBLIC", "public body"),
                                ],
                                max_length=15,
                                verbose_name="kind",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "about_vi",
                            models.CharField(
                                blank=True, max_length=1000, verbose_name="about it, in Vietnamese"
                            ),
                        ),
                        (
                            "about_en",
                            models.CharField(
                                blank=True, max_length=1000, verbose_name="about it, in English"
                            ),
                        ),
                        ("website", models.URLField(blank=True, verbose_name="website")),
                        (
                            "email",
                            models.EmailField(blank=True, max_length=254, verbose_name="e-mail"),
                        ),
                        (
                            "phone",
                            models.CharField(blank=True, max_length=60, verbose_name="phone"),
                        ),
                        (
                            "province",
                            models.ForeignKey(
                                help_text="Where its office is; the places its people serve are theirs to say.",
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reference.province",
                                verbose_name="seat in",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="platforms.vendor",
                                verbose_name="is the vendor",
                            ),
                        ),
                        (
                            "vetted_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "organisation",
                        "verbose_name_plural": "organisations",
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    reference.lookups.Fold("name"), name="gin_trgm_ops"
                                ),
                                name="organisation_name_words",
                            ),
                            models.Index(
                                fields=["standing", "created_at", "id"], name="organisation_to_vet"
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True),
                                name="organisation_has_a_name",
                            ),
                            models.UniqueConstraint(
                                models.F("province"),
                                django.db.models.functions.text.Lower("name"),
                                name="organisation_is_entered_once",
                                violation_error_message="This province has an organisation of this name.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("standing", "WAITING"), ("vetted_at", None)),
                                    models.Q(
                                        models.Q(("standing", "WAITING"), _negated=True),
                                        ("vetted_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="organisation_vetted_says_when",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AdviserInvitationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                        ("request_key", models.UUIDField(editable=False)),
                        ("created_at", models.DateTimeField(verbose_name="invited at")),
                        ("expires_at", models.DateTimeField(verbose_name="valid until")),
                        (
                            "accepted_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="accepted at"),
                        ),
                        (
                            "revoked_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="revoked at"),
                        ),
                        ("said", models.JSONField(default=dict, editable=False)),
                        (
                            "accepted_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="advisers.adviserinvitation",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="advisers.organisation",
                                verbose_name="organisation",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AdviserEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "standing",
                            models.CharField(
                                choices=[
                                    ("WAITING", "to be vetted"),
                                    ("ACTIVE", "in the network"),
                                    ("PAUSED", "paused"),
                                    ("REFUSED", "not admitted"),
                                    ("LEFT", "has left"),
                                ],
                                default="WAITING",
                                editable=False,
                                max_length=8,
                                verbose_name="standing",
                            ),
                        ),
                        (
                            "standing_note",
                            models.CharField(
                                blank=True, editable=False, max_length=500, verbose_name="why"
                            ),
                        ),
                        (
                            "vetted_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="vetted at"
                            ),
                        ),
                        ("request_key", models.UUIDField(editable=False)),
                        ("created_at", models.DateTimeField(verbose_name="entered at")),
                        (
                            "name",
                            models.CharField(max_length=120, verbose_name="name as owners see it"),
                        ),
                        (
                            "about_vi",
                            models.CharField(
                                blank=True, max_length=600, verbose_name="about you, in Vietnamese"
                            ),
                        ),
                        (
                            "about_en",
                            models.CharField(
                                blank=True, max_length=600, verbose_name="about you, in English"
                            ),
                        ),
                        (
                            "functions",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="functions of a business",
                            ),
                        ),
                        (
                            "needs",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="needs",
                            ),
                        ),
                        (
                            "sections",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="trades",
                            ),
                        ),
                        (
                            "sizes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("household", "household business"),
                                        ("micro", "micro enterprise"),
                                        ("small", "small enterprise"),
                                        ("medium", "medium enterprise"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="sizes",
                            ),
                        ),
                        (
                            "languages",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("vi", "Vietnamese"),
                                        ("en", "English"),
                                        ("tay", "Tày"),
                                        ("thai", "Thái"),
                                        ("muong", "Mường"),
                                        ("khmer", "Khmer"),
                                        ("hmong", "Mông"),
                                        ("nung", "Nùng"),
                                        ("hoa", "Hoa"),
                                        ("dao", "Dao"),
                                        ("gia-rai", "Gia Rai"),
                                        ("e-de", "Ê Đê"),
                                        ("ba-na", "Ba Na"),
                                        ("cham", "Chăm"),
                                        ("co-ho", "Cơ Ho"),
                                        ("sign", "sign language"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="languages",
                            ),
                        ),
                        (
                            "ways",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("phone", "by phone"),
                                        ("video", "by video call"),
                                        ("visit", "in person"),
                                        ("zalo", "on Zalo"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="ways",
                            ),
                        ),
                        (
                            "capacity",
                            models.PositiveSmallIntegerField(
                                default=10, verbose_name="cases at once, at most"
                            ),
                        ),
                        (
                            "licence",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="licence or certificate"
                            ),
                        ),
                        (
                            "licence_until",
                            models.DateField(blank=True, null=True, verbose_name="valid until"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="advisers.adviser",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="account",
                            ),
                        ),
                        (
                            "vetted_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="advisers.organisation",
                                verbose_name="organisation",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="OrganisationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "standing",
                            models.CharField(
                                choices=[
                                    ("WAITING", "to be vetted"),
                                    ("ACTIVE", "in the network"),
                                    ("PAUSED", "paused"),
                                    ("REFUSED", "not admitted"),
                                    ("LEFT", "has left"),
                                ],
                                default="WAITING",
                                editable=False,
                                max_length=8,
                                verbose_name="standing",
                            ),
                        ),
                        (
                            "standing_note",
                            models.CharField(
                                blank=True, editable=False, max_length=500, verbose_name="why"
                            ),
                        ),
                        (
                            "vetted_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="vetted at"
                            ),
                        ),
                        ("request_key", models.UUIDField(editable=False)),
                        ("created_at", models.DateTimeField(verbose_name="entered at")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("COMMUNITY_GROUP", "community digital-technology group"),
                                    ("ASSOCIATION", "association"),
                                    ("FIRM", "firm"),
                                    ("UNIVERSITY", "university or college"),
                                    ("PUBLIC", "public body"),
                                ],
                                max_length=15,
                                verbose_name="kind",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "about_vi",
                            models.CharField(
                                blank=True, max_length=1000, verbose_name="about it, in Vietnamese"
                            ),
                        ),
                        (
                            "about_en",
                            models.CharField(
                                blank=True, max_length=1000, verbose_name="about it, in English"
                            ),
                        ),
                        ("website", models.URLField(blank=True, verbose_name="website")),
                        (
                            "email",
                            models.EmailField(blank=True, max_length=254, verbose_name="e-mail"),
                        ),
                        (
                            "phone",
                            models.CharField(blank=True, max_length=60, verbose_name="phone"),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="advisers.organisation",
                            ),
                        ),
                        (
                            "province",
                            models.ForeignKey(
                                db_constraint=False,
                                help_text="Where its office is; the places its people serve are theirs to say.",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="reference.province",
                                verbose_name="seat in",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="platforms.vendor",
                                verbose_name="is the vendor",
                            ),
                        ),
                        (
                            "vetted_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Rating",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("asked_at", models.DateTimeField(verbose_name="asked at")),
                        (
                            "answered_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="answered at"),
                        ),
                        (
                            "was_contacted",
                            models.BooleanField(null=True, verbose_name="the adviser got in touch"),
                        ),
                        ("helped", models.BooleanField(null=True, verbose_name="it helped")),
                        (
                            "text",
                            models.TextField(
                                blank=True, max_length=1000, verbose_name="what changed"
                            ),
                        ),
                        (
                            "adviser",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ratings",
                                to="advisers.adviser",
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rating",
                                to="advisers.case",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "rating of advice",
                        "verbose_name_plural": "ratings of advice",
                        "indexes": [
                            models.Index(
                                fields=["adviser", "answered_at"], name="rating_of_adviser"
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answered_at", None),
                                        ("helped", None),
                                        ("text", ""),
                                        ("was_contacted", None),
                                    ),
                                    models.Q(
                                        ("answered_at__isnull", False),
                                        ("was_contacted__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="rating_answered_says_whether_contacted",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RatingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("asked_at", models.DateTimeField(verbose_name="asked at")),
                        (
                            "answered_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="answered at"),
                        ),
                        (
                            "was_contacted",
                            models.BooleanField(null=True, verbose_name="the adviser got in touch"),
                        ),
                        ("helped", models.BooleanField(null=True, verbose_name="it helped")),
                        (
                            "adviser",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="advisers.adviser",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="advisers.case",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="advisers.rating",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Recommendation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("title", models.CharField(max_length=150, verbose_name="what to do")),
                        ("text", models.TextField(blank=True, max_length=1500, verbose_name="how")),
                        (
                            "priority",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "first of all"), (2, "soon"), (3, "later")],
                                default=2,
                                verbose_name="priority",
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="until")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("PROPOSED", "proposed"),
                                    ("IN_PROGRESS", "in progress"),
                                    ("BLOCKED", "stuck"),
                                    ("DONE", "done"),
                                    ("NOT_INTERESTED", "not wanted"),
                                    ("ALREADY_DONE", "was done before"),
                                ],
                                default="PROPOSED",
                                max_length=14,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "state_note",
                            models.CharField(blank=True, max_length=300, verbose_name="why"),
                        ),
                        (
                            "state_by",
                            models.CharField(
                                choices=[("OWNER", "owner"), ("ADVISER", "adviser")],
                                default="ADVISER",
                                max_length=7,
                            ),
                        ),
                        ("request_key", models.UUIDField(editable=False, unique=True)),
                        ("created_at", models.DateTimeField(verbose_name="proposed at")),
                        ("changed_at", models.DateTimeField(verbose_name="last changed")),
                        (
                            "advice",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="advisers.advice",
                            ),
                        ),
                        (
                            "adviser",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="advisers.adviser",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="recommendations",
                                to="advisers.case",
                            ),
                        ),
                        (
                            "platform",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="platforms.platform",
                                verbose_name="platform",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "recommendation",
                        "verbose_name_plural": "recommendations",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True),
                                name="recommendation_says_what",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("priority__gte", 1), ("priority__lte", 3)),
                                name="recommendation_priority_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ServedArea",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "adviser",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="areas",
                                to="advisers.adviser",
                            ),
                        ),
                        (
                            "commune",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reference.commune",
                            ),
                        ),
                        (
                            "province",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reference.province",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "place served",
                        "verbose_name_plural": "places served",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("adviser", "province", "commune"),
                                name="servedarea_is_named_once",
                                nulls_distinct=False,
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ServedAreaEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "adviser",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="advisers.adviser",
                            ),
                        ),
                        (
                            "commune",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="reference.commune",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="advisers.servedarea",
                            ),
                        ),
                        (
                            "province",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="reference.province",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Session",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("held_at", models.DateTimeField(verbose_name="when")),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("phone", "by phone"),
                                    ("video", "by video call"),
                                    ("visit", "in person"),
                                    ("zalo", "on Zalo"),
                                ],
                                max_length=5,
                                verbose_name="way",
                            ),
                        ),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(default=0, verbose_name="minutes"),
                        ),
                        (
                            "summary",
                            models.CharField(
                                blank=True, max_length=1000, verbose_name="what it was about"
                            ),
                        ),
                        ("request_key", models.UUIDField(editable=False, unique=True)),
                        ("created_at", models.DateTimeField(verbose_name="entered at")),
                        ("changed_at", models.DateTimeField(verbose_name="last changed")),
                        ("removed_at", models.DateTimeField(editable=False, null=True)),
                        (
                            "adviser",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sessions",
                                to="advisers.adviser",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sessions",
                                to="advisers.case",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "session",
                        "verbose_name_plural": "sessions",
                        "indexes": [
                            models.Index(
                                fields=["adviser", "held_at"], name="advicesession_of_month"
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("minutes__lte", 720)),
                                name="session_is_of_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("minutes", 0),
                                    ("held_at__lte", models.F("changed_at")),
                                    _connector="OR",
                                ),
                                name="session_held_is_in_the_past",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Tenure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "why",
                            models.CharField(
                                choices=[
                                    ("TOOK", "took it on"),
                                    ("ASSIGNED", "given by the coordinator"),
                                    ("HANDED", "handed over"),
                                    ("LEAVE", "stands in during a leave"),
                                    ("DEPARTURE", "the adviser before has left"),
                                ],
                                max_length=9,
                                verbose_name="how it came",
                            ),
                        ),
                        ("from_at", models.DateTimeField(verbose_name="since")),
                        (
                            "until_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="until"),
                        ),
                        (
                            "adviser",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tenures",
                                to="advisers.adviser",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="tenures",
                                to="advisers.case",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "time with an adviser",
                        "verbose_name_plural": "times with advisers",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("until_at", None)),
                                fields=("case",),
                                name="tenure_is_one_at_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until_at", None),
                                    ("until_at__gte", models.F("from_at")),
                                    _connector="OR",
                                ),
                                name="tenure_ends_after_it_begins",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Told",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("key", models.CharField(max_length=60)),
                        ("at", models.DateTimeField()),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="told",
                                to="advisers.case",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "letter to an owner",
                        "verbose_name_plural": "letters to owners",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("case", "key"), name="told_is_told_once"
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="advice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "advisers_adviceevent" ("code", "days", "id", "is_retired", "need_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shipped_digest", "text_en", "text_vi", "title_en", "title_vi") VALUES (NEW."code", NEW."days", NEW."id", NEW."is_retired", NEW."need_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."shipped_digest", NEW."text_en", NEW."text_vi", NEW."title_en", NEW."title_vi"); RETURN NULL;',
                            hash="0520ef57f18edac28bfc56f9e9528f9bfcba353e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2d238",
                            table="advisers_advice",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="advice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "advisers_adviceevent" ("code", "days", "id", "is_retired", "need_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shipped_digest", "text_en", "text_vi", "title_en", "title_vi") VALUES (NEW."code", NEW."days", NEW."id", NEW."is_retired", NEW."need_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."shipped_digest", NEW."text_en", NEW."text_vi", NEW."title_en", NEW."title_vi"); RETURN NULL;',
                            hash="8a8fec67066a23022d3857976aecc3cc78a7ac83",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7c9cd",
                            table="advisers_advice",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="advice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "advisers_adviceevent" ("code", "days", "id", "is_retired", "need_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shipped_digest", "text_en", "text_vi", "title_en", "title_vi") VALUES (OLD."code", OLD."days", OLD."id", OLD."is_retired", OLD."need_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."shipped_digest", OLD."text_en", OLD."text_vi", OLD."title_en", OLD."title_vi"); RETURN NULL;',
                            hash="6630c44f2c77b3367b36e9fff67c20edec2a5f92",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2270a",
                            table="advisers_advice",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adviceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4e7924037cc2f2bebb5e09dccc370547b307f26c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_26ca3",
                            table="advisers_adviceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="case",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "advisers_caseevent" ("adviser_id", "answered_at", "asked_at", "assisted_by_id", "closed_at", "code_sent_at", "code_tries", "commune_id", "confirmed_at", "consent_at", "consent_version", "id", "language", "moved_at", "need_codes", "offered_at", "origin", "origin_key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform_slugs", "province_id", "reach", "rounds", "sector_id", "size", "speaks", "state", "taken_at", "times", "ways", "withdrawn_at") VALUES (NEW."adviser_id", NEW."answered_at", NEW."asked_at", NEW."assisted_by_id", NEW."closed_at", NEW."code_sent_at", NEW."code_tries", NEW."commune_id", NEW."confirmed_at", NEW."consent_at", NEW."consent_version", NEW."id", NEW."language", NEW."moved_at", NEW."need_codes", NEW."offered_at", NEW."origin", NEW."origin_key", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."platform_slugs", NEW."province_id", NEW."reach", NEW."rounds", NEW."sector_id", NEW."size", NEW."speaks", NEW."state", NEW."taken_at", NEW."times", NEW."ways", NEW."withdrawn_at"); RETURN NULL;',
                            hash="48236592c22a3315fd813711df88348205becdab",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ae6e6",
                            table="advisers_case",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="case",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."adviser_id" IS DISTINCT FROM (NEW."adviser_id") OR OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."assisted_by_id" IS DISTINCT FROM (NEW."assisted_by_id") OR OLD."closed_at" IS DISTINCT FROM (NEW."closed_at") OR OLD."code_sent_at" IS DISTINCT FROM (NEW."code_sent_at") OR OLD."code_tries" IS DISTINCT FROM (NEW."code_tries") OR OLD."commune_id" IS DISTINCT FROM (NEW."commune_id") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."consent_at" IS DISTINCT FROM (NEW."consent_at") OR OLD."consent_version" IS DISTINCT FROM (NEW."consent_version") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."moved_at" IS DISTINCT FROM (NEW."moved_at") OR OLD."need_codes" IS DISTINCT FROM (NEW."need_codes") OR OLD."offered_at" IS DISTINCT FROM (NEW."offered_at") OR OLD."origin" IS DISTINCT FROM (NEW."origin") OR OLD."origin_key" IS DISTINCT FROM (NEW."origin_key") OR OLD."platform_slugs" IS DISTINCT FROM (NEW."platform_slugs") OR OLD."province_id" IS DISTINCT FROM (NEW."province_id") OR OLD."reach" IS DISTINCT FROM (NEW."reach") OR OLD."rounds" IS DISTINCT FROM (NEW."rounds") OR OLD."sector_id" IS DISTINCT FROM (NEW."sector_id") OR OLD."size" IS DISTINCT FROM (NEW."size") OR OLD."speaks" IS DISTINCT FROM (NEW."speaks") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."taken_at" IS DISTINCT FROM (NEW."taken_at") OR OLD."times" IS DISTINCT FROM (NEW."times") OR OLD."ways" IS DISTINCT FROM (NEW."ways") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at"))',
                            func='INSERT INTO "advisers_caseevent" ("adviser_id", "answered_at", "asked_at", "assisted_by_id", "closed_at", "code_sent_at", "code_tries", "commune_id", "confirmed_at", "consent_at", "consent_version", "id", "language", "moved_at", "need_codes", "offered_at", "origin", "origin_key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform_slugs", "province_id", "reach", "rounds", "sector_id", "size", "speaks", "state", "taken_at", "times", "ways", "withdrawn_at") VALUES (NEW."adviser_id", NEW."answered_at", NEW."asked_at", NEW."assisted_by_id", NEW."closed_at", NEW."code_sent_at", NEW."code_tries", NEW."commune_id", NEW."confirmed_at", NEW."consent_at", NEW."consent_version", NEW."id", NEW."language", NEW."moved_at", NEW."need_codes", NEW."offered_at", NEW."origin", NEW."origin_key", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."platform_slugs", NEW."province_id", NEW."reach", NEW."rounds", NEW."sector_id", NEW."size", NEW."speaks", NEW."state", NEW."taken_at", NEW."times", NEW."ways", NEW."withdrawn_at"); RETURN NULL;',
                            hash="e6d311550d9162cc457bf1c856b38f625719afa3",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c46f9",
                            table="advisers_case",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="case",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "advisers_caseevent" ("adviser_id", "answered_at", "asked_at", "assisted_by_id", "closed_at", "code_sent_at", "code_tries", "commune_id", "confirmed_at", "consent_at", "consent_version", "id", "language", "moved_at", "need_codes", "offered_at", "origin", "origin_key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform_slugs", "province_id", "reach", "rounds", "sector_id", "size", "speaks", "state", "taken_at", "times", "ways", "withdrawn_at") VALUES (OLD."adviser_id", OLD."answered_at", OLD."asked_at", OLD."assisted_by_id", OLD."closed_at", OLD."code_sent_at", OLD."code_tries", OLD."commune_id", OLD."confirmed_at", OLD."consent_at", OLD."consent_version", OLD."id", OLD."language", OLD."moved_at", OLD."need_codes", OLD."offered_at", OLD."origin", OLD."origin_key", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."platform_slugs", OLD."province_id", OLD."reach", OLD."rounds", OLD."sector_id", OLD."size", OLD."speaks", OLD."state", OLD."taken_at", OLD."times", OLD."ways", OLD."withdrawn_at"); RETURN NULL;',
                            hash="2cb590c85d1c9354faad767c0faeeb3a0b793710",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_82b37",
                            table="advisers_case",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="caseevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e461130f340576c9c0cc9f034488835fda5c5b83",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1e8ae",
                            table="advisers_caseevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="leave",
                    trigger=pgtrigger.compiler.Trigger(
                        name="bump_advisers",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM bump_data_version('advisers'); RETURN NULL;",
                            hash="74b64c6aea416950cb962e0085a9b42bea5034a9",
                            level="STATEMENT",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_bump_advisers_342be",
                            table="advisers_leave",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="leave",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "advisers_leaveevent" ("adviser_id", "created_at", "from_on", "id", "moved_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_key", "substitute_id", "until_on") VALUES (NEW."adviser_id", NEW."created_at", NEW."from_on", NEW."id", NEW."moved_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."request_key", NEW."substitute_id", NEW."until_on"); RETURN NULL;',
                            hash="c2854b882e9d01c9e936bb435c1f943fafc26115",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5d410",
                            table="advisers_leave",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="leave",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "advisers_leaveevent" ("adviser_id", "created_at", "from_on", "id", "moved_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_key", "substitute_id", "until_on") VALUES (NEW."adviser_id", NEW."created_at", NEW."from_on", NEW."id", NEW."moved_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."request_key", NEW."substitute_id", NEW."until_on"); RETURN NULL;',
                            hash="0320e1d21cc4e3c84172db3c20003bc5627cd029",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_87376",
                            table="advisers_leave",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="leave",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "advisers_leaveevent" ("adviser_id", "created_at", "from_on", "id", "moved_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_key", "substitute_id", "until_on") VALUES (OLD."adviser_id", OLD."created_at", OLD."from_on", OLD."id", OLD."moved_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."request_key", OLD."substitute_id", OLD."until_on"); RETURN NULL;',
                            hash="19123ccf09db4fc9f9c2a20251f8d175a8695736",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_fd212",
                            table="advisers_leave",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="leaveevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="3011912a183cde059e4e21b9e1b00d9c9d8da944",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_51217",
                            table="advisers_leaveevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="offer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."adviser_id" IS DISTINCT FROM (NEW."adviser_id") OR OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."case_id" IS DISTINCT FROM (NEW."case_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."offered_at" IS DISTINCT FROM (NEW."offered_at") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."reach" IS DISTINCT FROM (NEW."reach") OR OLD."refusal" IS DISTINCT FROM (NEW."refusal") OR OLD."round" IS DISTINCT FROM (NEW."round") OR OLD."terms" IS DISTINCT FROM (NEW."terms"))',
                            func='INSERT INTO "advisers_offerevent" ("adviser_id", "answered_at", "case_id", "id", "offered_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "reach", "refusal", "round", "terms") VALUES (NEW."adviser_id", NEW."answered_at", NEW."case_id", NEW."id", NEW."offered_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."reach", NEW."refusal", NEW."round", NEW."terms"); RETURN NULL;',
                            hash="c749f4cdcfbc8344f9c2ae7ef7bb0d4f169b8161",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6bac5",
                            table="advisers_offer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="offer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "advisers_offerevent" ("adviser_id", "answered_at", "case_id", "id", "offered_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "reach", "refusal", "round", "terms") VALUES (OLD."adviser_id", OLD."answered_at", OLD."case_id", OLD."id", OLD."offered_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."reach", OLD."refusal", OLD."round", OLD."terms"); RETURN NULL;',
                            hash="ef630f6ef0eca8edd7bfc7183884a3a0e95fd501",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_fa3a5",
                            table="advisers_offer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="offerevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="db1d61f32927f1a64ba2206a4dc05986503070ac",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b7fe4",
                            table="advisers_offerevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="organisation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="bump_advisers",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM bump_data_version('advisers'); RETURN NULL;",
                            hash="034a8335416483ef6788e2e3b8fa6aee44b007a6",
                            level="STATEMENT",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_bump_advisers_6f0db",
                            table="advisers_organisation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="organisation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "advisers_organisationevent" ("about_en", "about_vi", "created_at", "email", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "province_id", "request_key", "standing", "standing_note", "vendor_id", "vetted_at", "vetted_by_id", "website") VALUES (NEW."about_en", NEW."about_vi", NEW."created_at", NEW."email", NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."province_id", NEW."request_key", NEW."standing", NEW."standing_note", NEW."vendor_id", NEW."vetted_at", NEW."vetted_by_id", NEW."website"); RETURN NULL;',
                            hash="0c3da2d7b2c45cc2be99ad34165b853d5d66b30d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_be506",
                            table="advisers_organisation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="organisation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "advisers_organisationevent" ("about_en", "about_vi", "created_at", "email", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "province_id", "request_key", "standing", "standing_note", "vendor_id", "vetted_at", "vetted_by_id", "website") VALUES (NEW."about_en", NEW."about_vi", NEW."created_at", NEW."email", NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."province_id", NEW."request_key", NEW."standing", NEW."standing_note", NEW."vendor_id", NEW."vetted_at", NEW."vetted_by_id", NEW."website"); RETURN NULL;',
                            hash="8512ae9119fa8cf1b8fe364a2f95e562ef1b92e8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8a066",
                            table="advisers_organisation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="organisation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "advisers_organisationevent" ("about_en", "about_vi", "created_at", "email", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "province_id", "request_key", "standing", "standing_note", "vendor_id", "vetted_at", "vetted_by_id", "website") VALUES (OLD."about_en", OLD."about_vi", OLD."created_at", OLD."email", OLD."id", OLD."kind", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."province_id", OLD."request_key", OLD."standing", OLD."standing_note", OLD."vendor_id", OLD."vetted_at", OLD."vetted_by_id", OLD."website"); RETURN NULL;',
                            hash="78b48fa482c33bb754a38a6f4c01812fc2dfc905",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_54dd7",
                            table="advisers_organisation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adviserinvitationevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4453e5485b7f763169981858743e2bd83c250be8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9bea2",
                            table="advisers_adviserinvitationevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adviserinvitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "advisers_adviserinvitationevent" ("accepted_at", "accepted_by_id", "created_at", "created_by_id", "email", "expires_at", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_key", "revoked_at", "said") VALUES (NEW."accepted_at", NEW."accepted_by_id", NEW."created_at", NEW."created_by_id", NEW."email", NEW."expires_at", NEW."id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."request_key", NEW."revoked_at", NEW."said"); RETURN NULL;',
                            hash="3f496f334e397050c580dd952888b8a452ac5f98",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_cedb2",
                            table="advisers_adviserinvitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adviserinvitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."accepted_at" IS DISTINCT FROM (NEW."accepted_at") OR OLD."accepted_by_id" IS DISTINCT FROM (NEW."accepted_by_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."request_key" IS DISTINCT FROM (NEW."request_key") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at") OR OLD."said" IS DISTINCT FROM (NEW."said"))',
                            func='INSERT INTO "advisers_adviserinvitationevent" ("accepted_at", "accepted_by_id", "created_at", "created_by_id", "email", "expires_at", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_key", "revoked_at", "said") VALUES (NEW."accepted_at", NEW."accepted_by_id", NEW."created_at", NEW."created_by_id", NEW."email", NEW."expires_at", NEW."id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."request_key", NEW."revoked_at", NEW."said"); RETURN NULL;',
                            hash="dfa4a2f5094504b3fb7b9d10117942418b71fda6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_89cf0",
                            table="advisers_adviserinvitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adviserinvitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "advisers_adviserinvitationevent" ("accepted_at", "accepted_by_id", "created_at", "created_by_id", "email", "expires_at", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_key", "revoked_at", "said") VALUES (OLD."accepted_at", OLD."accepted_by_id", OLD."created_at", OLD."created_by_id", OLD."email", OLD."expires_at", OLD."id", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."request_key", OLD."revoked_at", OLD."said"); RETURN NULL;',
                            hash="6ea1294c571b095dddab4cbd5752877308988446",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8e514",
                            table="advisers_adviserinvitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adviserevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="147e97a84ec6d049aa00a58b45b679e89f0d8dad",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c89b3",
                            table="advisers_adviserevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adviser",
                    trigger=pgtrigger.compiler.Trigger(
                        name="bump_advisers",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM bump_data_version('advisers'); RETURN NULL;",
                            hash="67e0b1564ca7740a936912cc23d33aa26d119fff",
                            level="STATEMENT",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_bump_advisers_1b064",
                            table="advisers_adviser",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adviser",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "advisers_adviserevent" ("about_en", "about_vi", "capacity", "created_at", "functions", "id", "languages", "licence", "licence_until", "name", "needs", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_key", "sections", "sizes", "standing", "standing_note", "user_id", "version", "vetted_at", "vetted_by_id", "ways") VALUES (NEW."about_en", NEW."about_vi", NEW."capacity", NEW."created_at", NEW."functions", NEW."id", NEW."languages", NEW."licence", NEW."licence_until", NEW."name", NEW."needs", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."request_key", NEW."sections", NEW."sizes", NEW."standing", NEW."standing_note", NEW."user_id", NEW."version", NEW."vetted_at", NEW."vetted_by_id", NEW."ways"); RETURN NULL;',
                            hash="1dff17769fe53bb15ee6a12e95a4e64f2d71ad7e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_58304",
                            table="advisers_adviser",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adviser",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."about_en" IS DISTINCT FROM (NEW."about_en") OR OLD."about_vi" IS DISTINCT FROM (NEW."about_vi") OR OLD."capacity" IS DISTINCT FROM (NEW."capacity") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."functions" IS DISTINCT FROM (NEW."functions") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."languages" IS DISTINCT FROM (NEW."languages") OR OLD."licence" IS DISTINCT FROM (NEW."licence") OR OLD."licence_until" IS DISTINCT FROM (NEW."licence_until") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."needs" IS DISTINCT FROM (NEW."needs") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."request_key" IS DISTINCT FROM (NEW."request_key") OR OLD."sections" IS DISTINCT FROM (NEW."sections") OR OLD."sizes" IS DISTINCT FROM (NEW."sizes") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."standing_note" IS DISTINCT FROM (NEW."standing_note") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."vetted_at" IS DISTINCT FROM (NEW."vetted_at") OR OLD."vetted_by_id" IS DISTINCT FROM (NEW."vetted_by_id") OR OLD."ways" IS DISTINCT FROM (NEW."ways"))',
                            func='INSERT INTO "advisers_adviserevent" ("about_en", "about_vi", "capacity", "created_at", "functions", "id", "languages", "licence", "licence_until", "name", "needs", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_key", "sections", "sizes", "standing", "standing_note", "user_id", "version", "vetted_at", "vetted_by_id", "ways") VALUES (NEW."about_en", NEW."about_vi", NEW."capacity", NEW."created_at", NEW."functions", NEW."id", NEW."languages", NEW."licence", NEW."licence_until", NEW."name", NEW."needs", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."request_key", NEW."sections", NEW."sizes", NEW."standing", NEW."standing_note", NEW."user_id", NEW."version", NEW."vetted_at", NEW."vetted_by_id", NEW."ways"); RETURN NULL;',
                            hash="ab566734598287050e2d96cbac0562bcdd9b909a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_29e14",
                            table="advisers_adviser",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adviser",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "advisers_adviserevent" ("about_en", "about_vi", "capacity", "created_at", "functions", "id", "languages", "licence", "licence_until", "name", "needs", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_key", "sections", "sizes", "standing", "standing_note", "user_id", "version", "vetted_at", "vetted_by_id", "ways") VALUES (OLD."about_en", OLD."about_vi", OLD."capacity", OLD."created_at", OLD."functions", OLD."id", OLD."languages", OLD."licence", OLD."licence_until", OLD."name", OLD."needs", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."request_key", OLD."sections", OLD."sizes", OLD."standing", OLD."standing_note", OLD."user_id", OLD."version", OLD."vetted_at", OLD."vetted_by_id", OLD."ways"); RETURN NULL;',
                            hash="4366bd44c92bc84a6b520c51aa6300cc3e639364",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5b4d0",
                            table="advisers_adviser",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="organisationevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="88e098d82d27699fb268663c12ba6a5e2fa6fdbb",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_887e0",
                            table="advisers_organisationevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="rating",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "advisers_ratingevent" ("adviser_id", "answered_at", "asked_at", "case_id", "helped", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "was_contacted") VALUES (NEW."adviser_id", NEW."answered_at", NEW."asked_at", NEW."case_id", NEW."helped", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."was_contacted"); RETURN NULL;',
                            hash="7a8f2cc94be2f5f0a3bcc82ddaee3d1eecc7f066",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_95a35",
                            table="advisers_rating",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="rating",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."adviser_id" IS DISTINCT FROM (NEW."adviser_id") OR OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."case_id" IS DISTINCT FROM (NEW."case_id") OR OLD."helped" IS DISTINCT FROM (NEW."helped") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."was_contacted" IS DISTINCT FROM (NEW."was_contacted"))',
                            func='INSERT INTO "advisers_ratingevent" ("adviser_id", "answered_at", "asked_at", "case_id", "helped", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "was_contacted") VALUES (NEW."adviser_id", NEW."answered_at", NEW."asked_at", NEW."case_id", NEW."helped", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."was_contacted"); RETURN NULL;',
                            hash="b336a1c84537ee6c9251d102943d127406198ebb",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_03226",
                            table="advisers_rating",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="rating",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "advisers_ratingevent" ("adviser_id", "answered_at", "asked_at", "case_id", "helped", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "was_contacted") VALUES (OLD."adviser_id", OLD."answered_at", OLD."asked_at", OLD."case_id", OLD."helped", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."was_contacted"); RETURN NULL;',
                            hash="b45c6fe4d8491cb94499b4501f8a2c3619ae7525",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3f115",
                            table="advisers_rating",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="ratingevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="74077e66ec894dbe9e3edaf61f8152c5c265c2f5",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f324d",
                            table="advisers_ratingevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="servedarea",
                    trigger=pgtrigger.compiler.Trigger(
                        name="bump_advisers",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM bump_data_version('advisers'); RETURN NULL;",
                            hash="14c7f66c532bf3516f75c7e97e66f2a112a20b35",
                            level="STATEMENT",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_bump_advisers_a8cd9",
                            table="advisers_servedarea",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="servedarea",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "advisers_servedareaevent" ("adviser_id", "commune_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "province_id") VALUES (NEW."adviser_id", NEW."commune_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."province_id"); RETURN NULL;',
                            hash="b07cff9a27ab47627790c3a0e227c63390636c39",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a2fc7",
                            table="advisers_servedarea",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="servedarea",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "advisers_servedareaevent" ("adviser_id", "commune_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "province_id") VALUES (NEW."adviser_id", NEW."commune_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."province_id"); RETURN NULL;',
                            hash="57a33f1ee582febd20e369a884810fab9934d0df",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e3cc6",
                            table="advisers_servedarea",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="servedarea",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "advisers_servedareaevent" ("adviser_id", "commune_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "province_id") VALUES (OLD."adviser_id", OLD."commune_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."province_id"); RETURN NULL;',
                            hash="cf40d98fb114b24aa134d9dff0748af69b47e10d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_182b2",
                            table="advisers_servedarea",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="servedareaevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="888f06b235d098d40e6886ace9322f3148023851",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1ac88",
                            table="advisers_servedareaevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
