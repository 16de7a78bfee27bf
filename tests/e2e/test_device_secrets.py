"""What is written stays off the disk of the device, except encrypted; signing out wipes it."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, Playwright, expect

from tests.e2e.app import App
from tests.e2e.browser import Visitor, visit_with_profile
from tests.e2e.disk import files_with
from tests.e2e.people import reflections_of, somebody
from tests.e2e.steps import (
    app_is_on_device,
    click,
    heading,
    sign_in,
    sign_out,
    status,
    unfold_the_rest,
    write,
)

CANARY = "Kanariegeel Wolkbreuk Zilverdraad"
# What the app would leave on disk if it did not encrypt: proof that this search can find it.
CONTROL = "Controlevogel Windvaan Koperslager"
_KEEP_IN_PLAIN_SIGHT = """async (words) => {
  localStorage.setItem('control', words)
  const cache = await caches.open('control')
  await cache.put('/control', new Response(words))
  await new Promise((resolve, reject) => {
    const opening = indexedDB.open('control', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore('texts')
    opening.onerror = reject
    opening.onsuccess = () => {
      const writing = opening.result.transaction('texts', 'readwrite')
      writing.objectStore('texts').put(words, 1)
      writing.oncomplete = resolve
    }
  })
}"""


def test_no_written_word_reaches_the_disk_in_the_clear(
    app: App, playwright: Playwright, tmp_path: Path
) -> None:
    writer = somebody("Amina")
    visitor = visit_with_profile(playwright, app.url, tmp_path)
    page = visitor.open("/nl/today")
    sign_in(page, writer.email)
    page.get_by_label("Hoe was het vandaag?").fill(f"{CANARY}. ")
    expect(status(page)).to_have_text("Bewaard")
    click(page, "Schrijf verder")
    expect(heading(page, "Nieuwe reflectie")).to_be_visible()
    unfold_the_rest(page)
    page.get_by_label(re.compile("^Trefwoorden")).fill(f"{CANARY} bij")
    page.get_by_label("Titel").fill(f"{CANARY} als titel")
    expect(status(page)).to_have_text("Bewaard")
    app_is_on_device(page)
    write_without_connection(visitor, page)
    page.evaluate(_KEEP_IN_PLAIN_SIGHT, CONTROL)
    visitor.context.close()

    found = files_with(CONTROL, tmp_path)
    assert any("IndexedDB" in name for name in found), found
    assert any("Local Storage" in name for name in found), found
    assert any("CacheStorage" in name for name in found), found
    assert files_with(CANARY, tmp_path) == []

    visitor = visit_with_profile(playwright, app.url, tmp_path)
    page = visitor.open("/nl/today")
    click(page, "Reflecties")
    expect(page.get_by_role("link", name=CANARY).first).to_be_visible()
    expect(page.get_by_text("nog niet verstuurd")).to_be_hidden()
    sign_out(visitor)
    databases = page.evaluate("indexedDB.databases().then((all) => all.map(({name}) => name))")
    visitor.context.close()
    assert databases == ["control"]
    assert files_with(CANARY, tmp_path) == []
    (kept,) = reflections_of(writer.person)
    assert kept.content.title == f"{CANARY} als titel"
    assert kept.content.answers["text"].count(CANARY) == 2


def write_without_connection(visitor: Visitor, page: Page) -> None:
    """Write on while offline, so that the words are on the device and nowhere else."""
    visitor.lose_connection()
    write(page, f"Nog eens {CANARY}.")
    expect(status(page)).to_have_text("Bewaard op dit toestel")
