"""The site's settings as the tests see them: own data folder, plain static files, quick hashes."""

import os

os.environ.setdefault("LOCAL_RUN", "1")
os.environ.setdefault("DATA_DIR", ".data-test")
os.environ.setdefault("SECRET_KEY", "only-for-tests")
# The browser tests leave an event loop in their thread; no test here is asynchronous.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

from portal.settings import *
from portal.settings import DATABASES, STORAGES

STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
# A pool outlives a test's transaction and hides a leaked connection.
DATABASES["default"]["OPTIONS"].pop("pool")
DATABASES["default"]["CONN_HEALTH_CHECKS"] = False
# Nobody misses a test's rows after a power cut.
DATABASES["default"]["OPTIONS"]["options"] += " -c synchronous_commit=off"
# Nothing is collected for tests: do not look for the folder.
WHITENOISE_AUTOREFRESH = True
# The test database has another name than any address in the environment.
DATABASE_DIRECT_URL = ""
