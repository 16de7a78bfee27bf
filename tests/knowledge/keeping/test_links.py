"""Which addresses texts name, and how they are found to work, to have moved or to be dead."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.utils import timezone

from core.outgoing import Answer, Outgoing
from knowledge import tasks
from knowledge.link_checking import Round, check_links, record
from knowledge.mentions import collect_mentions
from knowledge.models import LinkState, Mention, Theme, Translation, WebAddress
from tests.factories.knowledge import TranslationFactory, revise
from tests.support.web import Web

NOW = datetime.datetime(2026, 11, 2, 9, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)


def _text(theme: Theme, body: str, *urls: str) -> Translation:
    sources = [
        {"author": "A", "year": 2000, "title": f"Bron {number}", "url": url}
        for number, url in enumerate(urls, 1)
    ]
    return TranslationFactory(
        theme=theme,
        published=True,
        body=body,
        sources=sources or [{"author": "A", "year": 2000, "title": "B"}],
    )


@pytest.fixture
def turn(web: Web) -> Round:
    """A round that may ask the small web, and does not really wait."""
    return Round(web.outgoing(), sleep=lambda _seconds: None)


def test_links_and_sources_of_published_texts_are_collected_with_their_place(theme: Theme) -> None:
    text = _text(
        theme,
        "Een.\n\nLees [dit](https://example.org/a#deel) en [dat](article:stilte).\n",
        "https://example.org/b",
    )
    TranslationFactory(theme=theme, body="[Concept](https://example.org/c)")
    assert collect_mentions() == 1
    assert collect_mentions() == 0
    found = Mention.objects.order_by("id").values_list(
        "address__address", "translation", "place", "position", "words"
    )
    assert list(found) == [
        ("https://example.org/a", text.pk, "text", 3, "dit"),
        ("https://example.org/b", text.pk, "source", 1, "Bron 1"),
    ]
    assert set(WebAddress.objects.values_list("host", flat=True)) == {"example.org"}


def test_an_address_that_nobody_names_any_more_is_forgotten(theme: Theme) -> None:
    text = _text(theme, "[dit](https://example.org/a)")
    collect_mentions()
    text.publication.revision = revise(text, body="[dat](https://example.org/b)")
    text.publication.save()
    collect_mentions()
    assert [it.address for it in WebAddress.objects.all()] == ["https://example.org/b"]
    text.publication.delete()
    collect_mentions()
    assert not WebAddress.objects.exists()


def test_a_round_finds_what_works_what_moved_and_what_fails(
    theme: Theme, web: Web, turn: Round
) -> None:
    web.says("/works", 200)
    web.says("/only-get", 200)
    web.says("/only-get", 405, method="HEAD")
    web.says("/moved", 301, Location="/works")
    web.says("/for-people", 403)
    web.says("/busy", 429, Retry_After=str(30 * 24 * 3600))
    web.says("/broken", 500)
    names = ["works", "only-get", "moved", "for-people", "busy", "broken", "gone"]
    _text(theme, " ".join(f"[{name}]({web.address(f'/{name}')})" for name in names))
    collect_mentions()
    assert not check_links(turn)
    found = {it.address.rpartition("/")[2]: it for it in WebAddress.objects.all()}
    assert {name: (it.state, it.reason) for name, it in found.items()} == {
        "works": (LinkState.WORKING, ""),
        "only-get": (LinkState.WORKING, ""),
        "moved": (LinkState.MOVED, ""),
        "for-people": (LinkState.UNCHECKABLE, "not_for_robots"),
        "busy": (LinkState.UNCHECKABLE, "not_for_robots"),
        "broken": (LinkState.FAILING, "server_error"),
        "gone": (LinkState.FAILING, "gone"),
    }
    assert found["moved"].moved_to == web.address("/works")
    assert found["busy"].next_check > timezone.now() + 29 * DAY
    assert all(it.next_check >= it.checked_at + DAY for it in found.values())
    assert [path for method, path, _headers in web.asked if method == "GET"].count("/works") == 0


def test_an_address_of_ours_is_refused_and_shown_as_such(theme: Theme) -> None:
    _text(theme, "[intern](http://127.0.0.1/admin) en [10](http://10.0.0.1/)")
    collect_mentions()
    check_links(Round(Outgoing(user_agent="test"), sleep=lambda _seconds: None))
    for row in WebAddress.objects.all():
        assert (row.state, row.reason) == (LinkState.REFUSED, "not_public")


def test_what_robots_may_not_see_is_not_asked(theme: Theme, web: Web, turn: Round) -> None:
    web.says("/robots.txt", 200, b"User-agent: Klankbord\nDisallow: /hidden\n")
    web.says("/open", 200)
    _text(theme, f"[a]({web.address('/hidden/a')}) [b]({web.address('/open')})")
    collect_mentions()
    check_links(turn)
    assert [path for _method, path, _headers in web.asked] == ["/robots.txt", "/open"]
    states = dict(WebAddress.objects.values_list("address", "state"))
    assert states[web.address("/hidden/a")] == LinkState.UNCHECKABLE


def test_a_host_gets_a_pause_between_two_questions(theme: Theme, web: Web) -> None:
    waits: list[float] = []
    web.says("/robots.txt", 200, b"User-agent: *\nCrawl-delay: 5\n")
    web.says("/a", 200)
    web.says("/b", 200)
    _text(theme, f"[a]({web.address('/a')}) [b]({web.address('/b')})")
    collect_mentions()
    turn = Round(web.outgoing(), sleep=waits.append, clock=lambda: 100.0)
    check_links(turn)
    assert waits == [5.0, 5.0]


def test_nothing_is_asked_twice_on_one_day(theme: Theme, web: Web, turn: Round) -> None:
    web.says("/a", 200)
    _text(theme, f"[a]({web.address('/a')}) [gone]({web.address('/gone')})")
    collect_mentions()
    check_links(turn)
    asked = len(web.asked)
    assert not check_links(Round(turn.outgoing, sleep=turn.sleep))
    assert len(web.asked) == asked


def test_silence_counts_only_when_something_else_answered(theme: Theme, web: Web) -> None:
    _text(theme, "[a](http://silent.example/)")
    collect_mentions()

    class Silent:
        def ask(self, address: str, _method: str, **_more: Any) -> Answer:
            return Answer("no_answer", address, reason="timeout")

        def read_robots(self, _address: str) -> tuple[int, str]:
            return 0, ""

    silent: Any = Silent()
    check_links(Round(silent, sleep=lambda _seconds: None))
    assert WebAddress.objects.get().state == LinkState.UNCHECKED
    WebAddress.objects.create(
        address="http://x.example/", answered_at=timezone.now(), next_check=timezone.now() + DAY
    )
    WebAddress.objects.filter(host="silent.example").update(next_check=timezone.now())
    check_links(Round(silent, sleep=lambda _seconds: None))
    row = WebAddress.objects.get(host="silent.example")
    assert (row.state, row.reason) == (LinkState.FAILING, "timeout")


def _failed(row: WebAddress, *days: int) -> WebAddress:
    for day in days:
        record(row, Answer("answered", row.address, status=404), now=NOW + day * DAY)
    return row


@pytest.fixture
def row(db: None) -> WebAddress:
    return WebAddress.objects.create(address="https://example.org/", host="example.org")


def test_an_address_is_dead_after_three_different_days(row: WebAddress) -> None:
    assert _failed(row, 0, 0, 0, 1).state == LinkState.FAILING
    assert _failed(row, 2).state == LinkState.DEAD
    assert (row.failing_since, row.next_check) == (NOW.date(), NOW + 5 * DAY)
    waits = []
    for day in (5, 12, 26, 54):
        _failed(row, day)
        waits.append(row.wait_days)
    assert waits == [7, 14, 28, 28]


def test_an_address_that_answers_again_begins_anew(row: WebAddress) -> None:
    _failed(row, 0, 1)
    record(row, Answer("answered", row.address, status=200), now=NOW + 2 * DAY)
    assert (row.state, row.failed_days, row.failing_since) == (LinkState.WORKING, 0, None)
    assert _failed(row, 9, 10).state == LinkState.FAILING


def test_what_works_is_looked_at_less_and_less(row: WebAddress) -> None:
    waits = []
    for _time in range(4):
        record(row, Answer("answered", row.address, status=200), now=NOW)
        waits.append(row.wait_days)
    assert waits == [7, 14, 28, 28]


def test_more_than_one_round_is_asked_for_when_time_is_up(
    theme: Theme, web: Web, turn: Round
) -> None:
    _text(theme, " ".join(f"[{n}]({web.address(f'/{n}')})" for n in range(4)))
    collect_mentions()
    moments = iter(range(0, 1000, 4))
    turn.clock = lambda: float(next(moments))
    assert check_links(turn, seconds=30)
    assert 0 < WebAddress.objects.filter(checked_at__isnull=False).count() < 4


def test_nothing_goes_out_when_checks_are_off(
    theme: Theme, web: Web, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    _text(theme, f"[a]({web.address('/a')})")
    monkeypatch.setattr(tasks, "Outgoing", lambda **_more: web.outgoing())
    settings.LINK_CHECKS = False
    tasks.check_links.call()
    assert web.asked == []
    assert WebAddress.objects.count() == 1
    settings.LINK_CHECKS = True
    tasks.check_links.call()
    assert web.asked != []


def test_the_robot_names_itself_and_whom_to_write_to(settings: Any) -> None:
    assert settings.LINK_CHECKS_AS.startswith("Klankbord-links/1.0 (+http")
    assert settings.LINK_CHECKS_AS.endswith("@localhost)")
    assert settings.LINK_CHECKS_AS.isascii()
