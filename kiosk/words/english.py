"""What is understood in English."""

from __future__ import annotations

from kiosk.words.words import Words

ENGLISH = Words(
    language="en",
    language_name="English",
    commands={
        "start": ("start", "begin", "let's start"),
        "pause": ("pause", "wait"),
        "continue": ("continue", "go on", "carry on"),
        "repeat": ("repeat", "say that again"),
        "next": ("next", "skip"),
        "back": ("back", "go back"),
        "more": ("more",),
        "slower": ("slower", "slow down"),
        "faster": ("faster",),
        "louder": ("louder",),
        "quieter": ("quieter", "softer"),
        "help": ("help", "help me", "help please", "please help", "i need help", "i need a person", "can you help me"),
        "stop": ("stop", "stop please", "please stop"),
        "home": ("home", "go home"),
        "finish": ("finish",),
        "another": ("another", "another one"),
        "again": ("again",),
        "stay": ("stay", "i'm here", "i'm still here"),
        "ready": ("ready", "i'm ready", "done", "i'm done"),
        "no holds": ("no holds", "no holding", "without holding"),
        "text size": ("larger text", "bigger text", "usual text"),
        "language": ("spanish",),
        "theme": ("dark screen", "high contrast", "light screen"),
        "touch only": ("touch only",),
    },
    yes=(
        *("yes", "yeah", "yep", "yup", "yes please", "sure", "okay", "all right", "of course", "absolutely"),
        *("i do", "i would", "i'd like that", "sounds good", "go ahead", "why not"),
    ),
    no=(
        *("no", "nope", "no thanks", "no thank you", "not really", "not now", "not today", "not yet", "no way"),
        *("i don't", "i'd rather not", "rather not", "i don't think so"),
    ),
    person=("person", "a person"),
    numbers=("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    sounds_like={"won": "one", "to": "two", "too": "two", "for": "four", "ate": "eight", "none": "zero"},
    ordinals=("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
    by_number=("{number}", "number {number}", "{ordinal} one", "the {ordinal} one", "the {ordinal}"),
    last=("the last one", "the last"),
    by_name=("the {name} one", "{name} please"),
    fillers=(
        *("a", "the", "um", "well", "please", "maybe", "about", "around", "probably", "i think", "i'd say"),
        *("i'd like", "it's", "let's", "out of ten", "uh", "perhaps", "i guess", "something like"),
    ),
    corrections=("no", "oh no", "no wait", "sorry", "no sorry", "i mean", "i meant", "make that"),
    regions={
        **dict.fromkeys(("face", "forehead", "eyes", "jaw"), "face"),
        **dict.fromkeys(("shoulders", "shoulder", "neck"), "shoulders"),
        **dict.fromkeys(("arms", "arm"), "arms"),
        **dict.fromkeys(("hands", "hand", "fists", "fist"), "hands"),
        **dict.fromkeys(("stomach", "belly"), "belly"),
        **dict.fromkeys(("hips", "hip"), "hips"),
        **dict.fromkeys(("thighs", "legs", "calves"), "legs"),
        **dict.fromkeys(("feet", "foot", "toes"), "feet"),
    },
    scale_names={},
)
