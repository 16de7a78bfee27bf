"""Looking back on what holds canaries: it is compared with everything, and kept nowhere."""

from __future__ import annotations

import json
from typing import Any

from tests.api.reflections.conftest import REFLECTIONS
from tests.faults.canary_words import Canaries


def look_back_everywhere(client: Any, _word: Canaries, reflection: str) -> None:
    """Ask for insights, and for all that goes with `reflection`."""
    address = f"{REFLECTIONS}/{reflection}"
    for period in ("season", "year", "all"):
        assert client.ask("GET", f"/api/v1/insights?period={period}")[0] == 200
    for kind in ("related-reflections", "fitting-articles"):
        status, found = client.ask("GET", f"{address}/{kind}")
        assert status == 200
        assert "items" in json.loads(found)
