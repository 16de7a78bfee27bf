"""Small, regular repairs around Snowball's Dutch stemmer.

Snowball 3 (after Kraaij and Pohlmann, 1994) leaves the *-e* of adjectives (*grote*), most of the
third persons in *-t* (*rouwt*), plurals with an apostrophe and the closed classes that only a
list can know: strong verbs and plurals that change the noun. It also takes *ge-* from nouns that
never were participles, so that *gezondheid* meets *zon* and *begeleid* meets *beleid*. The lists
follow the tables of the Algemene Nederlandse Spraakkunst (chapters 2.3 and 3.5); forms that are
also an ordinary word of another meaning (*vroeg*, *week*, *school*, *lagen*) are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Stem = Callable[[str], str]

_NOUNS = """
    kinderen:kind kinders:kind eieren:ei liederen:lied bladeren:blad raderen:rad goederen:goed
    gemoederen:gemoed volkeren:volk kalveren:kalf lammeren:lam runderen:rund hoenderen:hoen
    beenderen:been klederen:kleed gelederen:gelid steden:stad schepen:schip leden:lid smeden:smid
    musea:museum centra:centrum criteria:criterium gymnasia:gymnasium crises:crisis
    alumni:alumnus data:datum koeien:koe vlooien:vlo schoenen:schoen
"""

_VERBS = """
    spreken:sprak,spraken,gesproken breken:brak,gebroken steken:stak,gestoken nemen:nam,genomen
    komen:kwam,kwamen stelen:gestolen bevelen:beval,bevolen wreken:gewroken geven:gaf,gegeven
    lezen:las,lazen,gelezen genezen:genas,genazen vergeten:vergat,vergaten eten:gegeten
    treden:trad,traden,getreden meten:gemeten zien:zag,gezien bidden:gebeden
    schrijven:schreef,schreven,geschreven blijven:bleef,bleven,gebleven drijven:dreef,gedreven
    krijgen:kreeg,kregen,gekregen zwijgen:zweeg,zwegen,gezwegen stijgen:stegen,gestegen
    begrijpen:begreep,begrepen grijpen:gegrepen knijpen:kneep,knepen,geknepen
    kijken:keek,keken,gekeken blijken:bleken,gebleken bezwijken:bezweek,bezweken
    lijken:geleken bijten:beet,beten,gebeten lijden:leed,geleden rijden:reed,reden,gereden
    snijden:sneed,sneden,gesneden strijden:streed,streden,gestreden vermijden:vermeed,vermeden
    verdwijnen:verdween,verdwenen schijnen:scheen,schenen,geschenen wijzen:wees,wezen,gewezen
    bewijzen:bewees,bewezen prijzen:prezen,geprezen rijzen:rees,rezen,gerezen
    verwijten:verweet,verweten smijten:smeet,smeten,gesmeten wijten:geweten
    bieden:bood,boden,geboden verbieden:verbood,verboden vliegen:vloog,vlogen,gevlogen
    liegen:loog,logen,gelogen bedriegen:bedroog,bedrogen kiezen:koos,kozen,gekozen
    verliezen:verloor,verloren vriezen:vroor,gevroren genieten:genoten gieten:gegoten
    schieten:schoot,schoten,geschoten sluiten:gesloten kruipen:kroop,kropen,gekropen
    buigen:gebogen zuigen:gezogen duiken:dook,doken,gedoken ruiken:geroken
    schuilen:gescholen schuiven:schoof,schoven,geschoven stuiven:gestoven fluiten:floot,gefloten
    binden:gebonden vinden:vond,vonden,gevonden winden:gewonden
    beginnen:begon,begonnen spinnen:gesponnen drinken:dronk,dronken,gedronken
    klinken:klonk,klonken,geklonken zinken:zonk,gezonken stinken:stonk,gestonken
    dwingen:dwong,dwongen,gedwongen dringen:drong,drongen,gedrongen zingen:zong,zongen,gezongen
    springen:sprong,sprongen,gesprongen zwemmen:zwom,zwommen,gezwommen
    trekken:trok,trokken,getrokken schrikken:schrok,schrokken,geschrokken
    vertrekken:vertrok,vertrokken treffen:trof,troffen,getroffen vechten:gevochten
    schenken:schonk,schonken,geschonken zenden:zond smelten:smolt,gesmolten
    schelden:schold,gescholden gelden:gold,gegolden helpen:hielp,hielpen,geholpen
    sterven:stierf,stierven,gestorven zwerven:zwierf,zwierven,gezworven
    werpen:wierp,wierpen,geworpen werven:wierf,geworven bederven:bedierf,bedorven
    worden:werd,werden,geworden slapen:sliep,sliepen,geslapen lopen:liep,liepen,gelopen
    roepen:riep,riepen,geroepen vallen:viel,vielen,gevallen houden:hield,hielden,gehouden
    laten:liet,lieten,gelaten hangen:hing,hingen,gehangen vangen:ving,vingen,gevangen
    gaan:ging,gingen,gegaan staan:stond,stonden,gestaan doen:deed,deden,gedaan
    slaan:sloeg,sloegen,geslagen dragen:droeg,droegen,gedragen graven:groef,groeven,gegraven
    raden:ried,geraden heten:heette,geheten stoten:gestoten wassen:gewassen
    brengen:bracht,brachten,gebracht denken:dacht,dachten,gedacht zoeken:zocht,zochten,gezocht
    kopen:kocht,kochten,gekocht weten:wist,wisten,geweten zeggen:zei,zeiden,gezegd
    zweren:zwoer,gezworen scheppen:schiep,schiepen,geschapen liggen:gelegen zitten:gezeten
    hebben:gehad
"""

_PARTICLES: tuple[str, ...] = tuple(
    re.findall(
        r"\w+",
        "aan achter af bij binnen buiten dicht door goed in klaar los mee na neer om onder op open "
        "over plaats rond samen stil tegen terug thuis toe tussen uit vast vol voor vooruit weg",
    )
)
_FIXED = ("be", "ver", "her", "ont")
_PREFIXES = (*_PARTICLES, *_FIXED)

# Nouns and adjectives in ge-…-d/-t(e) that are no participles.
_NO_PARTICIPLE = re.compile(
    r"ge(?:bed|bied|bod|duld|luid|moed|weld|zond|nood|laat|recht|dicht|zicht|wicht|vecht|slacht|"
    r"est|not|hucht|rucht|meent|boort|daant|woont|zindt|steent|dacht|lofte|stalt|noot|zag|\w*heid$)"
)
_PARTICIPLE = re.compile(rf"^(?:{'|'.join(_PARTICLES)})?ge.{{2,}}(?:d|t|de|te)$")

_PLURAL_S = re.compile(r"(?<=[^aeiou\W][aoy])s$|(?<=[^aeiou\W]e)s$")
_NO_PLURAL = ("verlies", "advies", "precies")
_ADJECTIVE = re.compile(r"[^aeiouj\W]e$|[ao]ie$")
# A third person in -t: behind a long vowel and a consonant, or where no noun ends like that.
_THIRD_PERSON = re.compile(
    r"(?:(?:aa|ee|oo|uu|ie|oe|eu|ij|ui|ei|ou)[lnrfpkmg]|[gwml]|.[aeiou].*er)t$"
)
_DOUBLE = re.compile(r"([aeiouy].*?)(aa|ee|oo|uu)([^aeiouy]+)$")


def _shorten(match: re.Match[str]) -> str:
    """Write a long vowel once: behind the first syllable its spelling follows the ending."""
    before, vowel, after = match.groups()
    return f"{before}{vowel[0]}{after}"


class DutchStemmer:
    """Snowball's stemmer with the repairs around it. Words come in folded."""

    def __init__(self, snowball: Stem) -> None:
        self._snowball = snowball
        self._known: dict[str, str] = {}
        self._nouns: dict[str, str] = {}
        for entry in _NOUNS.split():
            plural, singular = entry.split(":")
            self._nouns[plural] = singular
        known: dict[str, str] = {}
        for entry in _VERBS.split():
            infinitive, forms = entry.split(":")
            for form in forms.split(","):
                known[self(form)] = self(infinitive)
        self._known = known

    def __call__(self, word: str) -> str:
        """Return the stem of `word`."""
        stem = self._regular(self._singular(word.removesuffix("'s")))
        return self._known_stem(stem)

    def _singular(self, word: str) -> str:
        if word in self._nouns:
            return self._nouns[word]
        if word.endswith("kinderen"):
            return word[:-5]
        if word.endswith("eeen"):
            return word[:-2]
        if word.endswith("ici") and len(word) > 5:
            return word[:-1] + "us"
        if word.endswith("leden") and not word.endswith(("geleden", "verleden", "bekleden")):
            return word[:-5] + "lid" if not word.endswith("overleden") else word
        return _PLURAL_S.sub("", word) if len(word) > 4 else word

    def _regular(self, word: str) -> str:
        if word.endswith(_NO_PLURAL):
            word = word[:-1] + "zen"
        lengthened = word + "n" if len(word) > 3 and _ADJECTIVE.search(word) else word
        stem = self._with_prefix(word, self._snowball(lengthened))
        if _THIRD_PERSON.search(stem) and len(stem) > 3:
            stem = stem[:-1]
        return _DOUBLE.sub(_shorten, stem)

    @staticmethod
    def _with_prefix(word: str, stem: str) -> str:
        """Put *ge* back where Snowball took it from something that is no participle."""
        for prefix in ("", *_FIXED):
            start = prefix + "ge"
            if word.startswith(start) and not stem.startswith(start):
                participle = not prefix and _PARTICIPLE.match(word)
                if not participle or _NO_PARTICIPLE.match(word):
                    return start + stem.removeprefix(prefix)
        return stem

    def _known_stem(self, stem: str) -> str:
        if stem in self._known:
            return self._known[stem]
        for prefix in _PREFIXES:
            rest = stem[len(prefix) :]
            if stem.startswith(prefix) and rest in self._known:
                return prefix + self._known[rest]
        return stem
