"""Templates: which questions a reflection answers. Their wording lives in the SPA.

A question key that two templates share means the same in both: its answer moves along when a
person switches template.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Template:
    """A structure for reflecting: question keys in the order in which they are asked."""

    key: str
    questions: tuple[str, ...]


_FREE = Template("free", ("text",))
# Graham Gibbs, Learning by Doing (1988): the reflective cycle.
_GIBBS = Template(
    "gibbs",
    ("description", "feelings", "evaluation", "analysis", "conclusion", "action_plan"),
)

TEMPLATES = {template.key: template for template in (_FREE, _GIBBS)}
TEMPLATE_KEYS = tuple(TEMPLATES)
QUESTIONS = tuple(
    dict.fromkeys(question for template in TEMPLATES.values() for question in template.questions)
)
