"""The exercises, and what is on a USB stick."""

from __future__ import annotations

from gettext import NullTranslations

from kiosk.words.catalogue import gettext, ngettext, pgettext


class ScriptsWords:
    """Its texts in one language."""

    def __init__(self, catalogue: NullTranslations) -> None:
        self.catalogue = catalogue

    # --- the exercises of the kiosk

    add = pgettext("staff", "Add from USB stick")
    # Translators: Exercises of all areas are shown.
    all_areas = pgettext("staff", "All areas")
    all_languages = pgettext("staff", "All languages")
    preview = pgettext("staff", "Preview")
    # Translators: How long an exercise takes, as short as can be.
    minutes = ngettext("{number} min", "{number} min")
    not_reviewed = gettext("not reviewed yet")
    # Translators: {name} is somebody who has looked at an exercise.
    reviewed_by = gettext("reviewed by {name}")
    # Translators: {line} is a number, and {text} tells what is wrong there.
    in_line = gettext("Line {line}: {text}")
    # Translators: The last thing that was done to the exercises.
    last_change = gettext("The last change")
    last_change_text = gettext("It can be taken back, and brought back again.")
    undo = pgettext("staff", "Undo")
    redo = pgettext("staff", "Redo")
    nothing_here = gettext("There is nothing here.")
    nothing_here_text = gettext("You can choose another area or language above, or add exercises from a USB stick.")
    reading_exercises = gettext("The exercises are being read.")

    # --- the stick

    no_stick = gettext("There is no USB stick.")
    no_stick_text = gettext("Put one in, and it is shown here after a moment.")
    # Translators: {label} is the name of the stick.
    stick_named = gettext("USB stick “{label}”")
    stick = gettext("USB stick")
    # Translators: {stick} is like “USB stick “CLINIC””, {scripts} like “3 exercises” and {faults} like “1 needs a fix”.
    stick_with_faults = gettext("{stick}: {scripts}, {faults}.")
    stick_without_faults = gettext("{stick}: {scripts}.")
    # Translators: {scripts} is like “3 exercises” and {faults} like “1 needs a fix”.
    with_faults = gettext("{scripts}, {faults}.")
    without_faults = gettext("{scripts}.")
    scripts = ngettext("{number} exercise", "{number} exercises")
    faults = ngettext("{number} needs a fix", "{number} need a fix")
    reading = gettext("It is being read: {done} of {all}.")
    export = pgettext("staff", "Copy all to it")
    stick_gone = gettext("The USB stick was pulled out.")
    stick_gone_text = gettext("Nothing was changed by that. You can put it in again at any time.")
    look = pgettext("staff", "Look")
    back = pgettext("staff", "Back")
    publish_all = pgettext("staff", "Publish the good ones")
    publish_one = pgettext("staff", "Publish this one")
    write_findings = pgettext("staff", "Save what to fix")
    # Translators: What a script on the stick is beside those of the kiosk.
    new = pgettext("script", "new")
    replaces = pgettext("script", "takes the place of the one that is here")
    same = pgettext("script", "is here already")
    no_scripts = gettext("There is no exercise on this stick.")
    no_scripts_text = gettext("An exercise is a plain text file, and its name ends in .md or .txt.")
    documents = ngettext(
        "{number} document is not plain text, and is left out.",
        "{number} documents are not plain text, and are left out.",
    )
    # Translators: {names} are names of files.
    documents_text = gettext("{names}. In the word processor choose “Save as”, then plain text.")
    more = gettext("There is more on this stick than is shown here.")
    more_text = gettext("Put the exercises on a stick of their own, or in its uppermost folder.")

    # --- one of them

    # Translators: How many years of school it takes to follow an exercise: {grade} is like 4.2.
    grade = gettext("reading grade {grade} (6 or less is easy)")
    builtin = gettext("came with the kiosk")
    hear = pgettext("staff", "Hear a paragraph")
    # Translators: To run an exercise as a client has it.
    run_title = gettext("As a client has it")
    run_text = gettext("At the end, or with “Stop” and “Finish”, you come back to this page.")
    run = pgettext("staff", "Run")
    run_fast = pgettext("staff", "Run fast")
    # Translators: The line of a text, by its number.
    line = gettext("Line {line}")
    whole_file = gettext("The file as a whole")
    no_findings = gettext("Nothing to fix.")

    # --- doing it

    publishing = ngettext("{number} exercise is being published.", "{number} exercises are being published.")
    rendering = gettext("The voice gets ready for it first, so that no client has to wait.")
    rendered = gettext("Sentences that are ready: {done} of {all}.")
    publish_now = pgettext("staff", "Publish now")
    cancel = pgettext("staff", "Cancel")
    cancelled = gettext("Nothing was published.")
    published = ngettext(
        "{number} exercise was published. Clients can choose it from now on.",
        "{number} exercises were published. Clients can choose them from now on.",
    )
    nothing_to_publish = gettext("There is nothing new to publish.")
    undone = gettext("The last change was taken back.")
    redone = gettext("The change was brought back.")
    nothing_undone = gettext("There is nothing to take back.")
    nothing_redone = gettext("There is nothing to bring back.")
    # Translators: {names} are exercises.
    is_back = gettext("Here again: {names}.")
    is_gone = gettext("No longer here: {names}.")
    is_as_before = gettext("Changed: {names}.")
    one_moment = gettext("One moment.")
    # Translators: {folder} is the name of a folder.
    exported = gettext("All exercises are on the stick, in the folder “{folder}”.")
    export_kept = ngettext(
        "{number} file there has another content, and was left alone. To have it anew, take it away first.",
        "{number} files there have another content, and were left alone. To have them anew, take them away first.",
    )
    # Translators: {name} is the name of a file.
    written = gettext("It is on the stick: “{name}”. The author can open it at home.")

    # --- the file for the author

    file_title = gettext("What to fix in the exercises on this stick")
    file_fit = gettext("can be used, and would be kinder like this")
    file_unfit = gettext("cannot be used before this is fixed")
