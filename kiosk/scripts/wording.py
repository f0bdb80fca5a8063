"""Warnings about words that are spoken: commands, which the kiosk may hear itself say, and orders.

A person who is tense takes an order as one more thing to fail at; an invitation leaves the choice. What
grants a choice ("you do not have to", "there is no need to") is welcome. The tables hold what is an
order in a language, each with what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kiosk.core.phrases import EVERYWHERE, IN_EXERCISE
from kiosk.scripts.findings import Finding
from kiosk.scripts.passages import Passage
from kiosk.words.languages import words_of

_SENTENCE = r"(?:^|(?<=[.!?…] )|(?<=[.!?…][\"”’»] )|(?<=[“\"«¡]))"
"""Where a sentence begins."""

_CLAUSE = rf"(?:{_SENTENCE}|(?<=[,;:] )|(?<=\bplease )|(?<=\bfavor ))"
"""Where part of a sentence begins."""

_COULD = "Offer it, like “You could …” or “If you like, …”."
_NO_NEED = "Say what is fine, like “There is no need to …” or “You do not have to …”."
_EASE = "Nobody can do this at will. Say what is fine as it is, like “Whatever you notice is fine.”."
_QUIET = "End the sentence with a full stop."

_COULD_ES = "Offer it, like “Puede …” or “Si quiere, …”."
_NO_NEED_ES = "Say what is fine, like “No es necesario …” or “No tiene que …”."
_EASE_ES = "Nobody can do this at will. Say what is fine as it is, like “Lo que note está bien.”."

ORDERS: dict[str, dict[str, str]] = {
    "en": {
        r"\byou(?: really| just| always| simply| now)? must\b": _COULD,
        r"\byou(?:['’]ve)?(?: really| just| always| simply| now)? (?:have|need|got|ought) to\b": _COULD,
        r"\byou(?: really| just| always| simply| now)? should(?:n['’]t)?\b": _COULD,
        r"\byou(?: had|['’]d) better\b": _COULD,
        r"\b(?:make sure|be sure to|you are required to|you are not allowed to)\b": _COULD,
        _CLAUSE + r"(?:don['’]t|do not)\b": _NO_NEED,
        _SENTENCE + r"never\b": _NO_NEED,
        r"\b(?:try|concentrate|focus) harder\b": _EASE,
        r"\b(?:stop (?:thinking|worrying|crying)|calm down|just relax|cheer up|snap out of it|force yourself)\b": _EASE,
    },
    "es": {
        r"\bdeb(?:e|es|ería|erías)\b": _COULD_ES,
        r"\b(?:tienes?|tendrás?|tendrías?|hay) que\b": _COULD_ES,
        r"\b(?:has|ha) de\b": _COULD_ES,
        r"\b(?:es necesario que|es obligatorio|asegúrese|asegúrate)\b": _COULD_ES,
        _SENTENCE + r"nunca\b": _NO_NEED_ES,
        _CLAUSE + r"no (?:se |te |lo |la )?(?:abra|aguante|apriete|apure|cierre|deje|fuerce|haga|hable|intente|juzgue"
        r"|llore|luche|mire|mueva|olvide|pare|permita|piense|preocupe|retenga|tenga)s?\b": _NO_NEED_ES,
        r"\b(?:deja de pensar|deje de pensar|esfuérzate|esfuércese|cálmate|cálmese|tranquilízate|tranquilícese"
        r"|concéntrate|concéntrese|anímate|anímese)\b": _EASE_ES,
    },
}
"""For each language what is an order there, as regular expressions, each with what to write instead."""

_CHOICES = {
    "en": """
        all anything as because before did do everything how if may might nothing something that thing things
        until what whatever when whenever where wherever who why words would
    """,
    "es": "cuando lo nada nadie no que quien si",
}
CHOICES = {language: frozenset(words.split()) for language, words in _CHOICES.items()}
"""For each language the words after which the same is none: "if you have to", "what you need to say"."""

OTHER_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "pause": "“rest” or “a quiet moment”",
        "wait": "“stay a while” or “take your time”",
        "repeat": "“do this once more”",
        "next": "“then” or “after that”",
        "skip": "“leave out”",
        "back": "“return”, or “behind you” for the body",
        "go back": "“return”",
        "slower": "“more slowly”",
        "slow down": "“take it more gently”",
        "faster": "“more quickly”",
        "louder": "“stronger”",
        "quieter": "“calmer”",
        "softer": "“gentler”",
        "help": "“support” or “do you good”",
        "stop": "“end” or “leave it there”",
        "home": "“where you live”",
        "go home": "“leave”",
    },
    "es": {
        "pausa": "“descanso” or “reposo”",
        "espera": "“tómese su tiempo”",
        "espere": "“tómese su tiempo”",
        "repetir": "“hacerlo una vez más”",
        "repita": "“hágalo una vez más”",
        "siguiente": "“después” or “luego”",
        "saltar": "“dejar fuera”",
        "atrás": "“detrás”",
        "volver": "“regresar”",
        "ayuda": "“apoyo” or “le sienta bien”",
        "más despacio": "“con más calma”",
        "más lento": "“con más calma”",
        "parar": "“dejarlo”",
        "pare": "“déjelo”",
        "basta": "“es suficiente”",
        "inicio": "“comienzo”",
    },
}
"""What to write for a command word."""


_SHOUT = re.compile("!")
_LAST_WORD = re.compile(r"(\w*) *$")


def ill_worded(spoken: Sequence[Passage], language: str) -> Iterator[Finding]:
    """Yield a warning for each command, order and shout that is spoken, at the first place where it is."""
    for phrase, places in _places(spoken, _command_words(language)).items():
        instead = OTHER_WORDS.get(language, {}).get(phrase)
        hint = f"Write {instead}." if instead else "Say it in other words."
        yield _at_first(places, "This is what people say as a command, and the kiosk may hear itself say it.", hint)
    for order, hint in _orders(language):
        for places in _places(spoken, order, CHOICES[language]).values():
            yield _at_first(places, "This is an order rather than an invitation.", hint)
    for places in _places(spoken, _SHOUT).values():
        yield _at_first(places, "This voice does not shout.", _QUIET)


Place = tuple[Passage, int, str]
"""A passage, where in its text some words begin, and the words."""


def _places(
    spoken: Sequence[Passage], pattern: re.Pattern[str], unless_after: frozenset[str] = frozenset()
) -> dict[str, list[Place]]:
    """Return where the pattern is found, by the words found there; not where one of certain words is right before."""
    places: dict[str, list[Place]] = {}
    for passage in spoken:
        for found in pattern.finditer(passage.text):
            before = _LAST_WORD.search(passage.text, max(0, found.start() - 12), found.start())
            if before is None or before[1].lower() not in unless_after:
                key = found[0].lower().replace("’", "'")
                places.setdefault(key, []).append((passage, found.start(), found[0]))
    return places


def _at_first(places: list[Place], message: str, hint: str) -> Finding:
    passage, start, words = places[0]
    message += f" It is in {len(places)} places." if len(places) > 1 else ""
    return passage.warning(start, words, message, hint)


@cache
def _command_words(language: str) -> re.Pattern[str]:
    """Return a pattern that finds what can be said for a command during an exercise, the longest phrase first."""
    commands = words_of(language).commands
    phrases = {phrase for command in (*EVERYWHERE, *IN_EXERCISE) for phrase in commands[command]}
    either = "|".join(re.escape(phrase).replace("'", "['’]") for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<![\w'’])(?:{either})(?![\w'’])", re.IGNORECASE)


@cache
def _orders(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(order, re.IGNORECASE), hint) for order, hint in ORDERS.get(language, {}).items())
