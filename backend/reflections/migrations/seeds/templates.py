"""Ours, as the migration plants them; never edited: another wording is another migration.

Free; Graham Gibbs, Learning by Doing (1988); Fred Korthagen's ALACT (1985, 2001); STARR;
John Driscoll's What / So what / Now what (1994, after Terry Borton, 1970).
"""

from __future__ import annotations

from typing import Any


def _texts(nl: str, fr: str, en: str) -> dict[str, str]:
    return {"nl": nl, "fr": fr, "en": en}


def _ask(key: str, text: dict[str, str], hint: dict[str, str]) -> dict[str, Any]:
    return {"key": key, "text": text, "hint": hint}


_FREE = {
    "name": _texts("Vrij schrijven", "Écriture libre", "Write freely"),
    "description": _texts(
        "Een leeg blad, zonder vragen.",
        "Une page blanche, sans questions.",
        "An empty page, without questions.",
    ),
    "questions": [
        _ask(
            "text",
            _texts("Je reflectie", "Votre réflexion", "Your reflection"),
            _texts(
                "Wat houdt je bezig na dit gesprek?",
                "Qu’est-ce qui vous préoccupe après cet entretien ?",
                "What stays with you after this conversation?",
            ),
        )
    ],
}
_GIBBS = {
    "name": _texts("Zes vragen van Gibbs", "Six questions de Gibbs", "Gibbs’ six questions"),
    "description": _texts(
        "Van wat er gebeurde naar wat je een volgende keer doet.",
        "De ce qui s’est passé à ce que vous ferez la prochaine fois.",
        "From what happened to what you will do next time.",
    ),
    "questions": [
        _ask(
            "description",
            _texts("Wat gebeurde er?", "Que s’est-il passé ?", "What happened?"),
            _texts(
                "Vertel het zoals een camera het zag: wie, waar, wat.",
                "Racontez-le comme une caméra l’aurait vu : qui, où, quoi.",
                "Tell it as a camera saw it: who, where, what.",
            ),
        ),
        _ask(
            "feelings",
            _texts(
                "Wat dacht en voelde je?",
                "Qu’avez-vous pensé et ressenti ?",
                "What did you think and feel?",
            ),
            _texts(
                "Tijdens het gesprek, en erna.",
                "Pendant l’entretien, et après.",
                "During the conversation, and afterwards.",
            ),
        ),
        _ask(
            "evaluation",
            _texts(
                "Wat ging goed en wat was moeilijk?",
                "Qu’est-ce qui s’est bien passé et qu’est-ce qui était difficile ?",
                "What went well and what was hard?",
            ),
            _texts("Allebei mag er zijn.", "Les deux ont leur place.", "Both may be there."),
        ),
        _ask(
            "analysis",
            _texts(
                "Hoe begrijp je wat er gebeurde?",
                "Comment comprenez-vous ce qui s’est passé ?",
                "How do you make sense of what happened?",
            ),
            _texts(
                "Wat speelde er mee, bij jou en bij de ander?",
                "Qu’est-ce qui a joué, chez vous et chez l’autre ?",
                "What played a part, on your side and on theirs?",
            ),
        ),
        _ask(
            "conclusion",
            _texts(
                "Wat had je ook kunnen doen?",
                "Qu’auriez-vous pu faire d’autre ?",
                "What else could you have done?",
            ),
            _texts(
                "En wat leer je hieruit?",
                "Et qu’en retenez-vous ?",
                "And what do you learn from it?",
            ),
        ),
        _ask(
            "action_plan",
            _texts(
                "Wat doe je een volgende keer?",
                "Que ferez-vous la prochaine fois ?",
                "What will you do next time?",
            ),
            _texts(
                "Een kleine, haalbare stap is genoeg.",
                "Un petit pas réalisable suffit.",
                "A small step that you can take is enough.",
            ),
        ),
    ],
}
_ALACT = {
    "name": _texts("Spiraal van Korthagen", "Spirale de Korthagen", "Korthagen’s spiral"),
    "description": _texts(
        "Terugkijken op wat je deed, en kiezen wat je uitprobeert.",
        "Revenir sur ce que vous avez fait, et choisir ce que vous essaierez.",
        "Look back on what you did, and choose what to try out.",
    ),
    "questions": [
        _ask(
            "action",
            _texts("Wat deed je?", "Qu’avez-vous fait ?", "What did you do?"),
            _texts(
                "Eén moment is genoeg. Wat wilde je bereiken?",
                "Un seul moment suffit. Que vouliez-vous atteindre ?",
                "One moment is enough. What did you want to achieve?",
            ),
        ),
        _ask(
            "looking_back",
            _texts(
                "Hoe kijk je erop terug?",
                "Comment le voyez-vous après coup ?",
                "How do you look back on it?",
            ),
            _texts(
                "Wat wilde, dacht, voelde en deed jij? En de ander?",
                "Que vouliez-vous, pensiez-vous, ressentiez-vous, faisiez-vous ? Et l’autre ?",
                "What did you want, think, feel and do? And the other person?",
            ),
        ),
        _ask(
            "essentials",
            _texts(
                "Wat was hierin belangrijk voor jou?",
                "Qu’est-ce qui a compté pour vous ?",
                "What mattered most in this for you?",
            ),
            _texts(
                "Hoe hangt het ene samen met het andere?",
                "Comment les choses sont-elles liées ?",
                "How does one thing hang together with another?",
            ),
        ),
        _ask(
            "alternatives",
            _texts(
                "Welke andere manieren zie je?",
                "Quelles autres façons voyez-vous ?",
                "Which other ways do you see?",
            ),
            _texts(
                "Wat heeft elk ervan voor en tegen?",
                "Quels sont leurs avantages et leurs inconvénients ?",
                "What speaks for and against each of them?",
            ),
        ),
        _ask(
            "action_plan",
            _texts(
                "Wat ga je uitproberen?",
                "Qu’allez-vous essayer ?",
                "What are you going to try out?",
            ),
            _texts(
                "Hiermee begint de volgende ronde.",
                "C’est là que commence le tour suivant.",
                "The next round begins with this.",
            ),
        ),
    ],
}
_STARR = {
    "name": _texts("STARR", "STARR", "STARR"),
    "description": _texts(
        "Situatie, taak, actie, resultaat, reflectie.",
        "Situation, tâche, action, résultat, réflexion.",
        "Situation, task, action, result, reflection.",
    ),
    "questions": [
        _ask(
            "situation",
            _texts("Wat was de situatie?", "Quelle était la situation ?", "What was the situation?"),
            _texts(
                "Wie was erbij, en waar en wanneer was het?",
                "Qui était là, où et quand était-ce ?",
                "Who was there, and where and when was it?",
            ),
        ),
        _ask(
            "task",
            _texts("Wat was je taak?", "Quelle était votre tâche ?", "What was your task?"),
            _texts(
                "Wat werd er van je verwacht? Wat verwachtte je van jezelf?",
                "Qu’attendait-on de vous ? Qu’attendiez-vous de vous-même ?",
                "What was expected of you? What did you expect of yourself?",
            ),
        ),
        _ask(
            "action",
            _texts("Wat deed je?", "Qu’avez-vous fait ?", "What did you do?"),
            _texts(
                "Stap voor stap. Wat zei je?",
                "Pas à pas. Qu’avez-vous dit ?",
                "Step by step. What did you say?",
            ),
        ),
        _ask(
            "result",
            _texts("Wat kwam eruit?", "Qu’en est-il sorti ?", "What came of it?"),
            _texts(
                "Voor jou, en voor de ander.",
                "Pour vous, et pour l’autre.",
                "For you, and for the other person.",
            ),
        ),
        _ask(
            "reflection",
            _texts(
                "Wat denk je er nu van?",
                "Qu’en pensez-vous maintenant ?",
                "What do you think of it now?",
            ),
            _texts(
                "Wat doe je weer zo, en wat anders?",
                "Que referiez-vous, et que changeriez-vous ?",
                "What will you do again, and what differently?",
            ),
        ),
    ],
}
_WHAT = {
    "name": _texts("Wat, en dan, en nu", "Quoi, et alors, et maintenant", "What, so what, now what"),
    "description": _texts(
        "Drie korte vragen, als je weinig tijd hebt.",
        "Trois courtes questions, quand le temps manque.",
        "Three short questions, for when time is short.",
    ),
    "questions": [
        _ask(
            "description",
            _texts("Wat gebeurde er?", "Que s’est-il passé ?", "What happened?"),
            _texts(
                "In een paar zinnen.",
                "En quelques phrases.",
                "In a few sentences.",
            ),
        ),
        _ask(
            "meaning",
            _texts("En wat zegt dat?", "Et alors, qu’est-ce que cela dit ?", "So what does it say?"),
            _texts(
                "Waarom blijft dit je bij?",
                "Pourquoi cela vous reste-t-il ?",
                "Why does this stay with you?",
            ),
        ),
        _ask(
            "action_plan",
            _texts("En wat doe je nu?", "Et maintenant, que faites-vous ?", "Now what will you do?"),
            _texts(
                "Een kleine, haalbare stap is genoeg.",
                "Un petit pas réalisable suffit.",
                "A small step that you can take is enough.",
            ),
        ),
    ],
}

TEMPLATES: dict[str, dict[str, Any]] = {
    "free": _FREE,
    "gibbs": _GIBBS,
    "alact": _ALACT,
    "starr": _STARR,
    "what-so-what": _WHAT,
}
