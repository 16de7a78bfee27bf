"""Documents by somebody who wants a reader's browser to run something.

All come from one seed. Whatever is run calls `ran(…)`, which a test puts into the page.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator

SEED = 20260921
_SCHEMES = (
    "javascript:ran(1)",
    "JaVaScRiPt:ran(1)",
    " javascript:ran(1)",
    "java\tscript:ran(1)",
    "java&#x0A;script:ran(1)",
    "&#106;avascript:ran(1)",
    "javascript&colon;ran(1)",
    "javascript://klankbord.example/%0Aran(1)",
    "\x01javascript:ran(1)",
    "vbscript:ran(1)",
    "data:text/html,<script>parent.ran(1)</script>",
    "data:text/html;base64,PHNjcmlwdD5wYXJlbnQucmFuKDEpPC9zY3JpcHQ+",
    "data:image/svg+xml,<svg onload=parent.ran(1)>",
    "//klankbord.example/x.js",
    "blob:ran",
    'https://klankbord.example/" onerror=ran(1) x="',
    "https://klankbord.example/' autofocus onfocus=ran(1) x='",
    "x` onerror=ran(1) `",
    'article:"><script>ran(1)</script>',
    'image:"><img src=x onerror=ran(1)>',
)
_MARKUP = (
    "<script>ran(1)</script>",
    "<ScRiPt/x>ran(1)</sCrIpT>",
    "<script src=//klankbord.example/x.js></script>",
    "<img src=x onerror=ran(1)>",
    "<img src=x onerror=&#114;an(1)>",
    "<img/src/onerror=ran(1)//",
    "<svg onload=ran(1)>",
    "<svg><script>ran(1)</script></svg>",
    "<svg><style><img src=x onerror=ran(1)></style></svg>",
    "<svg><animate onbegin=ran(1) attributeName=x dur=1s>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--><img src=x onerror=ran(1)>">',
    "<math><mi xlink:href=javascript:ran(1)>x</mi></math>",
    '<noscript><p title="</noscript><img src=x onerror=ran(1)>">',
    "<template><script>ran(1)</script></template>",
    "<iframe srcdoc='<script>parent.ran(1)</script>'></iframe>",
    "<iframe src=javascript:parent.ran(1)></iframe>",
    "<object data=javascript:ran(1)>",
    "<embed src=javascript:ran(1)>",
    "<body onload=ran(1)>",
    "<details open ontoggle=ran(1)>",
    "<input autofocus onfocus=ran(1)>",
    "<video><source onerror=ran(1)></video>",
    "<audio src=x onerror=ran(1)>",
    "<marquee onstart=ran(1)>",
    "<form action=javascript:ran(1)><button>x</button></form>",
    "<meta http-equiv=refresh content='0;url=javascript:ran(1)'>",
    "<base href=javascript:ran(1)//>",
    "<link rel=stylesheet href=javascript:ran(1)>",
    "<style>@import 'javascript:ran(1)'; *{background:url(javascript:ran(1))}</style>",
    "<a href=javascript:ran(1)>x</a>",
    '<p style="background:url(javascript:ran(1))" onmouseover=ran(1)>x</p>',
    "<!--[if gte IE 4]><script>ran(1)</script><![endif]-->",
    "<![CDATA[<script>ran(1)</script>]]>",
    '<?xml-stylesheet href="javascript:ran(1)"?>',
    "</title><script>ran(1)</script>",
    "</textarea><script>ran(1)</script>",
    "</script><script>ran(1)</script>",
    "--><script>ran(1)</script>",
    '"><script>ran(1)</script>',
    "' onmouseover='ran(1)",
    "\\u003cscript\\u003eran(1)\\u003c/script\\u003e",
    "\uff1cscript\uff1eran(1)\uff1c/script\uff1e",
    "&lt;img src=x onerror=ran(1)&gt;",
    "&amp;lt;script&amp;gt;ran(1)",
    "{{constructor.constructor('ran(1)')()}}",
    "${ran(1)}",
    "<%= ran(1) %>",
    "%3Cscript%3Eran(1)%3C/script%3E",
)
_ODDITIES = (
    "\u202e", "\u200b", "\ufeff", "\u2028", "\ud7ff", "\U0001f468\u200d\U0001f469", "é" * 40,
    "&", "&#0;", "&#x110000;", "&NotEqualTilde;", "\\", "`", "``", "***", "___", "[[", "](", "![",
    "|", "\t", "    ", "> ", "- ", "1. ", "# ", "~~~", "```", ":::", "\r", "<", ">", "\"", "'",
)  # fmt: skip


def how_many(otherwise: int) -> int:
    """Return `$HOSTILE_DOCUMENTS`, else `otherwise`."""
    return int(os.environ.get("HOSTILE_DOCUMENTS", otherwise))


def documents(count: int, *, seed: int = SEED) -> Iterator[str]:
    """Give `count` sources in Markdown, none of which a reader's browser may obey."""
    chance = random.Random(seed)
    for _ in range(count):
        yield "\n\n".join(chance.choice(_SHAPES)(chance) for _ in range(chance.randint(1, 6)))


def _evil(chance: random.Random) -> str:
    pieces = [chance.choice(_MARKUP if chance.random() < 0.7 else _ODDITIES)]
    while chance.random() < 0.4:
        pieces.append(chance.choice(_ODDITIES + _MARKUP))
    text = "".join(pieces)
    if chance.random() < 0.15:
        cut = chance.randrange(len(text))
        text = text[:cut] + chance.choice(_ODDITIES) + text[cut:]
    return text


def _line(chance: random.Random) -> str:
    return _evil(chance).replace("\n", " ")


def _link(chance: random.Random) -> str:
    address, text = chance.choice(_SCHEMES), _line(chance)
    return chance.choice(
        (
            f"[{text}]({address})",
            f'[{text}](<{address}> "{text}")',
            f"![{text}]({address} '{text}')",
            f"[![{text}]({address})]({address})",
            f"<{address}>",
            f'[{text}][x]\n\n[x]: {address} "{text}"',
            f"![{text}][x]\n\n[x]: <{address}> '{text}'",
        )
    )


def _heading(chance: random.Random) -> str:
    return f"{'#' * chance.randint(1, 7)} {_line(chance)}"


def _table(chance: random.Random) -> str:
    cells = [_line(chance).replace("|", "\\|") for _ in range(4)]
    return f"| {cells[0]} | {cells[1]} |\n|:--|--:|\n| {cells[2]} | {cells[3]} |"


def _block(chance: random.Random) -> str:
    name = chance.choice(("callout", "example", "prompt", "script", 'prompt x" onclick="ran(1)'))
    closing = chance.choice((":::", "::::", ""))
    return f"::: {name} {_line(chance)}\n{_evil(chance)}\n{closing}"


def _quoted(chance: random.Random) -> str:
    mark = chance.choice(("> ", "- ", "1. ", "    ", "> > - "))
    return "\n".join(mark + part for part in (_line(chance), _link(chance).split("\n", 1)[0]))


def _deep(chance: random.Random) -> str:
    opening = chance.choice(
        ("> ", "- ", "[", "![", "*", "**", "<b>", "(", "`", "~", "::: callout\n")
    )
    return opening * chance.choice((20, 200, 900)) + _line(chance)


def _code(chance: random.Random) -> str:
    return f"```{_line(chance).replace('`', '')}\n{_evil(chance)}\n{chance.choice(('```', ''))}"


def _broken(chance: random.Random) -> str:
    return _evil(chance) * chance.choice((2, 10, 60))


_SHAPES: tuple[Callable[[random.Random], str], ...] = (
    _evil, _link, _link, _heading, _table, _block, _block, _quoted, _deep, _code, _broken,
)  # fmt: skip
