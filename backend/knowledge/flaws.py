"""What is wrong with files, in words for whoever brings them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext


@dataclass(frozen=True, order=True)
class Flaw:
    """Why a file is refused: where, and in one sentence why.

    `message` is that sentence in English, marked for translation where it is written, with places
    that `params` fill. Or it is the code of a `DomainError`, whose words are its own.
    """

    file: str
    line: int
    message: str
    params: tuple[tuple[str, str | int], ...] = ()

    @classmethod
    def at(cls, file: str, line: int, message: str, **params: str | int) -> Flaw:
        """Return a flaw whose `message` is filled with `params`."""
        return cls(file, line, message, tuple(sorted(params.items())))

    @property
    def reason(self) -> str:
        """The sentence in English, for operators."""
        return self.message % dict(self.params)

    def tell(self) -> str:
        """Return the sentence in the language of the moment."""
        return gettext(self.message) % dict(self.params)
