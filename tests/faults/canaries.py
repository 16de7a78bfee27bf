"""Who plants canaries and who reads them: a part of Klankbord adds one line to each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.faults.canary_attachments import attach_everywhere, read_attachments
from tests.faults.canary_exports import export_everywhere
from tests.faults.canary_looking_back import look_back_everywhere
from tests.faults.canary_plans import plan_everywhere, read_plans
from tests.faults.canary_reflections import fail_everywhere, read_reflections, reflect_everywhere
from tests.faults.canary_saved import read_saved, save_everywhere
from tests.faults.canary_sealing import seal_everywhere
from tests.faults.canary_weaves import read_weaves, weave_everywhere
from tests.faults.canary_words import Canaries

# Each gets somebody's client, the words, and the id of that person's first reflection.
PLANTERS: list[Callable[[Any, Canaries, str], None]] = [
    reflect_everywhere,
    weave_everywhere,
    plan_everywhere,
    save_everywhere,
    attach_everywhere,
    seal_everywhere,
    look_back_everywhere,
    # After all that is taken along.
    export_everywhere,
    fail_everywhere,
]
# Each returns, as text, all that the writer can read of it.
READERS: list[Callable[[Any], str]] = [
    read_reflections,
    read_weaves,
    read_plans,
    read_saved,
    read_attachments,
]
