import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import matching.models.results
import reference.lookups
import reference.operations


class Migration(migrations.Migration):
    replaces = [
        ("matching", "0001_create_tables"),
        ("matching", "0002_add_owner"),
        ("matching", "0003_add_seen_matches"),
        ("matching", "0004_add_roadmaps"),
        ("matching", "0005_add_trials"),
        ("matching", "0006_let_trials_outlive"),
        ("matching", "0007_watch_for_enterprises"),
        ("matching", "0008_search_quickly"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_make_tables"),
        ("enterprises", "0001_make_tables"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("platforms", "0001_make_tables"),
        ("reference", "0001_create_database_functions"),
    ]

    operations = [
        reference.operations.MakeTables(
            operations=[
                migrations.CreateModel(
                    name="MatchResult",
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
                                default=matching.models.results.new_token,
                                editable=False,
                                max_length=22,
                                unique=True,
                            ),
                        ),
                        ("request_key", models.UUIDField(unique=True)),
                        (
                            "text",
                            models.CharField(
                                blank=True, max_length=2000, verbose_name="in her words"
                            ),
                        ),
                        ("inputs", models.JSONField(verbose_name="inputs")),
                        (
                            "language",
                            models.CharField(default="vi", max_length=2, verbose_name="language"),
                        ),
                        ("seed_on", models.DateField(verbose_name="day of the seed")),
                        (
                            "engine_version",
                            models.CharField(max_length=20, verbose_name="engine version"),
                        ),
                        (
                            "catalogue_version",
                            models.PositiveBigIntegerField(verbose_name="catalogue version"),
                        ),
                        ("created_at", models.DateTimeField(verbose_name="made at")),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="match_results",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="owner",
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="match_results",
                                to="enterprises.enterprise",
                                verbose_name="enterprise",
                            ),
                        ),
                        (
                            "expires_at",
                            models.DateTimeField(
                                db_index=True, null=True, verbose_name="kept until"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "match result",
                        "verbose_name_plural": "match results",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("expires_at", None),
                                    ("expires_at__gt", models.F("created_at")),
                                    _connector="OR",
                                ),
                                name="matchresult_expires_later",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("expires_at__isnull", False), ("owner", None)),
                                    models.Q(("expires_at", None), ("owner__isnull", False)),
                                    _connector="OR",
                                ),
                                name="matchresult_is_owned_or_expires",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("enterprise", None), ("owner__isnull", False), _connector="OR"
                                ),
                                name="matchresult_of_an_enterprise_has_an_owner",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SeenMatches",
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
                            "enterprise",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="seen_matches",
                                to="enterprises.enterprise",
                            ),
                        ),
                        (
                            "slugs",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=80), default=list, size=None
                            ),
                        ),
                        (
                            "slugs_before",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=80), default=list, size=None
                            ),
                        ),
                        ("profile_version", models.PositiveIntegerField()),
                        ("needs_version", models.PositiveIntegerField()),
                        ("catalogue_version", models.PositiveBigIntegerField()),
                        (
                            "reasons",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=9), default=list, size=None
                            ),
                        ),
                        ("seen_at", models.DateTimeField(verbose_name="seen at")),
                        ("seen_before_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "verbose_name": "matches seen",
                        "verbose_name_plural": "matches seen",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("seen_before_at", None),
                                    ("seen_before_at__lte", models.F("seen_at")),
                                    _connector="OR",
                                ),
                                name="seenmatches_before_is_earlier",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WatchedMatches",
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
                            "enterprise",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="watched_matches",
                                to="enterprises.enterprise",
                            ),
                        ),
                        (
                            "slugs",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=80), default=list, size=None
                            ),
                        ),
                        (
                            "open_needs",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60), default=list, size=None
                            ),
                        ),
                        (
                            "gone",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=80), default=list, size=None
                            ),
                        ),
                        (
                            "base",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.PositiveBigIntegerField(), size=3
                            ),
                        ),
                        (
                            "checked",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.PositiveBigIntegerField(), size=3
                            ),
                        ),
                        ("based_at", models.DateTimeField(verbose_name="last seen or told at")),
                        (
                            "told_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="last told at"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "matches watched",
                        "verbose_name_plural": "matches watched",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("base__len", 3), ("checked__len", 3)),
                                name="watchedmatches_has_three_versions",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("told_at", None),
                                    ("told_at__lte", models.F("based_at")),
                                    _connector="OR",
                                ),
                                name="watchedmatches_told_is_a_base",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Roadmap",
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
                            "result",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="roadmap",
                                to="matching.matchresult",
                            ),
                        ),
                        ("bundle", models.CharField(max_length=20, verbose_name="bundle")),
                        ("starts_on", models.DateField(verbose_name="starts on")),
                        ("created_at", models.DateTimeField(verbose_name="made at")),
                        ("changed_at", models.DateTimeField(verbose_name="changed at")),
                    ],
                    options={
                        "verbose_name": "roadmap",
                        "verbose_name_plural": "roadmaps",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("bundle__in", ["cheapest", "best_fit", "fewest_vendors", ""])
                                ),
                                name="roadmap_bundle_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("changed_at__gte", models.F("created_at"))),
                                name="roadmap_changes_later",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RoadmapStep",
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
                            "roadmap",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="matching.roadmap",
                            ),
                        ),
                        ("request_key", models.UUIDField(blank=True, null=True, unique=True)),
                        (
                            "phase",
                            models.CharField(
                                choices=[
                                    ("START", "Start"),
                                    ("DIGITISE", "Digitise operations"),
                                    ("TRANSFORM", "Transform"),
                                ],
                                max_length=10,
                                verbose_name="phase",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("PREPARE", "prepare data"),
                                    ("QUOTATION", "ask for quotations"),
                                    ("SUPPORT", "apply for support"),
                                    ("DUTY", "legal duty"),
                                    ("TRIAL", "trial"),
                                    ("ROLL_OUT", "roll out"),
                                    ("TRAIN", "train"),
                                    ("CONNECT", "connect"),
                                    ("CHECK", "check"),
                                    ("OWN", "own step"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "title_vi",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="Vietnamese title"
                            ),
                        ),
                        (
                            "title_en",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="English title"
                            ),
                        ),
                        (
                            "own_title",
                            models.CharField(blank=True, max_length=200, verbose_name="own title"),
                        ),
                        (
                            "platforms",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.SlugField(max_length=80),
                                default=list,
                                size=None,
                                verbose_name="platforms",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("due_on", models.DateField(verbose_name="until")),
                        (
                            "done_on",
                            models.DateField(blank=True, null=True, verbose_name="done on"),
                        ),
                        (
                            "removed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="removed at"),
                        ),
                    ],
                    options={
                        "verbose_name": "step of a roadmap",
                        "verbose_name_plural": "steps of roadmaps",
                        "indexes": [
                            models.Index(fields=["roadmap", "starts_on"], name="roadmapstep_by_day")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("starts_on"))),
                                name="roadmapstep_ends_after_it_starts",
                                violation_error_message="The last day is before the first.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("title_vi", ""), _negated=True),
                                    models.Q(("own_title", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="roadmapstep_has_a_title",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "OWN"), _negated=True),
                                    ("request_key__isnull", False),
                                    _connector="OR",
                                ),
                                name="roadmapstep_own_one_has_a_key",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Trial",
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
                            "platform",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="platforms.platform",
                                verbose_name="platform",
                            ),
                        ),
                        (
                            "sent_to",
                            models.EmailField(blank=True, max_length=254, verbose_name="sent to"),
                        ),
                        (
                            "mailed_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="vendor written to at"
                            ),
                        ),
                        (
                            "seen_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="seen at"),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="trials",
                                to="enterprises.enterprise",
                                verbose_name="enterprise",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("SENT", "sent"),
                                    ("SEEN", "seen by the vendor"),
                                    ("CONTACTED", "the vendor got in touch"),
                                    ("TRYING", "being tried"),
                                    ("RENEWED", "kept on"),
                                    ("SWITCHED", "switched to another one"),
                                    ("STOPPED", "stopped"),
                                ],
                                default="SENT",
                                max_length=9,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="asked by",
                            ),
                        ),
                        (
                            "consent",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="accounts.consent",
                            ),
                        ),
                        ("shared", models.JSONField(default=list, verbose_name="passed on")),
                        ("request_key", models.UUIDField(editable=False, unique=True)),
                        ("requested_at", models.DateTimeField(verbose_name="asked at")),
                        (
                            "contacted_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="contacted at"
                            ),
                        ),
                        (
                            "started_on",
                            models.DateField(blank=True, null=True, verbose_name="trial began on"),
                        ),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="trial ends on"),
                        ),
                        (
                            "ended_on",
                            models.DateField(blank=True, null=True, verbose_name="decided on"),
                        ),
                        (
                            "switched_to",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="platforms.platform",
                                verbose_name="switched to",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="why")),
                    ],
                    options={
                        "verbose_name": "trial",
                        "verbose_name_plural": "trials",
                        "indexes": [
                            models.Index(
                                condition=models.Q(
                                    ("state__in", ("SENT", "SEEN", "CONTACTED", "TRYING"))
                                ),
                                fields=["requested_at"],
                                name="trial_open",
                            ),
                            models.Index(fields=["requested_at", "id"], name="trial_by_day"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("state__in", ("SENT", "SEEN", "CONTACTED", "TRYING"))
                                ),
                                fields=("enterprise", "platform"),
                                name="trial_is_one_open_for_a_platform",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ends_on", None), ("started_on", None)),
                                    models.Q(
                                        ("ends_on__gt", models.F("started_on")),
                                        ("ends_on__isnull", False),
                                        ("started_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="trial_ends_after_it_begins",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state__in", ["TRYING", "RENEWED", "SWITCHED"]),
                                        _negated=True,
                                    ),
                                    ("started_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="trial_that_ran_says_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "CONTACTED"), _negated=True),
                                    ("contacted_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="trial_contacted_says_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_on", None),
                                        ("state__in", ("SENT", "SEEN", "CONTACTED", "TRYING")),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("state__in", ("SENT", "SEEN", "CONTACTED", "TRYING")),
                                            _negated=True,
                                        ),
                                        ("ended_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="trial_ended_says_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("switched_to", None), ("state", "SWITCHED"), _connector="OR"
                                ),
                                name="trial_switched_says_so",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("enterprise__isnull", False),
                                    models.Q(
                                        ("asked_by", None),
                                        ("consent", None),
                                        ("ended_on__isnull", False),
                                        ("note", ""),
                                        ("shared", []),
                                    ),
                                    _connector="OR",
                                ),
                                name="trial_of_nobody_says_nothing",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="trial",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "matching_trialevent" ("asked_by_id", "consent_id", "contacted_at", "ended_on", "ends_on", "enterprise_id", "id", "mailed_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform_id", "request_key", "requested_at", "seen_at", "sent_to", "started_on", "state", "switched_to_id") VALUES (NEW."asked_by_id", NEW."consent_id", NEW."contacted_at", NEW."ended_on", NEW."ends_on", NEW."enterprise_id", NEW."id", NEW."mailed_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."platform_id", NEW."request_key", NEW."requested_at", NEW."seen_at", NEW."sent_to", NEW."started_on", NEW."state", NEW."switched_to_id"); RETURN NULL;',
                            hash="a57ebdcb1beb38a131b9049101635951e7af346e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4a42a",
                            table="matching_trial",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="trial",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."asked_by_id" IS DISTINCT FROM (NEW."asked_by_id") OR OLD."consent_id" IS DISTINCT FROM (NEW."consent_id") OR OLD."contacted_at" IS DISTINCT FROM (NEW."contacted_at") OR OLD."ended_on" IS DISTINCT FROM (NEW."ended_on") OR OLD."ends_on" IS DISTINCT FROM (NEW."ends_on") OR OLD."enterprise_id" IS DISTINCT FROM (NEW."enterprise_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."mailed_at" IS DISTINCT FROM (NEW."mailed_at") OR OLD."platform_id" IS DISTINCT FROM (NEW."platform_id") OR OLD."request_key" IS DISTINCT FROM (NEW."request_key") OR OLD."requested_at" IS DISTINCT FROM (NEW."requested_at") OR OLD."seen_at" IS DISTINCT FROM (NEW."seen_at") OR OLD."sent_to" IS DISTINCT FROM (NEW."sent_to") OR OLD."started_on" IS DISTINCT FROM (NEW."started_on") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."switched_to_id" IS DISTINCT FROM (NEW."switched_to_id"))',
                            func='INSERT INTO "matching_trialevent" ("asked_by_id", "consent_id", "contacted_at", "ended_on", "ends_on", "enterprise_id", "id", "mailed_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform_id", "request_key", "requested_at", "seen_at", "sent_to", "started_on", "state", "switched_to_id") VALUES (NEW."asked_by_id", NEW."consent_id", NEW."contacted_at", NEW."ended_on", NEW."ends_on", NEW."enterprise_id", NEW."id", NEW."mailed_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."platform_id", NEW."request_key", NEW."requested_at", NEW."seen_at", NEW."sent_to", NEW."started_on", NEW."state", NEW."switched_to_id"); RETURN NULL;',
                            hash="4c62983f6c19b2e73d2eaa87b9890c5e369036dd",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_08f68",
                            table="matching_trial",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="trial",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "matching_trialevent" ("asked_by_id", "consent_id", "contacted_at", "ended_on", "ends_on", "enterprise_id", "id", "mailed_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform_id", "request_key", "requested_at", "seen_at", "sent_to", "started_on", "state", "switched_to_id") VALUES (OLD."asked_by_id", OLD."consent_id", OLD."contacted_at", OLD."ended_on", OLD."ends_on", OLD."enterprise_id", OLD."id", OLD."mailed_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."platform_id", OLD."request_key", OLD."requested_at", OLD."seen_at", OLD."sent_to", OLD."started_on", OLD."state", OLD."switched_to_id"); RETURN NULL;',
                            hash="6d578a2b62615fd6028af2d34924f735886ca39c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1f156",
                            table="matching_trial",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="TrialEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="matching.trial",
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
                        ("id", models.BigIntegerField()),
                        (
                            "platform",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="platforms.platform",
                                verbose_name="platform",
                            ),
                        ),
                        (
                            "sent_to",
                            models.EmailField(blank=True, max_length=254, verbose_name="sent to"),
                        ),
                        (
                            "mailed_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="vendor written to at"
                            ),
                        ),
                        (
                            "seen_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="seen at"),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="enterprises.enterprise",
                                verbose_name="enterprise",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("SENT", "sent"),
                                    ("SEEN", "seen by the vendor"),
                                    ("CONTACTED", "the vendor got in touch"),
                                    ("TRYING", "being tried"),
                                    ("RENEWED", "kept on"),
                                    ("SWITCHED", "switched to another one"),
                                    ("STOPPED", "stopped"),
                                ],
                                default="SENT",
                                max_length=9,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="asked by",
                            ),
                        ),
                        (
                            "consent",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.consent",
                            ),
                        ),
                        ("request_key", models.UUIDField(editable=False)),
                        ("requested_at", models.DateTimeField(verbose_name="asked at")),
                        (
                            "contacted_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="contacted at"
                            ),
                        ),
                        (
                            "started_on",
                            models.DateField(blank=True, null=True, verbose_name="trial began on"),
                        ),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="trial ends on"),
                        ),
                        (
                            "ended_on",
                            models.DateField(blank=True, null=True, verbose_name="decided on"),
                        ),
                        (
                            "switched_to",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="platforms.platform",
                                verbose_name="switched to",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="trialevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="59dbed143983d6e54a588188567494bd3852d454",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_2d383",
                            table="matching_trialevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="Review",
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
                            "trial",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="review",
                                to="matching.trial",
                                verbose_name="trial",
                            ),
                        ),
                        ("stars", models.PositiveSmallIntegerField(verbose_name="stars")),
                        (
                            "text",
                            models.TextField(
                                blank=True, max_length=1500, verbose_name="in her words"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("WAITING", "to be read"),
                                    ("PUBLISHED", "published"),
                                    ("REFUSED", "refused"),
                                ],
                                default="WAITING",
                                max_length=9,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "breach",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("INSULT", "insults somebody"),
                                    ("PERSONAL_DATA", "names private persons or their data"),
                                    ("FALSE_CRIME", "accuses of a crime without a decision"),
                                    ("ADVERTISING", "advertises something else"),
                                    ("SECRET", "reveals secrets protected by law"),
                                ],
                                max_length=13,
                                verbose_name="breach",
                            ),
                        ),
                        (
                            "answer",
                            models.TextField(
                                blank=True, max_length=1500, verbose_name="the vendor's answer"
                            ),
                        ),
                        ("written_at", models.DateTimeField(verbose_name="written at")),
                        (
                            "decided_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="decided at"),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="decided by",
                            ),
                        ),
                        (
                            "answered_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="answered at"),
                        ),
                    ],
                    options={
                        "verbose_name": "review",
                        "verbose_name_plural": "reviews",
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    reference.lookups.Fold("text"), name="gin_trgm_ops"
                                ),
                                name="review_text_words",
                            ),
                            models.Index(
                                fields=["-state", "written_at", "id"], name="review_to_read"
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("stars__gte", 1), ("stars__lte", 5)),
                                name="review_has_1_to_5_stars",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decided_at", None), ("state", "WAITING")),
                                    models.Q(
                                        models.Q(("state", "WAITING"), _negated=True),
                                        ("decided_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="review_decided_says_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state", "REFUSED"),
                                        models.Q(("breach", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("state", "REFUSED"), _negated=True),
                                        ("breach", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="review_refused_says_why",
                                violation_error_message="A review is refused only for a breach of law: say which.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", ""), ("answered_at", None)),
                                    models.Q(
                                        models.Q(("answer", ""), _negated=True),
                                        ("answered_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="review_answer_says_when",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="review",
                    trigger=pgtrigger.compiler.Trigger(
                        name="bump_catalogue",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM bump_data_version('catalogue'); RETURN NULL;",
                            hash="1fc78a81717fc67e95739b824dfe9ae351af886c",
                            level="STATEMENT",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_bump_catalogue_ac0a9",
                            table="matching_review",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="review",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "matching_reviewevent" ("answered_at", "breach", "decided_at", "decided_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stars", "state", "trial_id", "written_at") VALUES (NEW."answered_at", NEW."breach", NEW."decided_at", NEW."decided_by_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."stars", NEW."state", NEW."trial_id", NEW."written_at"); RETURN NULL;',
                            hash="ede1b5dc3bc3e84d6d914e5129b5dc81d4bade49",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ea179",
                            table="matching_review",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="review",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."breach" IS DISTINCT FROM (NEW."breach") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."stars" IS DISTINCT FROM (NEW."stars") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."trial_id" IS DISTINCT FROM (NEW."trial_id") OR OLD."written_at" IS DISTINCT FROM (NEW."written_at"))',
                            func='INSERT INTO "matching_reviewevent" ("answered_at", "breach", "decided_at", "decided_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stars", "state", "trial_id", "written_at") VALUES (NEW."answered_at", NEW."breach", NEW."decided_at", NEW."decided_by_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."stars", NEW."state", NEW."trial_id", NEW."written_at"); RETURN NULL;',
                            hash="8099affb6ffe46496deecd2ad4248f8e29ea7986",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_45e51",
                            table="matching_review",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="review",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "matching_reviewevent" ("answered_at", "breach", "decided_at", "decided_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stars", "state", "trial_id", "written_at") VALUES (OLD."answered_at", OLD."breach", OLD."decided_at", OLD."decided_by_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."stars", OLD."state", OLD."trial_id", OLD."written_at"); RETURN NULL;',
                            hash="1d991cf1eabbbc8ce4a050b036948efd2be567a9",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d934c",
                            table="matching_review",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="ReviewEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="matching.review",
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
                        ("id", models.BigIntegerField()),
                        (
                            "trial",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="matching.trial",
                                verbose_name="trial",
                            ),
                        ),
                        ("stars", models.PositiveSmallIntegerField(verbose_name="stars")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("WAITING", "to be read"),
                                    ("PUBLISHED", "published"),
                                    ("REFUSED", "refused"),
                                ],
                                default="WAITING",
                                max_length=9,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "breach",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("INSULT", "insults somebody"),
                                    ("PERSONAL_DATA", "names private persons or their data"),
                                    ("FALSE_CRIME", "accuses of a crime without a decision"),
                                    ("ADVERTISING", "advertises something else"),
                                    ("SECRET", "reveals secrets protected by law"),
                                ],
                                max_length=13,
                                verbose_name="breach",
                            ),
                        ),
                        ("written_at", models.DateTimeField(verbose_name="written at")),
                        (
                            "decided_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="decided at"),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="decided by",
                            ),
                        ),
                        (
                            "answered_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="answered at"),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="reviewevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7a7448d4cb8730510a324996a4e27f5c0fd68519",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_29671",
                            table="matching_reviewevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="QuoteRequest",
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
                            "enterprise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="quote_requests",
                                to="enterprises.enterprise",
                                verbose_name="enterprise",
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="asked by",
                            ),
                        ),
                        ("shared", models.JSONField(default=list, verbose_name="passed on")),
                        ("request_key", models.UUIDField(editable=False, unique=True)),
                        ("requested_at", models.DateTimeField(verbose_name="asked at")),
                    ],
                    options={
                        "verbose_name": "request for prices",
                        "verbose_name_plural": "requests for prices",
                    },
                ),
                migrations.CreateModel(
                    name="Quote",
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
                            "platform",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="platforms.platform",
                                verbose_name="platform",
                            ),
                        ),
                        (
                            "sent_to",
                            models.EmailField(blank=True, max_length=254, verbose_name="sent to"),
                        ),
                        (
                            "mailed_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="vendor written to at"
                            ),
                        ),
                        (
                            "seen_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="seen at"),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="quotes",
                                to="matching.quoterequest",
                            ),
                        ),
                        (
                            "consent",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="accounts.consent",
                            ),
                        ),
                        ("place", models.PositiveSmallIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("SENT", "no answer yet"),
                                    ("ANSWERED", "answered"),
                                    ("DECLINED", "declined"),
                                ],
                                default="SENT",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "monthly_vnd",
                            models.PositiveBigIntegerField(
                                blank=True, null=True, verbose_name="a month"
                            ),
                        ),
                        (
                            "once_vnd",
                            models.PositiveBigIntegerField(
                                blank=True, null=True, verbose_name="once"
                            ),
                        ),
                        (
                            "covers",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="what the price covers"
                            ),
                        ),
                        (
                            "valid_until",
                            models.DateField(blank=True, null=True, verbose_name="valid until"),
                        ),
                        (
                            "answered_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="answered at"),
                        ),
                    ],
                    options={
                        "verbose_name": "quotation",
                        "verbose_name_plural": "quotations",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("request", "platform"), name="quote_is_one_a_platform"
                            ),
                            models.UniqueConstraint(
                                fields=("request", "place"), name="quote_place_is_its_own"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("place__gte", 1), ("place__lte", 3)),
                                name="quote_is_one_of_three",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answered_at", None), ("state", "SENT")),
                                    models.Q(
                                        models.Q(("state", "SENT"), _negated=True),
                                        ("answered_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="quote_answered_says_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "ANSWERED"), _negated=True),
                                    ("monthly_vnd__isnull", False),
                                    ("once_vnd__isnull", False),
                                    _connector="OR",
                                ),
                                name="quote_answered_names_a_price",
                                violation_error_message="Name at least one price; 0 if it is free.",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="quote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "matching_quoteevent" ("answered_at", "consent_id", "covers", "id", "mailed_at", "monthly_vnd", "once_vnd", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "platform_id", "request_id", "seen_at", "sent_to", "state", "valid_until") VALUES (NEW."answered_at", NEW."consent_id", NEW."covers", NEW."id", NEW."mailed_at", NEW."monthly_vnd", NEW."once_vnd", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."platform_id", NEW."request_id", NEW."seen_at", NEW."sent_to", NEW."state", NEW."valid_until"); RETURN NULL;',
                            hash="8c2e5b9e381a052ff53f7da1a906cedd9d3638a7",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6b6b3",
                            table="matching_quote",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="quote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "matching_quoteevent" ("answered_at", "consent_id", "covers", "id", "mailed_at", "monthly_vnd", "once_vnd", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "platform_id", "request_id", "seen_at", "sent_to", "state", "valid_until") VALUES (NEW."answered_at", NEW."consent_id", NEW."covers", NEW."id", NEW."mailed_at", NEW."monthly_vnd", NEW."once_vnd", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."platform_id", NEW."request_id", NEW."seen_at", NEW."sent_to", NEW."state", NEW."valid_until"); RETURN NULL;',
                            hash="a9cd9dd5eed84c21d674e895cdbb696df3f9d4f6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a43c0",
                            table="matching_quote",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="quote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "matching_quoteevent" ("answered_at", "consent_id", "covers", "id", "mailed_at", "monthly_vnd", "once_vnd", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "platform_id", "request_id", "seen_at", "sent_to", "state", "valid_until") VALUES (OLD."answered_at", OLD."consent_id", OLD."covers", OLD."id", OLD."mailed_at", OLD."monthly_vnd", OLD."once_vnd", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."platform_id", OLD."request_id", OLD."seen_at", OLD."sent_to", OLD."state", OLD."valid_until"); RETURN NULL;',
                            hash="9b7c485ca02e034ec2c7ea9b3ef624deab124e71",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0c3fb",
                            table="matching_quote",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="QuoteEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="matching.quote",
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
                        ("id", models.BigIntegerField()),
                        (
                            "platform",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="platforms.platform",
                                verbose_name="platform",
                            ),
                        ),
                        (
                            "sent_to",
                            models.EmailField(blank=True, max_length=254, verbose_name="sent to"),
                        ),
                        (
                            "mailed_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="vendor written to at"
                            ),
                        ),
                        (
                            "seen_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="seen at"),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="matching.quoterequest",
                            ),
                        ),
                        (
                            "consent",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.consent",
                            ),
                        ),
                        ("place", models.PositiveSmallIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("SENT", "no answer yet"),
                                    ("ANSWERED", "answered"),
                                    ("DECLINED", "declined"),
                                ],
                                default="SENT",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "monthly_vnd",
                            models.PositiveBigIntegerField(
                                blank=True, null=True, verbose_name="a month"
                            ),
                        ),
                        (
                            "once_vnd",
                            models.PositiveBigIntegerField(
                                blank=True, null=True, verbose_name="once"
                            ),
                        ),
                        (
                            "covers",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="what the price covers"
                            ),
                        ),
                        (
                            "valid_until",
                            models.DateField(blank=True, null=True, verbose_name="valid until"),
                        ),
                        (
                            "answered_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="answered at"),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="quoteevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="3d26b728a40e6cf5f2ff35c2d87c0fd65b4cf9c7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c43f2",
                            table="matching_quoteevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
