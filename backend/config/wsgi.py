"""The WSGI application: the public road in front, Django behind it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django_application = get_wsgi_application()

# Settings must stand before anything of the API is imported.
from api.public.road import PublicRoad  # noqa: E402

application = PublicRoad(django_application)
