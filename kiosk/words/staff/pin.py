"""The PIN of staff."""

from __future__ import annotations

from gettext import NullTranslations

from kiosk.words.catalogue import gettext, pgettext


class PinWords:
    """Its texts in one language."""

    def __init__(self, catalogue: NullTranslations) -> None:
        self.catalogue = catalogue

    title = gettext("For staff")
    moment = gettext("One moment.")
    text = gettext("Type the PIN.")
    title_new = gettext("Choose a PIN for staff")
    text_new = gettext("4 to 8 digits. From now on, staff type it to get in here.")
    text_again = gettext("Type it once more.")
    wrong = gettext("That was not the PIN.")
    # Translators: {time} is in minutes and seconds, like 0:30.
    wait = gettext("That was not the PIN, several times. Please wait {time}.")
    length = gettext("A PIN has 4 to 8 digits.")
    easy = gettext("This one is easy to guess. Please choose another.")
    not_the_same = gettext("These two were not the same. Please choose again.")
    changed = gettext("The PIN is changed.")
    delete = pgettext("key", "Delete")
    enter = pgettext("key", "OK")
