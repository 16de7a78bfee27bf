"""Comments: who reads, writes, changes, reports and moderates them."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import psycopg2
import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Person
from api.knowledge.representation import represent
from core.identifiers import new_id
from core.tenancy import acting_as
from knowledge.models import (
    Comment,
    CommentReport,
    ModerationDecision,
    ModerationOutcome,
    Translation,
)
from knowledge.publishing import withdraw
from tests.api.knowledge.test_saved_articles import patch, post
from tests.factories.accounts import PersonFactory
from tests.factories.comments import CommentFactory, decision, report
from tests.factories.knowledge import TranslationFactory
from tests.support.refusals import assert_refused

COMMENTS, RULES, QUEUE = "/api/v1/comments", "/api/v1/house-rules", "/api/v1/reported-comments"
As = Callable[[Person], Any]


@pytest.fixture
def noor(db: None) -> Person:
    return PersonFactory(display_name="Noor")


@pytest.fixture
def article(db: None) -> Translation:
    return TranslationFactory(published=True)


def under(article: Translation, text: str = "Wachten viel me zwaar.") -> dict[str, str]:
    return {"article": str(article.article_id), "language": article.language, "text": text}


def listed(client: Any, article: Translation, language: str = "nl") -> list[dict[str, Any]]:
    query = f"article={article.article_id}&language={language}"
    items: list[dict[str, Any]] = client.get(f"{COMMENTS}?{query}").json()["items"]
    return items


def accept(client: Any, *, accepted: bool = True) -> Any:
    return patch(client, RULES, {"accepted": accepted}, client.get(RULES)["ETag"])


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


def test_a_report_counts_once_and_tells_nobody_who_it_was(noor: Person, client_for: As) -> None:
    comment = CommentFactory()
    address = f"{COMMENTS}/{comment.id}/reports"
    for reason in ("hurtful", "client_details"):
        answer = client_for(noor).post(address, {"reason": reason}, format="json")
        assert (answer.status_code, answer.json()["reported"]) == (200, True)
    assert client_for(PersonFactory()).get(f"{COMMENTS}/{comment.id}").json()["reported"] is False
    own = client_for(comment.author).post(address, {"reason": "other"}, format="json")
    assert_refused(own, 403, "not-allowed")
    (waiting,) = client_for(PersonFactory(editor=True)).get(QUEUE).json()["items"]
    assert waiting["reports"] == [{"reason": "hurtful", "count": 1}]
    assert "Noor" not in str(waiting)
    assert str(noor.pk) not in str(waiting)
    with acting_as(comment.author_id):
        assert CommentReport.objects.count() == 0


def test_the_queue_is_for_editors(noor: Person, client_for: As) -> None:
    CommentFactory(reported=True)
    assert_refused(client_for(noor).get(QUEUE), 403, "not-allowed")
    assert len(client_for(PersonFactory(editor=True)).get(QUEUE).json()["items"]) == 1


def decide(client: Any, comment: Comment, outcome: str, tag: str = '"1"') -> Any:
    return client.post(
        f"{COMMENTS}/{comment.id}/decisions",
        {"outcome": outcome, "reason": "Een cliënt is herkenbaar."},
        format="json",
        headers={"If-Match": tag},
    )


def test_a_hidden_comment_is_there_for_its_author_with_the_reason(
    noor: Person, article: Translation, client_for: As
) -> None:
    comment = CommentFactory(author=noor, article_id=article.article_id, reported=True)
    editor = PersonFactory(editor=True)
    hidden = decide(client_for(editor), comment, "hide")
    assert (hidden.status_code, hidden["ETag"]) == (200, '"2"')
    assert client_for(editor).get(QUEUE).json()["items"] == []
    assert listed(client_for(PersonFactory()), article) == []
    assert client_for(PersonFactory()).get(f"{COMMENTS}/{comment.id}").status_code == 404
    (own,) = listed(client_for(noor), article)
    assert own["decision"]["reason"] == "Een cliënt is herkenbaar."
    assert own["abilities"]["change"] is False
    assert_refused(
        patch(client_for(noor), f"{COMMENTS}/{comment.id}", {"text": "x"}, '"2"'),
        403,
        "comment-settled",
    )
    assert decide(client_for(editor), comment, "keep", '"2"').status_code == 200
    (again,) = listed(client_for(PersonFactory()), article)
    assert again["decision"] is None


def test_who_keeps_a_comment_clears_it_from_the_queue_until_it_is_reported_again(
    client_for: As,
) -> None:
    comment = CommentFactory(reported=True)
    editor = client_for(PersonFactory(editor=True))
    decide(editor, comment, "keep")
    assert editor.get(QUEUE).json()["items"] == []
    report(comment)
    assert [one["comment"]["id"] for one in editor.get(QUEUE).json()["items"]] == [str(comment.id)]


def test_nobody_decides_about_their_own_comment_or_without_being_editor(
    noor: Person, client_for: As
) -> None:
    editor = PersonFactory(editor=True)
    own = CommentFactory(author=editor, reported=True)
    assert_refused(decide(client_for(editor), own, "keep"), 403, "not-allowed")
    assert_refused(decide(client_for(noor), own, "hide"), 403, "not-allowed")


def test_a_decision_is_about_the_version_that_was_read(noor: Person, client_for: As) -> None:
    comment = CommentFactory(author=noor, reported=True)
    patch(client_for(noor), f"{COMMENTS}/{comment.id}", {"text": "Zonder naam."})
    editor = client_for(PersonFactory(editor=True))
    assert_refused(decide(editor, comment, "hide"), 412, "version-stale")
    assert decide(editor, comment, "hide", '"2"').status_code == 200
    assert_refused(decide(editor, comment, "hide", '"2"'), 412, "version-stale")


def test_the_trail_outlives_the_comment_holds_no_text_and_never_changes(noor: Person) -> None:
    comment = CommentFactory(author=noor, text="Amal woont in de Kerkstraat.")
    moderator = decision(comment, ModerationOutcome.HIDE)
    with acting_as(noor.pk):
        Comment.objects.filter(pk=comment.pk).delete()
        kept = ModerationDecision.objects.get(comment_id=comment.pk)
        assert (kept.moderator_id, kept.outcome) == (moderator, "hide")
        assert "Amal" not in str(vars(kept))
        for change in (kept.delete, lambda: kept.save(update_fields=["reason"])):
            with pytest.raises(IntegrityError), transaction.atomic():
                change()


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


@pytest.mark.django_db(transaction=True)
def test_the_database_shows_comments_to_people_and_reports_to_editors(
    database_url: str,
) -> None:
    comment = CommentFactory(reported=True)
    reader, editor = PersonFactory(), PersonFactory(editor=True)
    seen = {}
    for who in (None, reader, editor):
        connection = psycopg2.connect(database_url)
        with connection.cursor() as cursor:
            if who:
                cursor.execute("SELECT set_config('klankbord.person', %s, true)", [str(who.pk)])
            cursor.execute(
                "SELECT (SELECT count(*) FROM knowledge_comment), "
                "(SELECT count(*) FROM knowledge_commentreport)"
            )
            seen[who] = cursor.fetchone()
        connection.close()
    assert seen == {None: (0, 0), reader: (1, 0), editor: (1, 1)}
    assert comment.author_id not in {reader.pk, editor.pk}
