"""What editors do so that published texts stay true, in one sitting."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from knowledge.link_checking import Round, check_links
from knowledge.mentions import collect_mentions
from knowledge.models import ReadingCount, Snapshot, Theme, Upkeep, WebAddress
from knowledge.upkeep import today
from tests.e2e.app import App
from tests.e2e.conftest import Visit
from tests.e2e.people import signed_in
from tests.e2e.steps import heading
from tests.factories.accounts import PersonFactory
from tests.factories.knowledge import TranslationFactory
from tests.support.web import Web, small_web

DAY = datetime.timedelta(days=1)


@pytest.fixture
def web() -> Iterator[Web]:
    with small_web() as web:
        yield web


def editor(app: App, new_visitor: Visit, address: str) -> Page:
    """Return a page of an editor who is signed in."""
    person = PersonFactory(display_name="Hanne", editor=True)
    return new_visitor(storage_state=signed_in(person, app.url)).open(address)


def test_an_article_whose_day_is_over_is_confirmed_and_leaves_the_list(
    app: App, new_visitor: Visit
) -> None:
    snapshot = Snapshot.objects.filter(language="nl").latest("slug")
    Upkeep.objects.filter(article=snapshot.article_id).update(review_on=today() - 400 * DAY)
    title = snapshot.translation.publication.revision.title
    page = editor(app, new_visitor, "/nl/editing")
    page.get_by_role("main").get_by_role("link", name="Onderhoud").click()
    expect(heading(page, "Onderhoud")).to_be_visible()
    row = page.get_by_role("listitem").filter(has_text=title)
    expect(row).to_contain_text("niemand zorgt ervoor")
    row.get_by_role("link", name=title).click()

    part = page.get_by_role("region", name="Klopt het nog?")
    expect(part).to_contain_text("die dag is voorbij")
    part.get_by_role("button", name="Nagekeken, klopt nog").click()
    expect(part).to_contain_text("Hanne keek het na op")
    expect(part).not_to_contain_text("die dag is voorbij")
    page.get_by_text("Wat er met deze tekst gebeurde").click()
    expect(page.get_by_text("Nagekeken: klopt nog")).to_be_visible()

    page.goto(f"{app.url}/nl/editing/keeping")
    expect(page.get_by_role("heading", name="Nakijken", exact=True)).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text=title)).to_have_count(0)


def test_a_dead_link_is_shown_with_its_place_in_the_text(
    app: App, new_visitor: Visit, web: Web
) -> None:
    address = web.address("/weg")
    text = TranslationFactory(
        theme=Theme.objects.get(key="resilience"),
        published=True,
        title="Een tekst met een dode link",
        body=f"Eerst dit.\n\nLees dan [het rapport]({address}).\n",
    )
    collect_mentions()
    WebAddress.objects.exclude(address=address).update(next_check=timezone.now() + DAY)
    for days in (2, 1, 0):
        # A day goes by between one look and the next.
        WebAddress.objects.filter(address=address).update(next_check=timezone.now())
        check_links(Round(web.outgoing(), sleep=lambda _seconds: None))
        found = WebAddress.objects.get(address=address)
        WebAddress.objects.filter(pk=found.pk).update(failed_on=today() - (days + 1) * DAY)

    page = editor(app, new_visitor, "/nl/editing/keeping?part=links")
    row = page.get_by_role("listitem").filter(has_text=address).first
    expect(row).to_contain_text("Werkt niet meer")
    expect(row).to_contain_text("De pagina is er niet meer.")
    expect(row).to_contain_text("regel 3 van de tekst")
    expect(row).to_contain_text("het rapport")
    row.get_by_role("link", name="Een tekst met een dode link").click()
    expect(page).to_have_url(re.compile(f"/nl/editing/{text.pk}$"))


def test_a_reading_is_counted_after_a_while_and_says_nothing_about_the_reader(
    app: App, new_visitor: Visit
) -> None:
    snapshot = Snapshot.objects.filter(language="nl").earliest("slug")
    ReadingCount.objects.filter(translation=snapshot.translation).delete()
    visitor = new_visitor()
    page = visitor.page
    page.clock.install()
    visitor.open(f"/nl/articles/{snapshot.slug}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    with page.expect_request("**/readings") as asked:
        page.clock.run_for(30_000)
    request = asked.value
    assert request.method == "POST"
    assert request.post_data is None
    headers = request.all_headers()
    assert "cookie" not in headers
    assert "referer" not in headers
    answer = request.response()
    assert answer is not None
    assert answer.status == 204
