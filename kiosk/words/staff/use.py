"""How much the kiosk is used."""

from __future__ import annotations

from gettext import NullTranslations

from kiosk.words.catalogue import gettext, ngettext, pgettext, row


class UseWords:
    """Its texts in one language."""

    def __init__(self, catalogue: NullTranslations) -> None:
        self.catalogue = catalogue

    counting = gettext("Count how the kiosk is used")
    counting_note = gettext("Only how many, by the week. Nothing about any one person.")
    erase = pgettext("staff", "Erase")
    erase_title = gettext("Erase all counts?")
    erase_text = gettext("They cannot be brought back.")
    # Translators: Do not erase.
    keep = pgettext("staff", "Keep them")
    nothing = gettext("Nothing has been counted yet.")
    # Translators: The button that writes the counts to a USB stick.
    save = pgettext("staff", "Save to USB stick")
    # Translators: {name} is the name of a file.
    saved = gettext("The counts are on the stick, in the file {name}.")
    # Translators: {day} is like 16, and {month} one of the short names of months.
    day = gettext("{day} {month}")
    # Translators: {day} is like “16 Nov”, a Monday.
    week_of = gettext("Week of {day}")
    # Translators: A week that is not known, as the machine’s clock had not been set.
    no_date = gettext("Without a date")
    exercises = pgettext("staff", "Exercises")
    visits = ngettext("{number} visit", "{number} visits")
    # Translators: So many times an exercise was begun.
    begun = ngettext("{number} begun", "{number} begun")
    # Translators: So many times an exercise was done to its end.
    finished = ngettext("{number} finished", "{number} finished")
    # Translators: {points} is like 1.8: so much better people felt on a scale from 0 to 10.
    better = gettext("{points} points better on average")
    worse = gettext("{points} points worse on average")
    same = gettext("no change on average")
    too_few = gettext("too few ratings to show")
    not_over = gettext("ratings are shown when the week is over")
    months = row(
        pgettext("month", "Jan"),
        pgettext("month", "Feb"),
        pgettext("month", "Mar"),
        pgettext("month", "Apr"),
        pgettext("month", "May"),
        pgettext("month", "Jun"),
        pgettext("month", "Jul"),
        pgettext("month", "Aug"),
        pgettext("month", "Sep"),
        pgettext("month", "Oct"),
        pgettext("month", "Nov"),
        pgettext("month", "Dec"),
    )
