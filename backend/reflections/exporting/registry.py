"""Everything that stands in an export. Add a section or a part here, and to the schema."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reflections.attachments.exported import AttachmentsPart
from reflections.exporting.beside import Beside
from reflections.exporting.entries import Entries
from reflections.exporting.planned import OtherPoints, PointsOfReflections
from reflections.exporting.sections import Part, Section
from reflections.exporting.woven import OwnWeave, WeaveMoments, WeavesOfReflections
from reflections.team_signals.exported import TeamSignals

# What belongs to single reflections, in the order in which it is read below the answers.
PARTS: Sequence[Part[Any]] = (
    PointsOfReflections(),
    WeavesOfReflections(),
    AttachmentsPart(),
)

# What belongs to no reflection.
BESIDE: Sequence[Beside[Any]] = (
    OtherPoints(),
    OwnWeave(),
    WeaveMoments(),
    TeamSignals(),
)

# In the order in which they stand in the document.
SECTIONS: Sequence[Section[Any]] = (Entries(PARTS), *BESIDE)
