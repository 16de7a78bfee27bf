"""Pages set by Typst, in a process of its own, with our fonts and our paper."""

from core.typesetting.pressing import FONTS, Press, TypesettingFailedError, press

__all__ = ["FONTS", "Press", "TypesettingFailedError", "press"]
