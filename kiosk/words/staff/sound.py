"""Loudspeaker, voice and microphone."""

from __future__ import annotations

from gettext import NullTranslations

from kiosk.words.catalogue import each, gettext, ngettext, pgettext


class SoundWords:
    """Its texts in one language."""

    def __init__(self, catalogue: NullTranslations) -> None:
        self.catalogue = catalogue

    # Translators: It is spoken, so that staff hear how loud the kiosk is, and how fast it speaks.
    sample = gettext("This is how I sound. You can sit back a little, and let your shoulders drop.")
    hear = pgettext("staff", "Hear the voice")
    names = each(
        {
            "volume": gettext("How loud it is"),
            "volume_max": gettext("The loudest that clients can have it"),
            "volume_min": gettext("The softest that clients can have it"),
            "words_per_minute": gettext("How fast it speaks"),
            "natural_voice": gettext("Natural voice"),
        }
    )
    notes = each(
        {
            "volume": gettext("At the beginning of each visit."),
            "volume_max": gettext("“Louder” ends here."),
            "volume_min": gettext("“Quieter” ends here."),
            # Translators: The number is that of spoken words in a minute.
            "words_per_minute": gettext("Words a minute. 140 to 150 is calm."),
            "natural_voice": gettext("For English. If it begins to speak too late, switch it off."),
        }
    )
    percent = ngettext("{number} %", "{number} %")
    # Translators: The signs stand on buttons: less, and more.
    less = pgettext("button", "–")
    more = pgettext("button", "+")
    microphone = gettext("Microphone")
    yes = gettext("Say “yes”")
    yes_note = gettext("To try whether the kiosk understands you.")
    listening = gettext("Listening. Say “yes”, “no” or a number.")
    # Translators: {words} is what was heard, like yes.
    heard = gettext("I heard “{words}”. It is not kept.")
    not_understood = gettext("I heard something else. It is not kept.")
    deaf = gettext("The kiosk cannot hear just now. See what Health says.")
    listen = pgettext("staff", "Try it")
    enough = pgettext("staff", "Done")
