"""Screens of a device without a connection, and of what comes after: versions, refusals, a date."""

from __future__ import annotations

import datetime
import re
from email.utils import format_datetime

from django.utils import timezone
from playwright.sync_api import Error, Route, expect

from core.tenancy import acting_as
from reflections.reading import OpenReflection
from reflections.writing import change_reflection
from tests.e2e.people import reflections_of
from tests.e2e.stage import Opener, Screen, Stage
from tests.e2e.world import CHANGED, REFUSED

_ELSEWHERE = "Op de laptop schreef ik: hij lachte toen de bus kwam, en ik lachte mee."
_HERE = "In de trein dacht ik: misschien was het geen lachen."
_SIZE = re.compile(r"\(\d[\d.,\s]*[kMo]?[Bo]\)")


def _kept(path: str) -> Opener:
    """Go to `path` without a connection, once the saved articles are on the device."""

    def show(stage: Stage) -> None:
        stage.visitor.find_connection()
        stage.open("/saved")
        expect(stage.page.get_by_text(_SIZE)).to_be_visible()
        stage.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        stage.visitor.lose_connection()
        stage.open(path)
        # Kept articles say so above, and one that is not kept offers those that are.
        expect(stage.page.get_by_role("main").get_by_role("link").first).to_be_visible()

    return show


def _kept_article(stage: Stage) -> None:
    _kept("/saved")(stage)
    stage.page.get_by_role("main").get_by_role("heading").get_by_role("link").first.click()
    expect(stage.page.get_by_role("article")).to_be_visible()


def _with_connection(opener: Opener) -> Opener:
    def show(stage: Stage) -> None:
        stage.visitor.find_connection()
        opener(stage)

    return show


def _written(stage: Stage, title: str) -> OpenReflection:
    person = stage.world.away.person
    return next(one for one in reflections_of(person) if one.title == title)


def _two_versions(stage: Stage) -> None:
    kept = _written(stage, CHANGED)
    stage.open(f"/reflections/{kept.row.id}/edit")
    versions = stage.say("Er zijn twee versies van deze reflectie")
    heading = stage.page.get_by_role("heading", name=versions)
    field = stage.page.get_by_role("main").get_by_role("textbox")
    expect(heading.or_(field).first).to_be_visible()
    if heading.count() == 0:
        text = f"{_ELSEWHERE} ({stage.language}, {kept.row.version})"
        person = stage.world.away.person
        with acting_as(person.pk):
            change_reflection(person=person, reflection=kept, changes={"answers": {"text": text}})
        field.first.fill(_HERE)
    expect(heading).to_be_visible()


def _refused(stage: Stage) -> None:
    """Say that it was before anything can have been."""
    stage.open(f"/reflections/{_written(stage, REFUSED).row.id}/edit")
    refused = "Klankbord kan dit zo niet bewaren. Het staat nog wel op dit toestel. "
    refused += "Pas het aan, dan proberen we het opnieuw."
    notice = stage.page.get_by_text(stage.say(refused))
    expect(stage.page.get_by_role("main").get_by_role("textbox").first).to_be_editable()
    if notice.count() == 0:
        stage.page.get_by_text(stage.say("Titel, dag, thema, gevoelens en meer")).click()
        stage.fill("Wanneer was het", "1949-12-31")
    expect(notice).to_be_visible()


def _waiting(path: str) -> Opener:
    def show(stage: Stage) -> None:
        _two_versions(stage)
        _refused(stage)
        stage.open(path)
        expect(stage.page.get_by_role("link", name=stage.say("Bekijk de eerste"))).to_be_visible()

    return show


def _a_year_on(route: Route) -> None:
    """Let an answer come a year after this device thinks it is."""
    later = format_datetime(timezone.now() + datetime.timedelta(days=365), usegmt=True)
    try:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "date": later})
    except Error:
        # The page has gone on.
        route.abort()


def _wrong_date(stage: Stage) -> None:
    stage.page.route("**/api/v1/**", _a_year_on)
    try:
        stage.open("/reflections")
        title = stage.page.get_by_text(stage.say("De datum van dit toestel klopt niet"))
        expect(title).to_be_visible()
    finally:
        stage.page.unroute("**/api/v1/**", _a_year_on)


def _not_kept(stage: Stage) -> None:
    _kept(f"/articles/{stage.world.slug(stage.language)}")(stage)
    expect(stage.page.get_by_role("heading", level=1)).to_be_visible()


OFFLINE = (
    Screen("kept-list", "away", _kept("/saved")),
    Screen("kept-article", "away", _kept_article),
    Screen("article-not-kept", "away", _not_kept),
    Screen("write-two-versions", "away", _with_connection(_two_versions)),
    Screen("write-refused", "away", _with_connection(_refused)),
    Screen("timeline-waiting", "away", _with_connection(_waiting("/reflections"))),
    Screen("today-waiting", "away", _with_connection(_waiting("/today"))),
    Screen("clock-wrong", "away", _with_connection(_wrong_date)),
)
