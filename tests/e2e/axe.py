"""Asking axe what stands in somebody's way on a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Page

from tools.places import FRONTEND

_SCRIPT = FRONTEND / "node_modules" / "axe-core" / "axe.min.js"
# A colour that is fading into another is no colour to measure. A browser that draws no frame, or
# stops an animation half-way, is not waited for: what it shows then is measured.
_RUN = """async ([only, without]) => {
  const patience = new Promise((resolve) => setTimeout(resolve, 10_000))
  await Promise.race([new Promise(requestAnimationFrame), patience])
  const fading = document.getAnimations()
    .filter((one) => Number.isFinite(one.effect.getComputedTiming().endTime))
  await Promise.race([Promise.allSettled(fading.map((one) => one.finished)), patience])
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]))
  const options = { resultTypes: ['violations'], rules, ...(only.length && { runOnly: only }) }
  const { violations } = await axe.run(document, options)
  return violations.map(({ id, help, nodes }) => ({
    id,
    help,
    places: nodes.slice(0, 3).map((node) => [node.html.slice(0, 120), node.failureSummary]),
  }))
}"""


def violations(page: Page, only: Sequence[str] = (), without: Sequence[str] = ()) -> list[Any]:
    """Return what axe finds wrong on `page` as it is shown now.

    By the rules in `only`, or by all it knows, but for those in `without`.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_SCRIPT.read_text(encoding="utf-8") + "; true")
    found: list[Any] = page.evaluate(_RUN, [list(only), list(without)])
    return found


def sticks_out(page: Page) -> list[str]:
    """Name what is wider than the page, when the page scrolls sideways."""
    found: list[str] = page.evaluate(
        """() => {
          const wide = document.documentElement.clientWidth
          if (document.documentElement.scrollWidth <= wide) return []
          return [...document.body.querySelectorAll('*')]
            .filter((one) => one.getBoundingClientRect().right > wide + 1)
            .slice(0, 5)
            .map((one) => one.outerHTML.slice(0, 160))
        }"""
    )
    return found
