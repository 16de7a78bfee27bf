"""What `openapi.yaml` says about looking back."""

from __future__ import annotations

from drf_spectacular.utils import OpenApiParameter, extend_schema_view

from api.describing import describe_read
from api.reflections.days_serializers import MemoriesSerializer, ReflectionMonthSerializer
from api.reflections.documentation import ITEM

# From 1950, when the first reflection can have happened, and no later than dates of ours go.
MONTH = r"^(19[5-9][0-9]|20[0-9]{2})-(0[1-9]|1[0-2])$"
DAY = r"^(19[5-9][0-9]|20[0-9]{2})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"


def _in_the_path(name: str, pattern: str, description: str) -> OpenApiParameter:
    shape = {"type": "string", "pattern": pattern}
    return OpenApiParameter(name, shape, OpenApiParameter.PATH, description=description)


month = extend_schema_view(
    get=describe_read(
        "readReflectionMonth",
        "Read on which days of a month one wrote",
        ReflectionMonthSerializer,
        {
            "month": "2026-10",
            "days": [
                {"day": "2026-10-14", "count": 2, "themes": ["grief-and-loss"]},
                {"day": "2026-10-20", "count": 1, "themes": []},
            ],
        },
        parameters=[_in_the_path("month", MONTH, "A month, as `2026-10`.")],
        description=(
            "How many reflections and which themes, for each day that has any; counted from plain "
            "columns, so that nothing has to be unsealed. `listReflections` with `occurredFrom` "
            "and `occurredTo` gives those of a day."
        ),
    )
)

memories = extend_schema_view(
    get=describe_read(
        "readReflectionMemories",
        "Read what one wrote around this day before",
        MemoriesSerializer,
        {
            "day": "2027-10-14",
            "memories": [{"ago": 1, "unit": "years", "sameDay": True, "reflection": ITEM}],
        },
        parameters=[_in_the_path("day", DAY, "The day to look back from, as `2027-10-14`.")],
        description=(
            "For each earlier year at most one reflection, of the same day or else of the days "
            "around it, the latest year first. Only when there is none: one of a month before. "
            "The client says which day it is, since it knows where its person is."
        ),
    )
)
