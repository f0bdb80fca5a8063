"""Explaining a line that does not fit the grammar: what people get wrong, and what to write instead."""

from __future__ import annotations

import re

from kiosk.scripts.findings import Finding, most_alike
from kiosk.scripts.lines import Line, finding

EXAMPLES = {
    "pause": "[pause 4 seconds]",
    "breathe": "[breathe in 4, out 6, 5 rounds]",
    "tense": "[tense 5, release 15]",
    "count": "[count 5, up to 60 seconds]",
    "wait": "[wait until ready, up to 60 seconds]",
    "rate": "[rate tension]",
    "repeat": "[repeat 3 times]",
    "end": "[end repeat]",
    "sound": "[sound rain]",
    "voice": "[voice welcome.ogg]",
}
"""The instructions, each with an example."""

_SAYING_THE_SAME = {
    "audio": "voice",
    "exhale": "breathe",
    "hold": "breathe",
    "inhale": "breathe",
    "loop": "repeat",
    "music": "sound",
    "play": "voice",
    "recording": "voice",
    "relax": "tense",
    "rest": "pause",
    "silence": "pause",
    "stop": "end",
}
"""Words that people write, and the instructions that they mean."""

_OFTEN_MEANT = (
    (
        r"wait .*\d",
        "To wait for somebody, write “[wait until ready, up to 60 seconds]”; for silence, “[pause 10 seconds]”.",
    ),
    (r"end\b", "Write “[end repeat]” below what is repeated. An exercise ends by itself, after its last line."),
)
"""What people write in brackets that does not fit, and what they may want to write instead."""


def explain(line: Line, at: int) -> Finding:
    """Return what is wrong with a line that cannot be read from its character `at` on."""
    match line.text[0]:
        case "[":
            return _instruction(line, at)
        case "#":
            return finding(line, "This heading has no name.", "Write a name after it, like “## Breathe”.")
        case "-":
            return _answer(line, at)
        case _:
            return _brackets_in_text(line)


def _instruction(line: Line, at: int) -> Finding:
    inside, closed, rest = line.text[1:].partition("]")
    if not closed:
        return finding(line, "This instruction has no closing bracket.", "Write “]” where it ends.")
    word = first_word(inside)
    if word not in EXAMPLES:
        return _unknown(line, word, len(inside) + 2)
    if rest:
        return _not_alone(line, len(inside) + 2)
    example = _often_meant(inside) or f"Write it like this: “{EXAMPLES[word]}”."
    if at > len(inside):
        return finding(line, "Something is missing in this instruction.", example)
    return finding(line, "This does not fit here.", example, at, len(inside) + 1)


def first_word(text: str) -> str:
    """Return the first word of a text in lower case, without what stands before it."""
    word = re.search(r"\w+", text)
    return word[0].lower() if word else ""


def _often_meant(inside: str) -> str:
    return next((hint for pattern, hint in _OFTEN_MEANT if re.match(pattern, inside, re.IGNORECASE)), "")


def _unknown(line: Line, word: str, end: int) -> Finding:
    meant = _SAYING_THE_SAME.get(word) or most_alike(word, EXAMPLES)
    hint = f"Instructions are: {', '.join(EXAMPLES.values())}."
    if meant:
        hint = f"Did you mean “{meant}”, as in “{EXAMPLES[meant]}”?"
    return finding(line, "The kiosk does not know this instruction.", hint, 0, end)


def _not_alone(line: Line, start: int) -> Finding:
    return finding(line, "An instruction needs a line of its own.", "Put this on the line below.", start)


def _answer(line: Line, at: int) -> Finding:
    answer, colon, rest = line.text[2:].partition(":")
    if colon and (at > len(answer) + 2 or not rest):
        return finding(line, "This answer does not say where it leads.", how_to_lead(answer, rest), 2)
    example = "- no answer after 20 seconds: next" if answer.lower().startswith("no ") else "- yes, please: next"
    return finding(line, "This does not fit here.", f"Write it like this: “{example}”.", at)


def how_to_lead(answer: str, target: str) -> str:
    """Return a hint on how to write an answer that leads to what was probably meant."""
    target = re.sub(r"^ *go *to\b *", "", target, flags=re.IGNORECASE).strip()
    word = target.lower().rstrip(". ")
    if word in {"next", "repeat", "end"}:
        return f"Write “- {answer}: {word}”."
    return f"Write “- {answer}: go to {target or '…'}”, with the name of a part."


def _brackets_in_text(line: Line) -> Finding:
    opened = line.text.find("[")
    inside = line.text.partition("]")[0]
    if opened > 0:
        return _not_alone(line, opened)
    hint = f"Write “[{inside}]”, or take the bracket out."
    return finding(line, "This bracket closes but does not open.", hint, 0, len(inside) + 1)
