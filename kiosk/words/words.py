"""The words of a language: every text that the kiosk itself says or shows, and what it understands.

Each text stands here once, in English; the other languages are in `locale`. Texts are invitations, in plain
words; a rating is never said aloud. Words to say stand in curly quotes, which the screen emphasises. Comments
that begin with "Translators:" are shown to translators. Exercises bring their own words.
"""

from __future__ import annotations

import re
from functools import cached_property
from gettext import NullTranslations

from kiosk.words.catalogue import each, gettext, load, ngettext, pgettext
from kiosk.words.crisis import CRISIS_LINES
from kiosk.words.scales import OTHER_SCALE, SCALES, Scale
from kiosk.words.staff import StaffWords
from kiosk.words.understood import Understood


class Words(Understood, frozen=True, kw_only=True, dict=True):
    """All words of one language. Names in braces stand for what is put in."""

    @cached_property
    def catalogue(self) -> NullTranslations:
        """The texts of this language."""
        return load(self.language)

    @cached_property
    def staff(self) -> StaffWords:
        """What staff read."""
        return StaffWords(self.catalogue)

    # --- areas, moves

    areas = each(
        {
            "Relax": pgettext("area", "Relax"),
            "Ground": pgettext("area", "Ground"),
            "Feel": pgettext("area", "Feel"),
            "Notice": pgettext("area", "Notice"),
            "Reframe": pgettext("area", "Reframe"),
            "Connect": pgettext("area", "Connect"),
            "Strengthen": pgettext("area", "Strengthen"),
        }
    )
    """The names of the areas, by the name that scripts use."""
    area_notes = each(
        {
            "Relax": gettext("Slow the breath, soften the body"),
            "Ground": gettext("Come back to the room and your senses"),
            "Feel": gettext("Name what is here, let it move"),
            "Notice": gettext("See what happens again and again"),
            "Reframe": gettext("Look at a thought another way"),
            "Connect": gettext("Say what you need, set a limit"),
            "Strengthen": gettext("Remember what you can do"),
        }
    )
    moves = each(
        {
            # Translators: The moves are said while eyes may be closed: each should begin with another sound.
            "in": pgettext("move of a breath", "Breathe in"),
            "hold": pgettext("move of a breath", "Hold"),
            "out": pgettext("move of a breath", "Breathe out"),
            "tense": pgettext("move of a muscle", "Tense"),
            "release": pgettext("move of a muscle", "Let go"),
        }
    )

    # Translators: Sounds in the background.
    sounds = each(
        {
            "rain": pgettext("sound", "rain"),
            "sea": pgettext("sound", "the sea"),
            "brown noise": pgettext("sound", "a soft sound"),
        }
    )

    # --- ratings

    scales = SCALES
    other_scale = OTHER_SCALE

    # --- Welcome, choosing

    welcome_title = gettext("Take a moment for yourself")
    welcome_text = gettext("Short spoken exercises to help you settle while you wait.")
    # Translators: {clinic} is the name of the clinic.
    welcome_text_of = gettext("{clinic}: short spoken exercises to help you settle while you wait.")
    # Translators: It stands below the button “Start”.
    start_hint = gettext("or say “start”")
    # Translators: It is said to somebody who comes back to the first screen.
    welcome_said = gettext("You can say start, or touch the screen.")
    privacy = gettext("Listening on this device only. Nothing you say is kept.")
    ear_off = gettext("I can’t hear you just now. You can touch the screen instead.")
    voice_off = gettext("There is no sound just now. The words are on the screen.")
    not_listening = gettext("Nothing is listened to now. You can touch the screen.")
    larger_text = pgettext("button", "Larger text")
    # Translators: Letters as large as they usually are.
    usual_text = pgettext("button", "Usual text")
    themes = each(
        {
            "day": pgettext("button", "Light screen"),
            "night": pgettext("button", "Dark screen"),
            "contrast": pgettext("button", "High contrast"),
        }
    )
    # Translators: From now on the kiosk does not listen.
    touch_only = pgettext("button", "Touch only")
    # Translators: From now on the kiosk listens, as it did before.
    listen_again = pgettext("button", "Listen again")
    choose_area = gettext("What would help right now?")
    # Translators: {name} is an area, like “relax”, and {number} a number in words, like “six”.
    choose_area_hint = gettext("Say a name or a number, like “{name}” or “{number}”")
    choose_exercise_hint = gettext("Say a number, like “one”, or “back”")
    choose_exercise_said = gettext("You can say a number, or back.")
    nothing_to_choose = gettext("There are no exercises here just now.")
    nothing_to_choose_said = gettext("There are no exercises here just now. Please tell the front desk.")
    need_person = gettext("I need a person")
    need_person_note = gettext("How to reach the staff here")
    # Translators: It is said: {number} is a number in words, like “One”, and {title} that of an exercise.
    numbered = gettext("{number}: {title}.")

    # --- an exercise

    rate_text = gettext("Say or touch a number. It is used only for this exercise.")
    # Translators: It is said. Where the kiosk may not hear the language, say that one can touch, too.
    rate_said = gettext("You can say a number from zero to ten, or skip.")
    count_text = gettext("Say each one out loud, or touch a circle for each.")
    # Translators: {count} is how many things were named so far, in words, like “three”.
    count_so_far = gettext("Listening… {count} so far")
    # Translators: What can be said stands beside it, on buttons.
    you_can_say = gettext("You can say")
    answer_hint = gettext("Say or touch your answer")
    ready_hint = gettext("Take your time. Say “ready” to go on.")
    paused = gettext("Paused")
    paused_hint = gettext("Take your time. Say “continue” to go on.")
    # Translators: A round of breaths.
    round_of = gettext("round {number} of {all}")
    # Translators: A part of an exercise.
    part_of = gettext("part {number} of {all}")
    minutes = ngettext("{number} minute", "{number} minutes")
    # Translators: {time} is in minutes and seconds, like 2:05.
    time_left = gettext("{time} left")
    stop_or_go_on = gettext("Stop here, or go on?")
    offer_person = gettext("That sounds like a lot. Would you like a person, or to go on?")

    # --- the end, help

    done_title = gettext("Well done for taking this time.")
    # Translators: The title at the end of an exercise that somebody did not want to finish.
    stopped_title = gettext("That is enough for now.")
    # Translators: {before} and {after} are ratings, from 0 to 10.
    done_better = gettext("You went from {before} to {after}. Small shifts count, and so does simply showing up.")
    done_same = gettext("You stayed at {after}. Giving yourself a few minutes still counts.")
    done_worse = gettext(
        "You went from {before} to {after}. This can happen, and it is not your fault. "
        "A person here can help, if you like."
    )
    done_plain = gettext("You can take a moment before you get up. There is no hurry.")
    # Translators: {ratings} is like “Calm 6 · Confidence 4”.
    done_ratings = gettext("{ratings}. These numbers are only here, and are forgotten when you leave.")
    done_hint = gettext("Say “another” to stay")
    # Translators: {time} is in minutes and seconds, like 0:17, until the first screen is shown.
    back_in = gettext("To the start in {time}")
    done_said = gettext("You can say finish, another, or again.")
    done_worse_said = gettext(
        "If you feel worse than before, that can happen. A person here can help. You can say or touch help."
    )
    before = pgettext("rating", "before")
    after = pgettext("rating", "after")
    help_title = gettext("You can reach a person")
    help_hint = gettext("Say “back” to go on")
    still_there = gettext("Are you still there?")
    still_there_said = gettext("Are you still there? You can say yes, or touch the screen.")
    still_there_text = ngettext(
        "Going back to the start in {number} second. Nothing you chose is kept.",
        "Going back to the start in {number} seconds. Nothing you chose is kept.",
    )
    front_desk = gettext("Please tell the front desk.")
    crisis_lines = CRISIS_LINES

    # --- remarks

    i_heard = gettext("I heard “{words}”")
    # Translators: {phrases} is like “relax”, “ground” or “help”.
    did_not_catch = gettext("I didn’t catch that. You can say {phrases}.")
    # Translators: It is shown in place of the text before when that did not help.
    still_listening = gettext("I am still listening. Try {phrases}, or touch the screen.")
    louder = gettext("A little louder")
    quieter = gettext("A little quieter")
    slower = gettext("A little slower")
    faster = gettext("A little faster")
    no_louder = gettext("This is as loud as it goes")
    no_quieter = gettext("This is as quiet as it goes")
    # Translators: The breaths go on without holding the breath.
    without_holds = pgettext("remark", "No holds")

    # --- buttons

    labels = each(
        {
            "start": pgettext("button", "Start"),
            "pause": pgettext("button", "Pause"),
            "continue": pgettext("button", "Continue"),
            "stop": pgettext("button", "Stop"),
            "home": pgettext("button", "Home"),
            "back": pgettext("button", "Back"),
            "more": pgettext("button", "More"),
            "help": pgettext("button", "Help"),
            "finish": pgettext("button", "Finish"),
            "another": pgettext("button", "Another one"),
            "again": pgettext("button", "Again"),
            "stay": pgettext("button", "I’m still here"),
            "ready": pgettext("button", "Ready"),
            "no holds": pgettext("button", "No holds"),
        }
    )
    """What stands on the button of a command, by the command."""
    stop_here = pgettext("button", "Stop here")

    # --- grammar

    # Translators: It stands between the last two of several things.
    either = gettext("or")
    # Translators: The same, before a word that begins with the sound “o”: Spanish says “u” there.
    either_before_o = pgettext("before o", "or")
    say_one_of = gettext("You can say {phrases}.")

    def help_paragraphs(self, country: str) -> tuple[str, ...]:
        """Return how to reach a person in this country, where the clinic does not say it in its own words."""
        line = self.crisis_lines.get(country, "")
        return (self.front_desk, line) if line else (self.front_desk,)

    def scale(self, name: str) -> Scale:
        """Return how `name` is rated; what is not in `scales` gets a plain question."""
        key, other = name.lower(), self.other_scale
        known = self.scales.get(self.scale_names.get(key, key))
        return known or Scale(other.question.format(name=name), other.low, other.high)

    def rating_prompt(self, name: str, *, brief: bool = False) -> str:
        """Return what is said when a number is asked for: what can be said, too, unless it is to be `brief`."""
        question = self.scale(name).question
        return question if brief else f"{question} {self.rate_said}"

    def one_of(self, phrases: tuple[str, ...]) -> str:
        """Return "a", "a or b", "a, b or c"."""
        *most, last = phrases
        either = self.either_before_o if re.match("“?h?o", last, re.IGNORECASE) else self.either
        return f"{', '.join(most)} {either} {last}" if most else last

    def you_can_say_one_of(self, names: tuple[str, ...]) -> str:
        """Return a sentence that says what can be said."""
        return self.say_one_of.format(phrases=self.one_of(tuple(name.lower() for name in names)))


def quoted(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """Return the phrases in curly quotes, which the screen emphasises."""
    return tuple(f"“{phrase}”" for phrase in phrases)
