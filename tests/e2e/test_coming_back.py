"""Devices that come back: after a day, a crash, ninety days, without their storage or the date."""

from __future__ import annotations

import contextlib
import datetime
import os
import re
import signal
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import Error, Playwright, Request, Route, expect

from core.models import IdempotencyRecord
from core.tenancy import acting_as
from reflections.models import Reflection
from reflections.trash import put_in_trash
from tests.e2e.app import App
from tests.e2e.browser import PHONE, Visitor, visit_with_profile
from tests.e2e.conftest import Visit
from tests.e2e.people import Somebody, end_session, reflections_of, signed_in, somebody, written_in
from tests.e2e.steps import (
    app_is_on_device,
    click,
    finish,
    heading,
    paper,
    sign_in,
    sign_in_again,
    status,
    write,
    write_new,
)
from tests.factories.reflections import ReflectionFactory

ON_DEVICE = "Bewaard op dit toestel"
DATE_IS_WRONG = "De datum van dit toestel klopt niet"
YEAR = datetime.timedelta(days=365)
# Keeps hold of every connection to the storage of this page.
_HOLD = """(() => {
  window.opened = []
  const { open } = IDBFactory.prototype
  IDBFactory.prototype.open = function (...given) {
    const request = open.apply(this, given)
    request.addEventListener('success', () => window.opened.push(request.result))
    return request
  }
})()"""


@pytest.fixture
def writer(app: App) -> Somebody:
    return somebody("Hassan")


def texts_of(writer: Somebody) -> list[str]:
    return sorted(written_in(one)["text"] for one in reflections_of(writer.person))


def test_an_app_whose_storage_was_taken_away_in_the_background(
    app: App, new_visitor: Visit, writer: Somebody
) -> None:
    # As Safari does on a phone (docs/adr/0149).
    visitor = new_visitor(storage_state=signed_in(writer.person, app.url), viewport=PHONE)
    visitor.page.add_init_script(_HOLD)
    page = visitor.open("/nl/reflections/new")
    write(page, "Voor het weggaan.")
    expect(status(page)).to_have_text("Bewaard")
    app_is_on_device(page)
    visitor.lose_connection()
    taken = page.evaluate("window.opened.splice(0).map((one) => one.close()).length")
    assert taken == 1

    write(page, " En daarna.")
    expect(status(page)).to_have_text(ON_DEVICE)
    page.reload()
    expect(paper(page)).to_have_value("Voor het weggaan. En daarna.")
    visitor.find_connection()
    expect(status(page)).to_have_text("Bewaard")
    assert texts_of(writer) == ["Voor het weggaan. En daarna."]


def test_a_day_without_a_connection_and_without_a_session(
    app: App, new_visitor: Visit, writer: Somebody
) -> None:
    visitor = new_visitor(storage_state=signed_in(writer.person, app.url), viewport=PHONE)
    page = visitor.page
    page.clock.install()
    visitor.open("/nl/reflections")
    app_is_on_device(page)
    visitor.lose_connection()
    write_new(page, "Voor de middag.")
    page.clock.fast_forward("25:00:00")
    write_new(page, "De dag erna.")
    page.reload()
    expect(page.get_by_text("nog niet verstuurd")).to_have_count(2)

    end_session(visitor)
    visitor.find_connection()
    page.clock.fast_forward("02:00")
    sign_in_again(page, writer.email)
    expect(page.get_by_text("nog niet verstuurd")).to_have_count(0)
    assert texts_of(writer) == ["De dag erna.", "Voor de middag."]


def kill(profile: Path) -> None:
    """End the browser of `profile` as a crash does; only that one."""
    # Chromium writes there which process has the profile: `machine-number`.
    process = int((profile / "SingletonLock").readlink().name.rpartition("-")[2])
    os.kill(process, signal.SIGKILL)


def test_a_crash_while_typing_costs_no_sentence(
    app: App, playwright: Playwright, writer: Somebody, tmp_path: Path
) -> None:
    visitor = visit_with_profile(playwright, app.url, tmp_path)
    page = visitor.open("/nl/today")
    sign_in(page, writer.email)
    expect(page.get_by_label("Hoe was het vandaag?")).to_be_visible()
    app_is_on_device(page)
    # Closed once: Chromium takes its time to write down who is signed in.
    visitor.context.close()
    visitor = visit_with_profile(playwright, app.url, tmp_path)
    page = visitor.open("/nl/reflections/new")
    visitor.lose_connection()
    write(page, "Ze zweeg, en toen kwam het. ")
    expect(status(page)).to_have_text(ON_DEVICE)
    page.keyboard.type("En terwijl ik dit schr")
    kill(tmp_path)
    with contextlib.suppress(Error):
        visitor.context.close()

    visitor = visit_with_profile(playwright, app.url, tmp_path)
    page = visitor.open("/nl/today")
    page.get_by_role("link", name=re.compile("Ze zweeg, en toen kwam het.")).click()
    expect(paper(page)).to_have_value(re.compile("^Ze zweeg, en toen kwam het. "))
    expect(status(page)).to_have_text("Bewaard")
    (text,) = texts_of(writer)
    assert text.startswith("Ze zweeg, en toen kwam het. ")
    visitor.context.close()


def lose_answers(visitor: Visitor) -> None:
    """Let writes arrive, and their answers get lost on the way back."""

    def arrive(route: Route) -> None:
        if route.request.method != "POST":
            return route.continue_()
        with contextlib.suppress(Error):
            route.fetch()
            route.abort()
        return None

    visitor.page.route("**/api/v1/reflections", arrive)


def is_new_reflection(request: Request) -> bool:
    """Did this request send a reflection for the first time?"""
    return request.method == "POST" and request.url.endswith("/api/v1/reflections")


def let_ninety_days_pass(writer: Somebody, visitor: Visitor, gone: Any) -> None:
    """Do on the server what happens there meanwhile."""
    end_session(visitor)
    visitor.context.clear_cookies()
    with acting_as(writer.person.pk):
        assert IdempotencyRecord.objects.filter(person_id=writer.person.pk).delete()[0] == 1
        put_in_trash(reflection=Reflection.objects.get(pk=gone.row.pk))


def test_a_device_that_comes_back_after_ninety_days(
    app: App, playwright: Playwright, writer: Somebody, tmp_path: Path
) -> None:
    gone = ReflectionFactory(person=writer.person, title="Weg", answers={"text": "Begin."})
    visitor = visit_with_profile(playwright, app.url, tmp_path)
    page = visitor.open(f"/nl/reflections/{gone.row.id}")
    sign_in(page, writer.email)
    expect(heading(page, "Weg")).to_be_visible()
    click(page, "Naar je reflecties")
    lose_answers(visitor)
    with page.expect_event("requestfailed", is_new_reflection):
        write_new(page, "Kwam aan zonder dat ik het wist.")
    app_is_on_device(page)
    visitor.lose_connection()
    page.unroute_all()
    write_new(page, "Al die tijd hier.")
    page.get_by_role("link", name="Weg").click()
    click(page, "Bewerken")
    write(page, " En toen nog dit.")
    expect(status(page)).to_have_text(ON_DEVICE)
    let_ninety_days_pass(writer, visitor, gone)
    visitor.context.close()

    visitor = visit_with_profile(playwright, app.url, tmp_path)
    page = visitor.open("/nl/reflections")
    sign_in(page, writer.email)
    expect(page.get_by_text("1 reflectie wacht op jou.")).to_be_visible()
    expect(page.get_by_text("nog niet verstuurd")).to_have_count(0)
    assert texts_of(writer) == ["Al die tijd hier.", "Kwam aan zonder dat ik het wist."]
    click(page, "Bekijk de eerste")
    expect(heading(page, "Deze reflectie is ergens anders verwijderd")).to_be_visible()
    expect(page.get_by_text("Begin. En toen nog dit.")).to_be_visible()
    click(page, "Bewaar opnieuw")
    expect(status(page)).to_have_text("Bewaard")
    expect(paper(page)).to_have_value("Begin. En toen nog dit.")
    visitor.context.close()
    assert texts_of(writer) == [
        "Al die tijd hier.",
        "Begin. En toen nog dit.",
        "Kwam aan zonder dat ik het wist.",
    ]


@pytest.mark.parametrize("wrong_by", [YEAR, -YEAR], ids=["ahead", "behind"])
def test_a_clock_that_is_wrong_by_a_year(
    app: App, new_visitor: Visit, writer: Somebody, wrong_by: datetime.timedelta
) -> None:
    ReflectionFactory(
        person=writer.person,
        title="Gisteren",
        occurred_on=timezone.localdate() - datetime.timedelta(days=1),
    )
    visitor = new_visitor(storage_state=signed_in(writer.person, app.url))
    page = visitor.open("/nl/reflections")
    app_is_on_device(page)
    visitor.lose_connection()
    page.clock.install(time=timezone.now() + wrong_by)
    page.goto(f"{app.url}/nl/reflections/new")
    write(page, "Zonder verbinding. ")
    expect(status(page)).to_have_text(ON_DEVICE)
    if wrong_by < datetime.timedelta():
        # A year that has gone by since the last connection cannot be.
        expect(page.get_by_text(DATE_IS_WRONG)).to_be_visible()

    visitor.find_connection()
    page.clock.fast_forward("02:00")
    expect(status(page)).to_have_text("Bewaard")
    expect(page.get_by_text(DATE_IS_WRONG)).to_be_visible()
    write(page, "Met verbinding.")
    expect(status(page)).to_have_text("Bewaard")
    finish(page)
    titles = page.get_by_role("main").get_by_role("listitem").get_by_role("heading")
    expect(titles).to_have_text(["Zonder verbinding.", "Gisteren"])

    newest = max(reflections_of(writer.person), key=lambda one: one.row.created_at)
    assert written_in(newest) == {"text": "Zonder verbinding. Met verbinding."}
    assert newest.row.occurred_on in near_today()
    assert Session.objects.exists()


def near_today() -> set[datetime.date]:
    """Return today in Brussels; two days, when the test runs over midnight."""
    now = timezone.now().astimezone(datetime.timezone(datetime.timedelta(hours=1)))
    return {now.date(), (now - datetime.timedelta(minutes=5)).date()}
