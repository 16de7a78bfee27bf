"""Everything out, one file changed, and in again, as an editor does it."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.app import App
from tests.e2e.conftest import Visit
from tests.e2e.people import signed_in
from tests.e2e.steps import click, heading
from tests.factories.accounts import PersonFactory
from tests.support.transfer import edited, zip_of
from tools.places import CONTENT

ARTICLE, TITLE = "articles/resilience/naming-strengths/nl.md", "Zeg wat je ziet"


def test_an_editor_takes_everything_along_and_brings_one_change_in(
    app: App, new_visitor: Visit, tmp_path: Path
) -> None:
    person = PersonFactory(email="lena@redactie.example", display_name="Lena", editor=True)
    page = new_visitor(storage_state=signed_in(person, app.url)).open("/nl/editing")
    page.get_by_role("link", name="In en uit").click()
    expect(heading(page, "In en uit")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download alles").click()
    everything = starter_of(Path(download.value.path()).read_bytes())
    changed = tmp_path / "anders.zip"
    changed.write_bytes(edited(everything, ARTICLE, "summary: ", "summary: Anders gezegd. "))

    page.get_by_label("Bestand met teksten").set_input_files(changed)
    changes = page.get_by_role("region", name="Verandert (1)")
    expect(changes.get_by_role("listitem")).to_have_count(1)
    expect(changes).to_contain_text(ARTICLE)
    expect(changes).to_contain_text("samenvatting")
    expect(page.get_by_text("Er is nog niets veranderd.")).to_be_visible()
    click(page, "Haal dit binnen")
    expect(page.get_by_text("De teksten zijn binnen.")).to_be_visible()

    page.goto(f"{app.url}/nl/editing?state=writing")
    texts = page.get_by_role("region", name="Alle teksten")
    texts.get_by_role("link", name=TITLE, exact=True).click()
    expect(page.get_by_label("Samenvatting")).to_have_value(re.compile("^Anders gezegd"))


def starter_of(whole: bytes) -> bytes:
    """Leave out what other tests published, which need not keep the rules of the editors."""
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        names = [name for name in archive.namelist() if (CONTENT / name).parent.is_dir()]
        return zip_of({name: archive.read(name) for name in names})
