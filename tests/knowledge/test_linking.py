"""Links to articles by what they are: they lead where the article stands, or are text."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from accounts.models import Person
from api.knowledge.representation import represent
from core.errors import DomainError
from core.markdown import render
from core.markdown_links import NamedLink, Place
from knowledge.models import Snapshot, Translation
from knowledge.publishing import edition, withdraw
from knowledge.releasing import rename
from knowledge.reviewing import submit
from tests.factories.editorial import begun
from tests.factories.knowledge import ArticleFactory, ThemeFactory, TranslationFactory, revise

LINK = "Lees [hoe dat gaat](article:stilte) eerst."


def html_of(translation: Translation) -> str:
    found: str = orjson.loads(Snapshot.objects.get(pk=translation.pk).body)["html"]
    return found


def linked(slug: str) -> str:
    return f'<a href="/nl/articles/{slug}" rel="noopener noreferrer">hoe dat gaat</a>'


@pytest.fixture
def target(db: None) -> Translation:
    article = ArticleFactory(key="stilte")
    return TranslationFactory(article=article, slug="over-stilte", published=True)


@pytest.fixture
def linking(target: Translation) -> Translation:
    return TranslationFactory(body=LINK, published=True)


def test_a_name_becomes_an_address_and_keeps_its_part() -> None:
    def resolve(name: str) -> Place | None:
        return {"a": Place("/x"), "b": Place("/y", "fr")}.get(name)

    rendered = render(
        "[een](article:a#deel) en [twee](article:b)\n[drie](article:c)", resolve=resolve
    )
    assert '<a href="/x#deel" rel="noopener noreferrer">een</a>' in rendered.html
    assert '<a href="/y" hreflang="fr" rel="noopener noreferrer">twee</a>' in rendered.html
    assert rendered.html.endswith("\ndrie</p>")
    assert rendered.links == [NamedLink(1, "a"), NamedLink(1, "b"), NamedLink(2, "c")]
    assert rendered.passages == ["een en twee drie"]


def test_the_rest_of_a_line_stands_when_a_link_leads_nowhere() -> None:
    rendered = render("Een [**vet** woord](article:weg), [nog een](https://a.example) en *dit*.")
    assert rendered.html == (
        "<p>Een <strong>vet</strong> woord, "
        '<a href="https://a.example" rel="noopener noreferrer">nog een</a> en <em>dit</em>.</p>'
    )


def test_a_link_leads_to_the_article_by_key_or_id(target: Translation) -> None:
    by_id = LINK.replace("stilte", str(target.article_id))
    for body in (LINK, by_id):
        assert linked("over-stilte") in html_of(TranslationFactory(body=body, published=True))


def test_a_link_leads_to_the_reader_s_language_or_says_which_it_is(target: Translation) -> None:
    french = TranslationFactory(body=LINK, language="fr", published=True)
    assert '<a href="/fr/articles/over-stilte" hreflang="nl"' in html_of(french)
    TranslationFactory(article=target.article, language="fr", slug="le-silence", published=True)
    assert '<a href="/fr/articles/le-silence" rel=' in html_of(french)


def test_a_link_follows_an_article_that_gets_another_address(
    target: Translation, linking: Translation, editor: Person
) -> None:
    rename(translation=target, slug="zwijgen", by=editor, represent=represent)
    assert linked("zwijgen") in html_of(linking)


def test_a_link_to_a_withdrawn_article_reads_as_text_until_it_is_back(
    target: Translation, linking: Translation
) -> None:
    withdraw(translation=target, represent=represent)
    assert html_of(linking) == "<p>Lees hoe dat gaat eerst.</p>"
    with edition(represent=represent) as changes:
        changes.publish(revision=revise(Translation.objects.get(pk=target.pk)))
    assert linked("over-stilte") in html_of(linking)


def test_what_links_is_left_alone_when_only_the_words_of_the_other_change(
    target: Translation, linking: Translation, monkeypatch: pytest.MonkeyPatch
) -> None:
    pressed: list[str] = []

    def note(article: Any) -> Any:
        pressed.append(article.slug)
        return represent(article)

    with edition(represent=note) as changes:
        changes.publish(revision=revise(Translation.objects.get(pk=target.pk), title="Anders"))
    assert pressed == ["over-stilte"]


def test_two_articles_that_link_to_each_other_are_published_together(db: None) -> None:
    one, two = ArticleFactory(key="een"), ArticleFactory(key="twee")
    there, back = (
        TranslationFactory(article=article, slug=f"over-{article.key}", body=f"[x](article:{to})")
        for article, to in ((one, "twee"), (two, "een"))
    )
    with edition(represent=represent) as changes:
        for translation in (there, back):
            changes.publish(revision=translation.revisions.get())
    assert 'href="/nl/articles/over-twee"' in html_of(there)
    assert 'href="/nl/articles/over-een"' in html_of(back)


def test_a_link_to_an_article_that_was_never_there_is_refused_by_line(editor: Person) -> None:
    translation = begun(editor, ThemeFactory(), body="## Begin\n\nTekst.\n\n[x](article:nergens)\n")
    with pytest.raises(DomainError) as refused:
        submit(translation=translation, by=editor)
    assert [(issue.code, issue.params) for issue in refused.value.issues] == [
        ("markdown_article_unknown", {"line": 5, "article": "nergens"})
    ]


def test_a_link_to_an_article_that_readers_cannot_have_yet_is_no_fault(editor: Person) -> None:
    ArticleFactory(key="later")
    translation = begun(editor, ThemeFactory(), body="[x](article:later)\n")
    assert submit(translation=translation, by=editor).revision.number == 1
