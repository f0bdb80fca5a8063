"""What is common to all staff screens."""

from __future__ import annotations

from gettext import NullTranslations

from kiosk.words.catalogue import each, gettext, pgettext


class DeskWords:
    """Its texts in one language."""

    def __init__(self, catalogue: NullTranslations) -> None:
        self.catalogue = catalogue

    tabs = each(
        {
            "scripts": pgettext("staff", "Scripts"),
            "sound": pgettext("staff", "Sound & mic"),
            "use": pgettext("staff", "Use & results"),
            "settings": pgettext("staff", "Settings"),
            "health": pgettext("staff", "Health"),
        }
    )
    lock = pgettext("staff", "Lock")
    earlier = pgettext("staff", "Earlier")
    later = pgettext("staff", "More")
    # Translators: The page of a list, like “1 of 3”.
    page = gettext("{number} of {all}")
