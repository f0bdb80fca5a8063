"""The settings: each with its name, and one sentence on what it does."""

from __future__ import annotations

from gettext import NullTranslations

from kiosk.words.catalogue import each, gettext, ngettext, pgettext


class SettingsWords:
    """Its texts in one language."""

    def __init__(self, catalogue: NullTranslations) -> None:
        self.catalogue = catalogue

    names = each(
        {
            "clinic": gettext("Name of the clinic"),
            "help_paragraphs": gettext("Help page"),
            "country": gettext("Country"),
            "opening_hours": gettext("Opening hours"),
            "night": gettext("Dark screen at night"),
            "language": gettext("Language"),
            "languages": gettext("Languages to choose from"),
            "theme": gettext("Colours"),
            "text_size": gettext("Size of letters"),
            "reduced_motion": gettext("Less motion"),
            "idle_seconds": gettext("Patience"),
            "countdown_seconds": gettext("Countdown"),
            "listen_while_speaking": gettext("Can be interrupted"),
            "background_sounds": gettext("Background sounds"),
        }
    )
    notes = each(
        {
            "clinic": gettext("It stands on the first screen."),
            "help_paragraphs": gettext("How to reach a person, in your own words."),
            "country": gettext("The help page names the crisis line of this country."),
            "opening_hours": gettext("At other times the screen is black, until somebody touches it."),
            "night": gettext("So long the colours are dark, so that the screen does not dazzle."),
            "language": gettext("What the screen and the voice use until somebody chooses another."),
            "languages": gettext("Clients can change to these on the first screen."),
            "theme": gettext("What the screen looks like until somebody chooses otherwise."),
            "text_size": gettext("How large texts are until somebody chooses otherwise."),
            "reduced_motion": gettext("Nothing moves but what guides the breath."),
            "idle_seconds": gettext("After so long without a touch or a word, it asks if somebody is there."),
            "countdown_seconds": gettext("So long it asks, before it goes back to the first screen."),
            "listen_while_speaking": gettext(
                "It listens while it speaks. Switch this off where other voices disturb it."
            ),
            "background_sounds": gettext("Some exercises have rain, the sea or a soft sound in the background."),
        }
    )
    themes = each(
        {
            "day": pgettext("setting", "Light"),
            "night": pgettext("setting", "Dark"),
            "contrast": pgettext("setting", "High contrast"),
        }
    )
    text_sizes = each(
        {
            "1.0": pgettext("setting", "Usual"),
            "1.25": pgettext("setting", "Larger"),
            "1.5": pgettext("setting", "Largest"),
        }
    )
    countries = each(
        {
            "": gettext("Another country"),
            "AT": gettext("Austria"),
            "AU": gettext("Australia"),
            "CA": gettext("Canada"),
            "CH": gettext("Switzerland"),
            "DE": gettext("Germany"),
            "ES": gettext("Spain"),
            "GB": gettext("United Kingdom"),
            "IE": gettext("Ireland"),
            "MX": gettext("Mexico"),
            "NZ": gettext("New Zealand"),
            "US": gettext("United States"),
        }
    )
    days = each(
        {
            "Mo": gettext("Monday"),
            "Tu": gettext("Tuesday"),
            "We": gettext("Wednesday"),
            "Th": gettext("Thursday"),
            "Fr": gettext("Friday"),
            "Sa": gettext("Saturday"),
            "Su": gettext("Sunday"),
        }
    )
    seconds = ngettext("{number} second", "{number} seconds")
    # Translators: The name of a setting, and what it is: “Colours: Dark”.
    named = gettext("{name}: {value}")
    # Translators: Two times of a day, like “08:00–18:00”.
    from_until = gettext("{begin}–{end}")

    # --- buttons, rows

    change = pgettext("button", "Change")
    write = pgettext("button", "Write")
    show = pgettext("button", "Show")
    default = pgettext("button", "Reset")
    back = pgettext("button", "Back")
    less = pgettext("button", "−")
    more = pgettext("button", "+")
    anew = pgettext("button", "Begin anew")
    copy = pgettext("button", "Copy")
    preview = gettext("How it looks")
    preview_note = gettext("It is shown for a few seconds, or until you touch it.")
    back_to_default = gettext("Back to how it was")
    back_to_default_note = gettext("What is usual, or was set by a technician.")
    nothing_yet = pgettext("setting", "none")
    always = pgettext("setting", "always open")
    never = pgettext("setting", "never")
    closed = pgettext("setting", "closed")
    days_a_week = ngettext("{number} day a week", "{number} days a week")
    own_words = pgettext("setting", "your own words")
    usual_words = pgettext("setting", "usual words")
    other_hours = gettext("A technician has written these hours")
    sleeps = gettext("Black screen while you are closed")
    dark = gettext("Dark at night")
    opens = gettext("From")
    closes = gettext("Until")
    # Translators: A paragraph of a text.
    paragraph = gettext("Paragraph {number}")
    same = gettext("Same for all days")
    same_note = gettext("Each day on which you are open has these times then.")
    usual_language = gettext("This is the language of the first screen.")
    pin = gettext("PIN")
    pin_note = gettext("What staff type to get in here.")
    moment = gettext("One moment.")
    problems = gettext("A settings file has mistakes. What is wrong in it is left out.")
    restarts = gettext("When you lock this, the kiosk restarts to use what you changed.")
    # Translators: Above a keyboard. {most} is how many letters a text may have.
    at_most = gettext("At most {most} letters. {note}")

    # --- keys

    space = pgettext("key", "Space")
    capital = pgettext("key", "Shift")
    delete = pgettext("key", "Delete")
    enter = pgettext("key", "OK")
    layers = each(
        {
            "letters": pgettext("key", "abc"),
            "signs": pgettext("key", "?!&"),
            "accents": pgettext("key", "áéñ"),
        }
    )
