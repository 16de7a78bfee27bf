"""What the converter tells the editor in the text itself, in the language of the text."""

from __future__ import annotations

_TEXTS = {
    "nl": {
        "to_do": "Nog te doen",
        "picture": "beeld",
        "gallery": "hier stond een galerij met deze beelden",
        "code": "hier stond een onderdeel van WordPress",
        "embed": "hier stond iets van elders",
        "caption": "Bijschrift",
        "origin": "Dit kwam uit WordPress",
        "by": "geschreven door",
        "on": "datum",
        "title": "de hele titel",
    },
    "fr": {
        "to_do": "À faire",
        "picture": "image",
        "gallery": "ici se trouvait une galerie avec ces images",
        "code": "ici se trouvait un élément de WordPress",
        "embed": "ici se trouvait un contenu venu d'ailleurs",
        "caption": "Légende",
        "origin": "Ce texte vient de WordPress",
        "by": "écrit par",
        "on": "date",
        "title": "le titre entier",
    },
    "en": {
        "to_do": "To do",
        "picture": "picture",
        "gallery": "a gallery with these pictures stood here",
        "code": "a part of WordPress stood here",
        "embed": "something from elsewhere stood here",
        "caption": "Caption",
        "origin": "This came from WordPress",
        "by": "written by",
        "on": "date",
        "title": "the whole title",
    },
}


def say(name: str, language: str) -> str:
    """Return the words called `name` in `language`."""
    return _TEXTS[language][name]
