"""Going through a page with the keyboard alone, and looking where the focus is."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

_STEPS = 60
_WHERE = """() => {
  const one = document.activeElement
  const circled = (element) => {
    const style = getComputedStyle(element)
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
  }
  const near = [one, one.parentElement, one.parentElement?.parentElement].filter(Boolean)
  const label = one.labels?.[0]?.textContent ?? one.getAttribute('aria-label')
  return {
    tag: one.tagName.toLowerCase(),
    name: (label ?? one.textContent ?? '').trim().replace(/\\s+/g, ' '),
    // Inside a date Chromium circles its own button, where no style can be asked.
    visible: near.some(circled) || one.type === 'date',
  }
}"""


def tab_to(page: Page, name: str | re.Pattern[str], *, back: bool = False) -> None:
    """Press Tab (`back`: with Shift) until what reads `name` has the focus, seen all the way.

    Past the last stop of a page the focus leaves the document, for the browser's own buttons,
    and comes back at the top. That may happen once more, when the page arrived only now and
    took the focus to its beginning.
    """
    wanted = name if isinstance(name, re.Pattern) else re.compile(f"^{re.escape(name)}$")
    passed: list[str] = []
    left = 0
    for _step in range(_STEPS):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        where = page.evaluate(_WHERE)
        if where["tag"] == "body":
            left += 1
            assert left <= 2, f"{name} is nowhere on the page; passed were {passed}."
            continue
        if where["tag"] == "main":
            # The page arrived just now and took the focus to its beginning.
            continue
        assert where["visible"], f"The focus on {where} is not seen."
        passed.append(where["name"][:60])
        if wanted.search(where["name"]):
            return
    raise AssertionError(f"{name} is not reached with Tab; passed were {passed}.")


def press(page: Page, name: str | re.Pattern[str], key: str = "Enter") -> None:
    """Go to what reads `name` and press it."""
    tab_to(page, name)
    page.keyboard.press(key)


def use_tool(page: Page, name: str, choice: str = "", *, bar: str = "Opmaak") -> None:
    """Go from the text to its buttons, take the one called `name`, and come back to the text.

    `choice` is taken from the list that the button opens.
    """
    page.keyboard.press("Alt+F10")
    if bar != "Opmaak":
        tab_to(page, re.compile("."))
    _arrow_to(page, name)
    page.keyboard.press("Enter")
    if choice:
        item = page.get_by_role("menuitem", name=choice, exact=True).or_(
            page.get_by_role("menuitemradio", name=choice, exact=True)
        )
        expect(item).to_be_visible()
        for _step in range(_STEPS):
            if item.evaluate("one => one === document.activeElement"):
                break
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(item).to_be_hidden()
    if page.get_by_role("dialog").count() == 0:
        page.keyboard.press("Escape")


def _arrow_to(page: Page, name: str) -> None:
    """Press arrows until the button called `name` has the focus; the row stops at both ends."""
    passed: list[str] = []
    for key in ("ArrowRight", "ArrowLeft"):
        before = ""
        while (where := page.evaluate(_WHERE))["name"] != before:
            assert where["visible"], f"The focus on {where} is not seen."
            before = where["name"]
            if before.startswith(name):
                return
            passed.append(before)
            page.keyboard.press(key)
    raise AssertionError(f"{name} is not among the buttons; passed were {passed}.")


def take_from_palette(page: Page, words: str) -> None:
    """Call the palette, type `words` and take what it offers first."""
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Waar wil je heen?")).to_be_focused()
    page.keyboard.type(words)
    page.keyboard.press("Enter")


def arrived(page: Page, title: Locator) -> None:
    """Wait for a page with this title; the focus must have come along to it."""
    expect(title).to_be_visible()
    expect(page.locator(":focus")).to_have_count(1)
