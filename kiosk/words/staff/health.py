"""Whether all is well with the machine."""

from __future__ import annotations

from gettext import NullTranslations

from kiosk.words.catalogue import each, gettext, ngettext, pgettext


class HealthWords:
    """Its texts in one language."""

    def __init__(self, catalogue: NullTranslations) -> None:
        self.catalogue = catalogue

    # Translators: The button that writes a file about the machine to a USB stick.
    save = pgettext("staff", "Report to USB stick")
    # Translators: {name} is the name of a file.
    saved = gettext("The report is on the stick, in the file {name}. There is nothing about any person in it.")
    well = gettext("All is well")
    well_note = gettext("Nothing has gone wrong since the kiosk was started.")
    # Translators: {version} is a number like 1.2.0.
    version = gettext("Version {version}")
    # Translators: {time} is like “3 days”.
    running = gettext("Running for {time}")
    minutes = ngettext("{number} minute", "{number} minutes")
    hours = ngettext("{number} hour", "{number} hours")
    days = ngettext("{number} day", "{number} days")
    restart = pgettext("staff", "Restart")
    restart_title = gettext("Restart the kiosk?")
    restart_text = gettext("It takes about a minute. Nothing is lost.")
    # Translators: Do not restart.
    not_now = pgettext("staff", "Not now")
    restarting = gettext("The kiosk restarts now. Please wait a moment.")
    voice = pgettext("staff", "Voice")
    model = pgettext("staff", "Speech model")
    microphone = pgettext("staff", "Microphone")
    loudspeaker = pgettext("staff", "Loudspeaker")
    space = pgettext("staff", "Space left")
    temperature = pgettext("staff", "Temperature")
    power = pgettext("staff", "Power supply")
    # Translators: There is no such device.
    none = pgettext("staff", "none")
    # Translators: {number} is like 12.3.
    gigabytes = gettext("{number} GB")
    celsius = gettext("{number} °C")
    powers = each(
        {
            "fine": gettext("Strong enough"),
            "low": gettext("Too weak just now"),
            "was low": gettext("Was too weak since the machine was started"),
        }
    )
    # Translators: {time} is like “3 hours”.
    over = gettext("That was {time} ago. It works again.")
    faults = each(
        {
            "microphone": gettext("The microphone does not work"),
            "loudspeaker": gettext("The loudspeaker does not work"),
            "silent": gettext("The microphone hears nothing at all"),
            "overdriven": gettext("The microphone is set too loud"),
            "swapped": gettext("The kiosk listens to its own loudspeaker"),
            "voice": gettext("The voice does not work"),
            "recogniser": gettext("The kiosk cannot understand speech"),
            "exercises": gettext("Some exercises are broken, or there are none"),
            "settings": gettext("Something in the settings does not fit"),
            "letters": gettext("Some letters cannot be shown"),
            "counts": gettext("The counts were damaged"),
            "space": gettext("There is little space left"),
            "temperature": gettext("The machine is too warm"),
            "power supply": gettext("The power supply is too weak"),
        }
    )
    past = each(
        {
            "microphone": gettext("The microphone did not work"),
            "loudspeaker": gettext("The loudspeaker did not work"),
            "voice": gettext("The voice did not work"),
            "recogniser": gettext("The kiosk could not understand speech"),
        }
    )
    advice = each(
        {
            "microphone": gettext("Pull its plug and put it in again. Until it works, people can touch the screen."),
            "loudspeaker": gettext("Is it plugged in and switched on? Until it works, people can read the words."),
            "silent": gettext("Is there a switch on it? It may be muted."),
            "swapped": gettext("Plug in a microphone, or have your technician choose another one."),
            "overdriven": gettext("Move it away from noise, or have your technician turn it down."),
            "voice": gettext("Restart the kiosk. If that does not help, call your technician."),
            "recogniser": gettext("Restart the kiosk. If that does not help, call your technician."),
            "exercises": gettext("Look at them under “Scripts”: it says which line to mend."),
            "settings": gettext("It is left out. Look under “Settings”, or call your technician."),
            "letters": gettext("Write the clinic’s name and the help texts in other letters."),
            "counts": gettext("They begin anew. “Erase” under “Use & results” takes this line away."),
            "space": gettext("Remove exercises that you do not need, or call your technician."),
            "temperature": gettext("Let air get to it, and keep it out of the sun."),
            "power supply": gettext("Use the power supply that came with the machine."),
        }
    )
