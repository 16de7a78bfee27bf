"""Every screen of the app, and how to come to it."""

from __future__ import annotations

from tests.e2e.editorial_screens import EDITORIAL
from tests.e2e.leaving import LEAVING
from tests.e2e.offline_screens import OFFLINE
from tests.e2e.personal_screens import PERSONAL
from tests.e2e.public_screens import ENTRANCE, PUBLIC
from tests.e2e.sealing_screens import SEALING

SCREENS = (*PUBLIC, *ENTRANCE, *PERSONAL, *OFFLINE, *SEALING, *LEAVING, *EDITORIAL)
