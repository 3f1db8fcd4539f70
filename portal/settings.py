"""All settings of the site; what differs between machines is read from the environment by `env`."""

import os
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import bootstrap
import django.conf.locale
import pghistory
from django.utils.translation import gettext_lazy as _

from portal import account_settings, env, security_settings
from portal.database import roles

BASE_DIR = Path(__file__).resolve().parent.parent
env.load(BASE_DIR / ".env")

# ── What kind of machine this is ─────────────────────────────────────────────────────────────
DEBUG = env.flag("DEBUG")
# Lets `seed_demo` bring in people whose passwords stand in a file.
ALLOW_DEMO = env.flag("ALLOW_DEMO")
# `make run` says so: then a secret is made and kept in DATA_DIR, and loopback names are served.
LOCAL_RUN = env.flag("LOCAL_RUN")
DATA_DIR = Path(env.text("DATA_DIR", ".data")).absolute()
SECRET_KEY = env.secret_key(DATA_DIR, generate=DEBUG or LOCAL_RUN)
LOOPBACK = "localhost,127.0.0.1,[::1]"
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", LOOPBACK if DEBUG or LOCAL_RUN else "")
PORT = env.number("PORT", 8000, low=1, high=65535)
SITE_URL = env.text("SITE_URL", f"http://localhost:{PORT}").rstrip("/")
WEB_WORKERS = env.number("WORKERS", 2, low=1, high=64)
BEHIND_TLS = SITE_URL.startswith("https://")
# Whether pages of this machine itself may be listed to show the matcher in a frame.
EMBED_ON_LOOPBACK = DEBUG or LOCAL_RUN

# ── The house, top layer first ───────────────────────────────────────────────────────────────
INSTALLED_APPS = [
    "portal.apps.PortalConfig",
    "portal.apps.MinistryAdminConfig",
    "programme.apps.ProgrammeConfig",
    "advisers.apps.AdvisersConfig",
    "matching.apps.MatchingConfig",
    "assessment.apps.AssessmentConfig",
    "platforms.apps.PlatformsConfig",
    "enterprises.apps.EnterprisesConfig",
    "guidance.apps.GuidanceConfig",
    "ledger.apps.LedgerConfig",
    "sheets.apps.SheetsConfig",
    "accounts.apps.AccountsConfig",
    "reference.apps.ReferenceConfig",
    "ui.apps.UiConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "ui.apps.UsedStaticFilesConfig",
    "django.contrib.postgres",
    "django.forms",
    "django_filters",
    "django_htmx",
    "lucide",
    "corsheaders",
    "csp",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",  # static files are compressed beforehand
    "django.middleware.gzip.GZipMiddleware",  # pads at random, so that no length tells a secret
    "portal.middleware.RefuseUnusualRequestsMiddleware",
    "portal.middleware.VisitsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "portal.middleware.PersonMiddleware",
    "portal.middleware.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "portal.middleware.HistoryMiddleware",
    "portal.account_limits.AccountLimitsMiddleware",
    "accounts.middleware.SignedInHintMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
APPEND_SLASH = True
FORM_RENDERER = "ui.renderers.PortalRenderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.context.page",
            ],
            "builtins": ["ui.templatetags.ui", "django.templatetags.i18n"],
        },
    },
]

# ── Database: DATABASE_URL, else the site's own PostgreSQL in DATA_DIR ───────────────────────
ATTENTION_MS = {"statement_timeout": 15_000, "lock_timeout": 5_000}
SESSION_OPTIONS = " ".join(
    f"-c {name}={value}"
    for name, value in {**ATTENTION_MS, "idle_in_transaction_session_timeout": 60_000}.items()
)
_given: Any = env.postgresql("DATABASE_URL")
DATABASES: dict[str, Any] = {
    "default": {
        # Migrations and tests work as the owner; what serves people may read and write rows but
        # not change tables.
        **(
            {"ENGINE": "django.db.backends.postgresql", **_given}
            if _given
            else {
                "ENGINE": "portal.database",
                "NAME": "portal",
                "USER": roles.role_for(sys.argv, os.environ),
                "DATA": DATA_DIR / "pg",
            }
        ),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            **(_given["OPTIONS"] if _given else {}),
            "options": SESSION_OPTIONS,
            # PgBouncer in transaction mode forgets prepared statements.
            "prepare_threshold": None,
            "pool": {
                "min_size": 1,
                "max_size": env.number("DATABASE_POOL", 8, low=1, high=200),
                "timeout": 5,
            },
        },
        "DISABLE_SERVER_SIDE_CURSORS": bool(_given),
    }
}
# Whether a connection may keep what was prepared on it: not behind PgBouncer in transaction mode.
DATABASE_PREPARES = env.flag("DATABASE_PREPARES") if _given else True
# LISTEN needs the primary without a transaction pooler.
DATABASE_DIRECT_URL = env.text("DATABASE_DIRECT_URL") or env.text("DATABASE_URL")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Seconds between checks of the catalogue's version where no notice arrives (standbys, lost ones).
CATALOGUE_POLL_SECONDS = 5.0

# ── Accounts ─────────────────────────────────────────────────────────────────────────────────
AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "account_login"
# Of who is no colleague; her home names the next step, also without an enterprise.
LOGIN_REDIRECT_URL = "my-home"
SESSION_COOKIE_AGE = 14 * 86_400
# Passwords, codes, second factor; OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME.
globals().update(account_settings.SETTINGS)
SOCIALACCOUNT_PROVIDERS = account_settings.providers()
CODE_MINUTES = account_settings.CODE_SECONDS // 60

# ── Languages ────────────────────────────────────────────────────────────────────────────────
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
FORMAT_MODULE_PATH = ["portal.formats"]
django.conf.locale.LANG_INFO["vi"]["name_local"] = "Tiếng Việt"

# ── Static files and media ───────────────────────────────────────────────────────────────────
STATIC_URL = "/static/"
STATIC_ROOT = env.text("STATIC_ROOT") or BASE_DIR / ".static"
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("bootstrap", Path(bootstrap.__path__[0]) / "css"),
]
STATIC_STORAGE = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
    if DEBUG
    else "ui.storage.BundledStaticFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": STATIC_STORAGE},
    # Evidence of vendors: no address leads there, and other users of the machine do not read it.
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": DATA_DIR / "private",
            "base_url": None,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
}
MEDIA_ROOT = DATA_DIR / "media"
MEDIA_URL = "/media/"

# ── Mail ─────────────────────────────────────────────────────────────────────────────────────
globals().update(env.email("EMAIL_URL", DATA_DIR / "outbox"))
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "SMEdx <no-reply@localhost>")
# Texts to phones (SMS, Zalo) go to one gateway; without it they become files in the outbox.
OUTBOX = DATA_DIR / "outbox"
SMS_GATEWAY_URL = env.text("SMS_GATEWAY_URL")
SMS_GATEWAY_TOKEN = env.text("SMS_GATEWAY_TOKEN")
SMS_GATEWAY_SECONDS = 10

# ── Security ─────────────────────────────────────────────────────────────────────────────────
globals().update(security_settings.settings(site_url=SITE_URL, behind_tls=BEHIND_TLS, debug=DEBUG))
# A message must not open a session for somebody who only reads.
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

# ── History and jobs ─────────────────────────────────────────────────────────────────────────
PGHISTORY_APPEND_ONLY = True
# Reading changes nothing, and must not ask the session who reads; no page takes other methods.
PGHISTORY_MIDDLEWARE_METHODS = ("POST",)
PGHISTORY_DEFAULT_TRACKERS = (
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
)
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "tasks"

# ── Limits of use: how often somebody may do what writes ───────────────────────
# How many trusted proxies stand before the site and add to X-Forwarded-For.
PROXIES = env.number("PROXIES", 1 if BEHIND_TLS else 0, low=0, high=5)
RATE_LIMITS = {  # action: (times, window)
    "match": (30, timedelta(minutes=10)),
    "invite": (20, timedelta(hours=1)),
    # A whole market may share one address of a telephone company: generous for all pages
    # together, narrow for one page.
    "report": (120, timedelta(hours=1)),
    "report-one": (10, timedelta(hours=1)),
    "helpful": (120, timedelta(hours=1)),
    "helpful-one": (10, timedelta(hours=1)),
    "roadmap": (120, timedelta(minutes=10)),
    "document": (30, timedelta(minutes=1)),
    "contact": (10, timedelta(hours=1)),  # by account
    "contact-address": (600, timedelta(hours=1)),
    "leads-export": (20, timedelta(hours=1)),
    "upload": (60, timedelta(hours=1)),
    "survey": (60, timedelta(hours=1)),
    "assessment": (30, timedelta(minutes=10)),
    "advice": (60, timedelta(hours=1)),
    "advice-act": (60, timedelta(minutes=10)),
    # Past these the page is answered all the same, but nothing is counted or kept.
    "visit": (60, timedelta(hours=1)),
    "wish": (20, timedelta(hours=1)),
    "api": (120, timedelta(minutes=1)),
    **account_settings.RATE_LIMITS,
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django.security.DisallowedHost": {"level": "ERROR"},
        "procrastinate": {"level": "WARNING"},
    },
}
