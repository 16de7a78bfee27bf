"""Comments: who reads, writes and changes them."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Person
from api.knowledge.representation import represent
from core.identifiers import new_id
from core.tenancy import acting_as
from knowledge.models import (
    Comment,
    CommentReport,
    Translation,
)
from knowledge.publishing import withdraw
from tests.api.knowledge.commenting import COMMENTS, QUEUE, RULES, As, accept, listed, under
from tests.api.knowledge.test_saved_articles import patch, post
from tests.factories.accounts import PersonFactory
from tests.factories.comments import CommentFactory, report
from tests.factories.knowledge import TranslationFactory
from tests.support.refusals import assert_refused


def test_the_house_rules_come_first_and_once(
    noor: Person, article: Translation, client_for: As
) -> None:
    client = client_for(noor)
    assert_refused(post(client, COMMENTS, under(article)), 409, "house-rules-first")
    rules = client.get(RULES).json()
    assert (rules["accepted"], rules["version"], len(rules["rules"])) == (False, 1, 5)
    assert accept(client).json()["accepted"] is True
    assert [post(client, COMMENTS, under(article)).status_code for _ in range(2)] == [201, 201]
    assert accept(client, accepted=False).json()["accepted"] is False
    assert_refused(post(client, COMMENTS, under(article)), 409, "house-rules-first")


def test_rules_that_changed_are_asked_again(
    noor: Person, article: Translation, client_for: As, monkeypatch: Any
) -> None:
    client = client_for(noor)
    accept(client)
    for module in ("knowledge.commenting", "api.knowledge.comments.views"):
        monkeypatch.setattr(f"{module}.HOUSE_RULES_VERSION", 2)
    assert_refused(post(client, COMMENTS, under(article)), 409, "house-rules-first")
    assert accept(client).json() == {**client.get(RULES).json(), "version": 2, "accepted": True}
    assert post(client, COMMENTS, under(article)).status_code == 201


def test_a_comment_shows_the_name_that_its_author_chose(
    noor: Person, article: Translation, client_for: As
) -> None:
    accept(client_for(noor))
    written = post(client_for(noor), COMMENTS, under(article, " Twee\r\nregels <b> "))
    assert written.status_code == 201
    assert written["Location"] == f"{COMMENTS}/{written.json()['id']}"
    assert written.json()["mine"] is True
    CommentFactory(author=PersonFactory(display_name=""), article_id=article.article_id)
    seen = listed(client_for(PersonFactory()), article)
    assert [one["authorName"] for one in seen] == ["Noor", ""]
    assert seen[0]["text"] == "Twee\nregels <b>"
    assert noor.email not in str(seen)


def test_only_who_is_signed_in_reads_comments(article: Translation, api_client: Any) -> None:
    comment = CommentFactory(article_id=article.article_id)
    query = f"?article={article.article_id}&language=nl"
    for address in (f"{COMMENTS}{query}", f"{COMMENTS}/{comment.id}", RULES, QUEUE):
        assert_refused(api_client.get(address), 401, "not-signed-in")
    assert Comment.objects.count() == 0, "the database gives none without a person"


def test_the_oldest_comes_first_page_by_page(
    noor: Person, article: Translation, client_for: As
) -> None:
    written = [str(CommentFactory(article_id=article.article_id).id) for _ in range(5)]
    seen: list[str] = []
    address = f"{COMMENTS}?article={article.article_id}&language=nl&pageSize=2"
    while address:
        page = client_for(noor).get(address).json()
        seen += [item["id"] for item in page["items"]]
        address = page.get("next")
    assert seen == written


def test_every_language_has_its_own_conversation(
    noor: Person, article: Translation, client_for: As
) -> None:
    TranslationFactory(article=article.article, language="fr", slug="silence", published=True)
    CommentFactory(article_id=article.article_id, language="fr")
    assert listed(client_for(noor), article, "nl") == []
    assert len(listed(client_for(noor), article, "fr")) == 1


def test_what_is_not_published_is_not_discussed(
    noor: Person, article: Translation, client_for: As
) -> None:
    mine = CommentFactory(author=noor, article_id=article.article_id)
    CommentFactory(article_id=article.article_id)
    withdraw(translation=article, represent=represent)
    client = client_for(noor)
    for body in (
        under(article),
        {**under(article), "article": str(new_id())},
        {**under(article), "language": "fr"},
    ):
        assert_refused(post(client, COMMENTS, body), 409, "article-not-available")
    # One's own can still be read and deleted.
    assert [one["id"] for one in listed(client, article)] == [str(mine.id)]


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "x" * 2_001])
def test_a_comment_says_something_and_not_too_much(
    text: str, noor: Person, article: Translation, client_for: As
) -> None:
    client = client_for(noor)
    accept(client)
    response = post(client, COMMENTS, under(article, text))
    assert_refused(response, 400, "invalid-input", ("body", "text"), exactly=True)
    assert post(client, COMMENTS, under(article, "x" * 2_000)).status_code == 201


def test_its_author_changes_a_comment_for_fifteen_minutes_and_deletes_it_always(
    noor: Person, client_for: As, monkeypatch: Any
) -> None:
    address = f"{COMMENTS}/{CommentFactory(author=noor).id}"
    client = client_for(noor)
    changed = patch(client, address, {"text": "Toch niet."})
    assert (changed["ETag"], changed.json()["text"]) == ('"2"', "Toch niet.")
    assert changed.json()["changedAt"]
    later = timezone.now() + datetime.timedelta(minutes=16)
    monkeypatch.setattr("knowledge.policies.timezone.now", lambda: later)
    assert client.get(address).json()["abilities"] == {
        "change": False,
        "delete": True,
        "report": False,
        "moderate": False,
    }
    assert_refused(patch(client, address, {"text": "Laat."}, '"2"'), 403, "comment-settled")
    assert client.delete(address, headers={"If-Match": '"2"'}).status_code == 204
    assert client.get(address).status_code == 404


def test_nobody_else_changes_or_deletes_it(noor: Person, client_for: As) -> None:
    address = f"{COMMENTS}/{CommentFactory().id}"
    for person in (noor, PersonFactory(editor=True)):
        client = client_for(person)
        assert_refused(patch(client, address, {"text": "Anders."}), 403, "not-allowed")
        assert_refused(client.delete(address, headers={"If-Match": '"1"'}), 403, "not-allowed")


def test_a_person_who_goes_takes_their_comments_and_reports_along(
    noor: Person, admin_database_url: str
) -> None:
    comment = CommentFactory(author=noor, reported=True)
    other = CommentFactory()
    report(other, by=noor)
    noor.delete()
    with acting_as(other.author_id):
        assert not Comment.objects.filter(pk=comment.pk).exists()
    editor = PersonFactory(editor=True)
    with acting_as(editor.pk):
        assert CommentReport.objects.count() == 0
        assert Comment.objects.count() == 1


def test_who_writes_too_much_waits(
    noor: Person, article: Translation, client_for: As, settings: Any
) -> None:
    client = client_for(noor)
    accept(client)
    settings.COMMENTS_PER_HOUR = 2
    answers = [post(client, COMMENTS, under(article)) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [201, 201, 429]
    assert int(answers[2]["Retry-After"]) > 0
    assert len(listed(client, article)) == 2
