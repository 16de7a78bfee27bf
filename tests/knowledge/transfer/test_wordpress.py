"""What a WordPress site exported: drafts of ours, with every word that was in them."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Comment
from django.core.management import CommandError, call_command

from accounts.models import Person
from core.errors import DomainError
from core.markdown import render
from knowledge.drafting import manuscript_of, save_manuscript
from knowledge.importing import ImportReport
from knowledge.models import Article, Manuscript, Publication, Submission, Theme, Translation
from knowledge.transfer.wordpress.bringing import bring_wordpress
from knowledge.transfer.wordpress.converting import Converter
from knowledge.transfer.wordpress.reading import Post, read_site
from tests.factories.accounts import PersonFactory
from tests.factories.knowledge import ThemeFactory

FILE = Path(__file__).with_name("wegwijs.wordpress.xml")
DATA = FILE.read_bytes()
_shortcode = re.compile(r"\[/?[a-z][^\]]*\]")


@pytest.fixture
def theme(db: None) -> Theme:
    return ThemeFactory(key="grief-and-loss")


@pytest.fixture
def editor(db: None) -> Person:
    return PersonFactory(editor=True)


def bring(theme: Theme, by: Person | None, data: bytes = DATA, **more: bool) -> ImportReport:
    return bring_wordpress(file=io.BytesIO(data), theme=theme, by=by, **more)


def converted(html: str) -> str:
    return Converter(language="nl", base="https://wegwijs.example").convert(html)


def words_of(html: str) -> Counter[str]:
    soup = BeautifulSoup(html, "html.parser")
    for gone in soup.find_all(["script", "style"]):
        gone.decompose()
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    text = soup.get_text(" ")
    for picture in soup.find_all("img"):
        text += f" {picture.get('alt', '')}"
    return Counter(re.findall(r"\w+", text))


def markdown_words(markdown: str) -> Counter[str]:
    html = BeautifulSoup(render(markdown).html, "html.parser")
    text = html.get_text(" ") + " ".join(str(it.get("alt", "")) for it in html.find_all("img"))
    return Counter(re.findall(r"\w+", text))


def missing(html: str) -> Counter[str]:
    """Return the words of `html` that its Markdown has not; marks of shortcodes are none."""
    plain = re.sub(r"\[/?(caption|spoiler|embed|gallery)[^\]]*\]", " ", html)
    return words_of(plain) - markdown_words(converted(html))


@pytest.mark.parametrize("post", read_site(io.BytesIO(DATA)).posts, ids=lambda post: str(post.id))
def test_no_word_of_a_post_is_lost(post: Post) -> None:
    assert missing(post.html) == Counter()


@pytest.mark.parametrize(
    "html",
    [
        "<p>een <b>twee <i>drie</b> vier</i> vijf",
        "<ul><li>een<li>twee<ul><li>drie</ul>vier</ul>vijf",
        "<table><tr><td>een<table><tr><td>twee</table><td>drie</table>",
        "<h1>een <img src=a.png alt='twee'> drie</h1><h4>vier</h4>",
        "<a href='https://x.example/a b(c)'>een</a><a href='vbscript:x'>twee</a><a name=x>drie</a>",
        "een<br>twee<br/><br/>drie\n\nvier\nvijf",
        "<dl><dt>een<dd>twee<dt>drie</dl>",
        "<details><summary>een</summary>twee</details>",
        "<div>een\n\n<div>twee</div>drie</div>",
        "<figure><img alt=een><figcaption>twee <a href='https://x.example'>drie</a></figure>",
        "[caption]<img src=x alt=een> twee[/caption] [caption]drie",
        "<p>1. een</p><p>- twee</p><p># drie</p><p>::: vier</p><p>> vijf</p><p>---<p>    zes</p>",
        "een &lt;script&gt; twee &amp;lt; drie &#38; vier",
        "<q>een</q> <del>twee</del> <sub>drie</sub> <u>vier</u> <kbd>vijf</kbd> <code>`zes`</code>",
        "<p>een" * 300,
        "<ul>" + "<li>een" * 300,
        "<blockquote>een<blockquote>twee</blockquote></blockquote>",
        "<video controls><source src=x.mp4>een</video><object data=x>twee</object>",
        "<pre>een\n  twee ``` drie</pre>",
        "<<<p>een</p>><!-- twee --> drie <!-- vier",
        "<p>een[sic] twee[1] drie [niet gesloten</p>",
        "<strong></strong><em> een </em>twee<strong>drie</strong>",
        "<noscript>een</noscript><form><label>twee</label><button>drie</button></form>",
        "<ol start=3><li><p>een</p><p>twee</p></li><li><pre>drie</pre></li></ol>",
    ],
)
def test_broken_markup_loses_no_word(html: str) -> None:
    assert missing(html) == Counter()


def test_headings_begin_at_the_second_level_and_keep_their_order() -> None:
    assert converted("<h1>A</h1><h2>B</h2><h4>C</h4>") == "## A\n\n### B\n\n##### C\n"
    assert converted("<h4>A</h4><h6>B</h6>") == "## A\n\n#### B\n"


def test_what_looks_like_our_marks_stays_text() -> None:
    text = converted("<p># geen kop</p><p>::: callout</p><p>snake_case en 2*3 en a[i]</p>")
    assert render(text).headings == []
    assert "block" not in render(text).html
    assert "<p>snake_case en 2*3 en a[i]</p>" in render(text).html


def test_nested_lists_and_tables_are_lists_and_tables() -> None:
    html = render(converted("<ul><li>a<ul><li>b</li></ul></li></ul>")).html
    assert html.count("<ul>") == 2
    html = render(converted("<table><tr><th>A</th></tr><tr><td>b|c</td></tr></table>")).html
    assert "<td>b|c</td>" in html


def test_what_we_do_not_have_becomes_a_remark_for_the_editor() -> None:
    text = converted('[contact-form-7 id="9"] <img src="/a.jpg" alt="Een raam">')
    assert "**Nog te doen: hier stond een onderdeel van WordPress**" in text
    assert r'\[contact-form-7 id="9"\]' in text
    assert "**Nog te doen: beeld** · Een raam · <https://wegwijs.example/a.jpg>" in text


def test_posts_and_pages_arrive_as_manuscripts_and_never_as_more(
    theme: Theme, editor: Person
) -> None:
    report = bring(theme, editor)
    assert report.counts() == {"created": 8}
    assert not Publication.objects.exists()
    assert not Submission.objects.exists()
    assert all(row.open for row in Manuscript.objects.all())
    assert {row.writers.get().person_id for row in Translation.objects.all()} == {editor.pk}
    text = Manuscript.objects.get(translation__slug="een-stoel-bij-het-raam")
    assert text.title == "Een stoel bij het raam & meer"
    assert text.tags == ["eerste-gesprek", "v-c3-a9iligheid"]
    assert text.summary.startswith("Hoe je een eerste gesprek begint")
    assert text.body.startswith(
        "**Nog te doen: Dit kwam uit WordPress** · geschreven door De \\*redactie\\* van Wegwijs · "
        "datum 2019-05-14\n\nEen eerste gesprek begint vóór de deur opengaat."
    )
    assert "## De eerste minuten" in text.body
    assert "alert" not in text.body


def test_the_report_tells_what_to_look_at_and_what_was_left_out(
    theme: Theme, editor: Person
) -> None:
    report = bring(theme, editor)
    remarks = report.remarks["post 11: Een stoel bij het raam & meer"]
    assert remarks == {"comments": 2, "embed": 1, "gallery": 1, "picture": 3}
    assert report.remarks["post 12: Stilte is geen weigering"]["code"] == 2
    assert [flaw.message for flaw in report.refused] == ["wordpress_language"]
    assert report.refused[0].file == "post 20: Auf Deutsch"
    assert report.left_out == {"trash": 1, "other": 2}


def test_nothing_of_a_comment_or_an_address_comes_along(theme: Theme, editor: Person) -> None:
    bring(theme, editor)
    everything = " ".join(Manuscript.objects.values_list("body", flat=True))
    assert "herken" not in everything
    assert "@wegwijs.example" not in everything


def test_translations_of_one_post_become_one_article(theme: Theme, editor: Person) -> None:
    bring(theme, editor)
    article = Article.objects.get(key="stilte-is-geen-weigering")
    assert set(article.translations.values_list("language", "slug")) == {
        ("nl", "stilte-is-geen-weigering"),
        ("fr", "se-taire"),
    }
    french = Manuscript.objects.get(translation__slug="se-taire")
    assert "**À faire: ici se trouvait un élément de WordPress**" in french.body


def test_importing_again_does_not_double(theme: Theme, editor: Person) -> None:
    bring(theme, editor)
    before = list(Manuscript.objects.order_by("pk").values_list("pk", "version", "updated_at"))
    assert bring(theme, editor).counts() == {"unchanged": 8}
    assert before == list(
        Manuscript.objects.order_by("pk").values_list("pk", "version", "updated_at")
    )


def test_a_post_that_changed_there_is_written_again_unless_it_changed_here(
    theme: Theme, editor: Person
) -> None:
    bring(theme, editor)
    changed = DATA.replace(b"Waiting is work too.", b"Waiting is hard work.")
    report = bring(theme, editor, changed)
    assert report.counts() == {"unchanged": 7, "updated": 1}
    here = manuscript_of(Translation.objects.get(slug="over-ons"))
    assert here is not None
    save_manuscript(manuscript=here, by=editor, changes={"title": "Wie wij zijn"})
    changed = changed.replace(b"Wie wij zijn.", b"Wie wij waren.")
    report = bring(theme, editor, changed)
    assert report.counts() == {"unchanged": 7, "kept": 1}
    assert Manuscript.objects.get(translation__slug="over-ons").title == "Wie wij zijn"


def test_a_dry_run_tells_the_same_and_writes_nothing(theme: Theme, editor: Person) -> None:
    dry = bring(theme, editor, dry_run=True)
    assert not Article.objects.exists()
    real = bring(theme, editor)
    assert (dry.files, dry.remarks, dry.refused) == (real.files, real.remarks, real.refused)


BOMB = b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss>&b;</rss>'
OUTSIDE = (
    b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>'
)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (BOMB, "wordpress_unsafe"),
        (OUTSIDE, "wordpress_unsafe"),
        (b"<!DOCTYPE html><html></html>", "wordpress_unsafe"),
        (DATA[:9000], "wordpress_broken"),
        (b"", "wordpress_broken"),
        (b"no xml", "wordpress_broken"),
        (DATA.decode().encode("utf-16"), "wordpress_broken"),
        (b'<?xml version="1.0" encoding="no-such"?><rss/>', "wordpress_broken"),
        (b"<rss><channel><item/></channel></rss>", "wordpress_other"),
        (b"<a>" * 100_000, "wordpress_broken"),
    ],
    ids=["bomb", "outside", "doctype", "cut off", "empty", "no xml", "utf-16", "encoding",
         "other", "deep"],
)  # fmt: skip
def test_a_hostile_or_broken_file_is_refused(
    theme: Theme, editor: Person, data: bytes, code: str
) -> None:
    with pytest.raises(DomainError) as refusal:
        bring(theme, editor, data)
    assert refusal.value.code == code
    assert not Article.objects.exists()


def test_elements_without_end_are_refused_and_do_not_stop_the_others(
    theme: Theme, editor: Person
) -> None:
    deep = DATA.replace(b"<p>Achter een slot.</p>", b"<div>" * 20_000)
    report = bring(theme, editor, deep)
    assert report.counts() == {"created": 7}
    assert "wordpress_post_too_long" in {flaw.message for flaw in report.refused}


def test_the_command_reports_per_post(theme: Theme, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("import_wordpress", FILE, theme=theme.key, dry_run=True)
    printed = capsys.readouterr().out
    assert "created   page 16: Over ons" in printed
    assert printed.endswith("8 created, 0 updated, 0 unchanged, 0 kept. Nothing was written.\n")
    with pytest.raises(CommandError, match="no such theme"):
        call_command("import_wordpress", FILE, theme="elsewhere")
