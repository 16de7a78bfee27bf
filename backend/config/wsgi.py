"""The WSGI application: the public road in front, Django behind it."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django_application = get_wsgi_application()

# Settings must stand before anything of the API is imported.
from api.public.road import PublicRoad  # noqa: E402

application = PublicRoad(django_application)

# What was loaded until here stays for good, and a request leaves few circles behind: looking for
# them among all of it every 700 objects took a tenth of a private request.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 50)
