"""HTML of WordPress to our Markdown. No word of it is lost, however broken it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urljoin

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import NavigableString
from markdownify import MarkdownConverter

from core.errors import DomainError
from knowledge.transfer.filing import body_of
from knowledge.transfer.wordpress.balancing import balance
from knowledge.transfer.wordpress.paragraphs import make_paragraphs
from knowledge.transfer.wordpress.reading import Attachment
from knowledge.transfer.wordpress.remarks import say
from knowledge.transfer.wordpress.shortcodes import mark_shortcodes

# Returns the address of a picture that we have, by the one that WordPress gave it.
FindPicture = Callable[[str, str], str | None]
MOST_HTML = 500_000
_SAFE = "/:?#@!$&'*+,;=%~-._"
_web = re.compile(r"^(?:https?://|mailto:)", re.IGNORECASE)
_heading = re.compile(r"^h[1-6]$")
_special = re.compile(r"([\\`\[\]<*])")
_underscore = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_entity = re.compile(r"&(?=#?\w{1,32};)")
_begins_block = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|:::|~~~|---|===)", re.MULTILINE)
_numbers_list = re.compile(r"^(\s*\d{1,9})([.)])(?=\s|$)", re.MULTILINE)
_APART = ("button", "fieldset", "label", "legend", "noscript", "option", "textarea")
_MEDIA = ("iframe", "video", "audio", "object", "embed")


def no_picture(_address: str, _text: str) -> str | None:
    """Have none of the pictures."""
    return None


@dataclass
class Converter:
    """Converts the texts of one site; `counts` tells what an editor has to look at."""

    language: str
    base: str = ""
    attachments: Mapping[str, Attachment] = field(default_factory=dict)
    find_picture: FindPicture = no_picture
    counts: Counter[str] = field(default_factory=Counter)

    def convert(self, html: str) -> str:
        """Return `html` as Markdown.

        Raises `DomainError("wordpress_post_too_long")` past `MOST_HTML` characters, or for elements
        that are nested without end.
        """
        if len(html) > MOST_HTML:
            raise DomainError("wordpress_post_too_long")
        try:
            soup = BeautifulSoup(balance(mark_shortcodes(html)), "html.parser")
            self._prepare(soup, is_classic="<!-- wp:" not in html)
            markdown: str = _Writer().convert_soup(soup)
        except RecursionError:
            raise DomainError("wordpress_post_too_long") from None
        return _tidy(markdown)

    def _prepare(self, soup: BeautifulSoup, *, is_classic: bool) -> None:
        for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
            comment.extract()
        for gone in soup.find_all(["script", "style", "template"]):
            gone.decompose()
        if is_classic:
            make_paragraphs(soup)
        self._galleries(soup)
        self._pictures(soup)
        self._media(soup)
        self._links(soup)
        _shift_headings(soup)
        _simplify(soup)

    def _galleries(self, soup: BeautifulSoup) -> None:
        for gallery in soup.find_all("kb-gallery"):
            ids = [number.strip() for number in str(gallery.get("ids", "")).split(",")]
            found = [self.attachments[number] for number in ids if number in self.attachments]
            for one in reversed(found):
                gallery.insert_after(soup.new_tag("img", src=one.address, alt=one.text))
            self._remark(soup, gallery, "gallery")
        for block in soup.select(".wp-block-gallery, div.gallery"):
            if block.find_parent(class_="wp-block-gallery") is None:
                note = soup.new_tag("span")
                block.insert_before(note)
                self._remark(soup, note, "gallery")

    def _remark(
        self, soup: BeautifulSoup, place: Tag, name: str, *said: str, address: str = ""
    ) -> None:
        self.counts[name] += 1
        paragraph = soup.new_tag("p")
        strong = soup.new_tag("strong")
        strong.string = f"{say('to_do', self.language)}: {say(name, self.language)}"
        paragraph.append(strong)
        for words in said:
            if words.strip():
                paragraph.append(f" · {' '.join(words.split())}")
        if address:
            link = soup.new_tag("a", href=address)
            link.string = address
            paragraph.extend([" · ", link])
        if place.find_parent(["p", "li", "td", "th", "a", "span", "strong", "em", "figure"]):
            paragraph.name = "span"
            paragraph.insert(0, " ")
            paragraph.append(" ")
        place.replace_with(paragraph)

    def _pictures(self, soup: BeautifulSoup) -> None:
        for link in soup.find_all("a"):
            # It leads to the file of the picture, or to where the site shows it large.
            if link.find("img"):
                link.unwrap()
        for picture in soup.find_all("img"):
            caption = self._take_caption(picture)
            address = urljoin(self.base, str(picture.get("src") or picture.get("data-src") or ""))
            text = str(picture.get("alt") or picture.get("title") or "")
            ours = self.find_picture(address, text or caption)
            if ours:
                self.counts["taken"] += 1
                shown = soup.new_tag("kb-picture", src=ours, alt=text or caption, title=caption)
                picture.replace_with(shown)
                continue
            said = f"{say('caption', self.language)}: {caption}" if caption else ""
            self._remark(soup, picture, "picture", text, said, address=address)

    @staticmethod
    def _take_caption(picture: Tag) -> str:
        figure = picture.find_parent("figure")
        if figure is None or len(figure.find_all("img")) != 1:
            return ""
        said = figure.find("figcaption")
        if isinstance(said, Tag):
            said.extract()
            words = said.get_text(" ", strip=True)
            # What more there is in a caption, as a link, stays a text of its own.
            if said.find(["a", "ul", "ol"]):
                said.name = "p"
                figure.append(said)
                return ""
            return words
        texts = [text for text in figure.find_all(string=True) if text.strip()]
        if figure.find(["ul", "ol", "table", "h1", "h2", "h3", "h4", "a"]) or not texts:
            return ""
        for text in texts:
            text.extract()
        return " ".join(" ".join(texts).split())

    def _media(self, soup: BeautifulSoup) -> None:
        for code in soup.find_all("kb-code"):
            self._remark(soup, code, "code", code.get_text())
        for embedded in soup.find_all("kb-embed"):
            self._remark(soup, embedded, "embed", embedded.get_text(strip=True))
        for media in soup.find_all(_MEDIA):
            source = media.find("source")
            inner = source.get("src") if isinstance(source, Tag) else ""
            address = urljoin(self.base, str(media.get("src") or media.get("data") or inner or ""))
            said = f"{media.get('title') or ''} {media.get_text(' ', strip=True)}"
            self._remark(soup, media, "embed", said, address=address)

    def _links(self, soup: BeautifulSoup) -> None:
        for link in soup.find_all("a"):
            href = str(link.get("href") or "")
            address = urljoin(self.base, href.strip())
            if (
                href.startswith("#")
                or not _web.match(address)
                or link.find(["kb-picture", "p", "a"])
            ):
                link.unwrap()
            else:
                link["href"] = quote(address, safe=_SAFE)
                link.attrs.pop("title", None)


def _shift_headings(soup: BeautifulSoup) -> None:
    headings = soup.find_all(_heading)
    highest = min((int(heading.name[1]) for heading in headings), default=2)
    for heading in headings:
        for picture in reversed(heading.find_all("kb-picture")):
            heading.insert_after(picture.extract())
        if heading.get_text(strip=True):
            heading.name = f"h{min(6, int(heading.name[1]) - highest + 2)}"
        else:
            heading.unwrap()


def _simplify(soup: BeautifulSoup) -> None:
    """Turn what Markdown does not have into what it has."""
    for term in soup.find_all(["dt", "summary"]):
        term.name = "p"
        inner = soup.new_tag("strong")
        inner.extend(list(term.contents))
        term.append(inner)
    for plain in soup.find_all(["dd", "figcaption"]):
        plain.name = "p"
    for table in soup.find_all("table"):
        caption = table.find("caption")
        if isinstance(caption, Tag):
            caption.name = "p"
            table.insert_before(caption.extract())
    _wrap_loose_text(soup)
    for apart in soup.find_all(_APART):
        apart.insert(0, " ")
        apart.append(" ")
    for figure in soup.find_all("figure"):
        figure.name = "div"
    for unknown in soup.find_all(["dl", "del", "s", "strike", "sub", "sup", "q"]):
        unknown.unwrap()


def _wrap_loose_text(soup: BeautifulSoup) -> None:
    """Let text behind a list or a table stand apart from its last words."""
    for block in soup.find_all(["ul", "ol", "table", "blockquote", "pre"]):
        behind = block.next_sibling
        if isinstance(behind, NavigableString) and behind.strip():
            behind.wrap(soup.new_tag("p"))
    for parent in soup.find_all(["ul", "ol"]):
        for child in list(parent.children):
            if (isinstance(child, NavigableString) and child.strip()) or (
                isinstance(child, Tag) and child.name == "p"
            ):
                child.wrap(soup.new_tag("li"))


class _Writer(MarkdownConverter):
    class Options:
        heading_style = "atx"
        bullets = "-"
        newline_style = "backslash"
        table_infer_header = True
        autolinks = True

    def escape(self, text: str, parent_tags: Any) -> str:
        if not text or "_noformat" in parent_tags:
            return text
        text = _special.sub(r"\\\1", text)
        text = _entity.sub(r"\\&", _underscore.sub(r"\\_", text))
        if parent_tags & {"td", "th"}:
            text = text.replace("|", r"\|")
        text = _numbers_list.sub(r"\1\\\2", text)
        return _begins_block.sub(r"\1\\\2", text)

    def convert_kb_picture(self, el: Tag, text: str, parent_tags: Any) -> str:
        alt = _special.sub(r"\\\1", " ".join(str(el.get("alt", "")).split()))
        said = " ".join(str(el.get("title", "")).split()).replace("\\", "").replace('"', "”")
        title = f' "{said}"' if said else ""
        picture = f"![{alt}]({el['src']}{title})"
        return picture if "_inline" in parent_tags else f"\n\n{picture}\n\n{text}"


def _tidy(markdown: str) -> str:
    lines: list[str] = []
    fenced = False
    for line in markdown.split("\n"):
        if line.lstrip().startswith("```"):
            fenced = not fenced
        if fenced or line.strip():
            lines.append(line if fenced else line.rstrip(" "))
        elif lines and lines[-1]:
            lines.append("")
    return body_of("\n".join(lines))
