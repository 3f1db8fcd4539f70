"""What the web server loads: the application, with the catalogue read in the background."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
# NumPy's own threads only fight with the worker's.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from platforms import snapshot, tidying

tidying.prepare()
snapshot.warm_up()
