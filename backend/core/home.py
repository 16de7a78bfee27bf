"""Days as the people who use Klankbord count them."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format

HOME = ZoneInfo("Europe/Brussels")


def day_of(moment: datetime.datetime) -> str:
    """Return the day of `moment` in words, in the language of the moment."""
    return date_format(timezone.localtime(moment, HOME), "j F Y")
