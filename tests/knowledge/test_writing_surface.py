"""What the visual editor saves for an article says the same to readers."""

from __future__ import annotations

import json
import subprocess

import pytest

from core.markdown import render
from tools.places import CONTENT, FRONTEND

EXOTIC = """\
* loose

* list
1) one
2) two

Setext
------

Hard\\
break, *emphasis*, __strong__, `` co`de ``, <b>raw</b>, &copy; &amp;amp; 3 * 4 and snake_case.

    indented code

~~~python
a = "```"
~~~

> quoted
>
> :::: callout With `signs` | and *stars*
> inside
> ::::

::: prompt what-helped
Which [one][x] ![of *them*](/picture.png "caption")?
:::

| a | b |
|:-:|---|
| c \\| d | **e** |

[x]: https://example.org/a_(b) "title"
"""


def test_every_article_renders_the_same_after_a_visit_to_the_editor() -> None:
    paths = sorted((CONTENT / "articles").rglob("*.md"))
    sources = [path.read_text(encoding="utf-8").split("\n---\n", 1)[1] for path in paths]
    saved = _canonical(sources)

    changed = [
        str(path.relative_to(CONTENT))
        for path, source, text in zip(paths, sources, saved, strict=True)
        if render(source).html != render(text).html
    ]
    assert changed == []
    assert paths


@pytest.mark.parametrize("source", [EXOTIC])
def test_a_text_with_everything_in_it_renders_the_same(source: str) -> None:
    [saved] = _canonical([source])

    assert saved != source
    assert render(saved).html == render(source).html
    assert _canonical([saved]) == [saved]


def _canonical(sources: list[str]) -> list[str]:
    """What the editor would save for each of `sources`."""
    done = subprocess.run(
        ["node", "scripts/canonical.mjs"],
        cwd=FRONTEND,
        input=json.dumps(sources),
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    answer: list[str] = json.loads(done.stdout)
    return answer
