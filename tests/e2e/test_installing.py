"""Klankbord as an app on a home screen."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

from tests.e2e.app import App
from tests.e2e.browser import PHONE, Visitor
from tests.e2e.conftest import Visit
from tests.e2e.people import signed_in, somebody
from tests.e2e.steps import app_is_on_device, heading


def test_chromium_would_install_it(visitor: Visitor) -> None:
    page = visitor.open("/nl")
    app_is_on_device(page)
    asked = visitor.context.new_cdp_session(page)
    manifest = asked.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert asked.send("Page.getAppId")["appId"] == f"{visitor.url}/"
    errors = asked.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # A window without history, as tests have it, never installs anything.
    assert [error["errorId"] for error in errors] in ([], ["in-incognito"])


def test_the_manifest_names_places_that_are_there(app: App, visitor: Visitor) -> None:
    manifest: Any = visitor.context.request.get(f"{app.url}/manifest.webmanifest").json()
    pictures = [icon for each in (manifest, *manifest["shortcuts"]) for icon in each["icons"]]
    places = [manifest["start_url"], *(one["url"] for one in manifest["shortcuts"])]
    for place in [*places, *(icon["src"] for icon in pictures)]:
        assert visitor.context.request.get(app.url + place).status == 200


def test_the_icon_leads_to_ones_own_things_also_without_a_connection(
    app: App, new_visitor: Visit
) -> None:
    person = somebody("Lotte").person
    visitor = new_visitor(storage_state=signed_in(person, app.url), viewport=PHONE)
    page = visitor.open("/?to=start")
    expect(page).to_have_url(re.compile("/nl/today$"))
    app_is_on_device(page)
    visitor.lose_connection()
    page.goto(f"{app.url}/?to=today")
    expect(page.get_by_label("Hoe was het vandaag?")).to_be_focused()
    page.goto(f"{app.url}/?to=saved")
    expect(heading(page, "Bewaard")).to_be_visible()


def test_the_icon_leads_a_visitor_to_what_everyone_reads(visitor: Visitor) -> None:
    page = visitor.open("/?to=start")
    expect(page).to_have_url(re.compile("/nl$"))
