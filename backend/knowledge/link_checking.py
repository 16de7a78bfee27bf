"""Finding out which addresses in published texts no longer work, politely (ADR 0081).

One host at a time, a pause between two questions to it, never twice on one day, and what works
is asked less and less often. An address is dead when it failed on three different days.
"""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from django.db import connection, transaction
from django.utils import timezone

from core.outgoing import Answer, Outgoing
from knowledge.models import LinkState, WebAddress

ROBOT = "Klankbord"
DEAD_AFTER_DAYS = 3
# Days until the next look: at what works, and at what is dead. The last one stays.
_WORKING = (7, 14, 28)
_DEAD = (3, 7, 14, 28)
_AT_ONCE = 20
_PAUSE = 2.0
_LONGEST_PAUSE = 10.0
_LOCK = 0x4C494E4B  # "LINK": workers on other machines take other hosts.
_DAY = datetime.timedelta(days=1)
# Answers that say "not for robots" or "not now"; a person may well see the page.
_NOT_FOR_US = frozenset({401, 402, 403, 405, 406, 407, 408, 425, 429, 451, 501, 999})
# Without an answer from anywhere the fault may be ours: no connection, or no certificates to trust.
_OURS = frozenset({"name_lookup", "no_connection", "timeout", "tls"})


@dataclass
class Round:
    """What one round has seen: the rules of hosts, when each was asked last, who did not answer."""

    outgoing: Outgoing
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    answered: bool = False
    silent: list[tuple[WebAddress, Answer]] = field(default_factory=list)
    rules: dict[str, RobotFileParser] = field(default_factory=dict)
    asked: dict[str, float] = field(default_factory=dict)

    def may_ask(self, address: str) -> bool:
        """Tell whether the host lets robots come here, after waiting for its turn."""
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(address))
        rules = self.rules.get(origin)
        if rules is None:
            self._wait(origin, _PAUSE)
            rules = self.rules[origin] = _rules(*self.outgoing.read_robots(address))
        delay = rules.crawl_delay(ROBOT)
        self._wait(origin, min(max(_PAUSE, float(delay or 0)), _LONGEST_PAUSE))
        return rules.can_fetch(ROBOT, address)

    def _wait(self, origin: str, pause: float) -> None:
        last = self.asked.get(origin)
        if last is not None and (left := last + pause - self.clock()) > 0:
            self.sleep(left)
        self.asked[origin] = self.clock()


def check_links(turn: Round, *, seconds: float = 30.0) -> bool:
    """Look at addresses that are due, for about so long; tell whether more are due."""
    end = turn.clock() + seconds
    while turn.clock() < end:
        rows = _claim()
        if not rows:
            break
        for number, row in enumerate(rows):
            if number and turn.clock() >= end:
                _release(rows[number:])
                break
            _look(turn, row)
    _settle(turn)
    return WebAddress.objects.filter(next_check__lte=timezone.now()).exists()


def _claim() -> list[WebAddress]:
    """Take the addresses of one host that are due, so that nobody else asks that host."""
    now = timezone.now()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        first = WebAddress.objects.filter(next_check__lte=now).order_by("next_check", "id").first()
        if first is None:
            return []
        due = WebAddress.objects.filter(host=first.host, next_check__lte=now)
        rows = list(due.order_by("next_check", "id")[:_AT_ONCE])
        due.update(next_check=now + _DAY)
    return rows


def _release(rows: list[WebAddress]) -> None:
    WebAddress.objects.filter(pk__in=[row.pk for row in rows]).update(next_check=timezone.now())


def _look(turn: Round, row: WebAddress) -> None:
    if not turn.may_ask(row.address):
        record(row, Answer("refused", row.address, reason="robots"))
        return
    answer = turn.outgoing.ask(row.address, "HEAD", may_ask=turn.may_ask)
    if answer.kind == "answered" and not 200 <= (answer.status or 0) < 300:
        # Many hosts answer HEAD wrongly, or not at all.
        turn.may_ask(row.address)
        answer = turn.outgoing.ask(row.address, "GET", may_ask=turn.may_ask)
    if answer.kind == "no_answer" and answer.reason in _OURS:
        turn.silent.append((row, answer))
        return
    turn.answered = turn.answered or answer.kind == "answered" or answer.reason == "no_name"
    record(row, answer)


def _settle(turn: Round) -> None:
    """Count silence as a failure, unless nothing like it has answered lately."""
    lately = WebAddress.objects.filter(answered_at__gte=timezone.now() - _DAY)
    heard = list(lately.values_list("address", flat=True))
    connected = turn.answered or bool(heard)
    trusting = any(address.startswith("https:") for address in heard)
    for row, answer in turn.silent:
        if trusting if answer.reason == "tls" else connected:
            record(row, answer)


def record(row: WebAddress, answer: Answer, *, now: datetime.datetime | None = None) -> None:
    """Write down what came of looking at `row`, and when to look again."""
    now = now or timezone.now()
    row.checked_at, row.status, row.reason = now, answer.status, answer.reason
    row.moved_to = ""
    if answer.kind == "answered":
        row.answered_at = now
    if answer.kind == "refused":
        uncheckable = answer.reason == "robots"
        _rest(row, LinkState.UNCHECKABLE if uncheckable else LinkState.REFUSED)
    elif answer.status in _NOT_FOR_US:
        row.reason = "not_for_robots"
        _rest(row, LinkState.UNCHECKABLE)
    elif answer.status and 200 <= answer.status < 300:
        moved = answer.moved and answer.address != row.address
        row.moved_to = answer.address if moved and len(answer.address) <= 1000 else ""
        _rest(row, LinkState.MOVED if moved else LinkState.WORKING)
    else:
        row.reason = answer.reason or _reason_of(answer.status or 0)
        _fail(row, now.date())
    wait = max(row.wait_days * _DAY, datetime.timedelta(seconds=answer.retry_after))
    row.next_check = now + wait
    row.save()


def _rest(row: WebAddress, state: LinkState) -> None:
    """Note that nothing failed, and look again later than the last time."""
    kept = row.state == state
    row.state = state
    row.failed_days, row.failed_on, row.failing_since = 0, None, None
    row.wait_days = _next(_WORKING, row.wait_days if kept else 0)


def _fail(row: WebAddress, day: datetime.date) -> None:
    if row.failed_on != day:
        row.failed_days += 1
        row.failed_on = day
        row.failing_since = row.failing_since or day
    if row.failed_days >= DEAD_AFTER_DAYS:
        row.wait_days = _next(_DEAD, row.wait_days if row.state == LinkState.DEAD else 0)
        row.state = LinkState.DEAD
    else:
        row.state, row.wait_days = LinkState.FAILING, 1


def _next(steps: tuple[int, ...], last: int) -> int:
    return next((step for step in steps if step > last), steps[-1])


def _reason_of(status: int) -> str:
    if status in {404, 410}:
        return "gone"
    return "server_error" if status >= 500 else "not_found_otherwise"


def _rules(status: int, text: str) -> RobotFileParser:
    """Return what a host's `robots.txt` asks of us (RFC 9309, 2.3.1).

    None there: everything is allowed. One that cannot be read because the host fails: nothing
    is. Without any answer the page itself will tell.
    """
    rules = RobotFileParser()
    if 500 <= status < 600:
        rules.parse(["User-agent: *", "Disallow: /"])
    else:
        rules.parse(text.splitlines() if 200 <= status < 300 else [])
    return rules
