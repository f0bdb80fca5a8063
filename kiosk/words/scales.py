"""How things are rated: a question, and the ends of a scale from 0 to 10."""

from __future__ import annotations

from gettext import NullTranslations

from msgspec import Struct

from kiosk.words.catalogue import Text, each, gettext, pgettext

HIGHEST = 10
"""The upper end of every rating."""

VERY_HIGH = 9
"""From this rating of something unpleasant on, a person is offered before the exercise goes on."""


class Scale(Struct, frozen=True):
    """How one thing is rated: the question, the ends of the scale, and whether lower is better."""

    question: str
    low: str
    high: str
    lower_is_better: bool = True


def _scale(question: Text[str], low: Text[str], high: Text[str], *, lower_is_better: bool = True) -> Text[Scale]:
    """Return a scale to be read in every language."""

    def within(catalogue: NullTranslations) -> Scale:
        return Scale(question.within(catalogue), low.within(catalogue), high.within(catalogue), lower_is_better)

    return Text(within)


SCALES = each(
    {
        "tension": _scale(
            gettext("How tense do you feel right now?"),
            pgettext("tension 0", "At ease"),
            pgettext("tension 10", "As tense as I can be"),
        ),
        "distress": _scale(
            gettext("How much distress do you feel right now?"),
            pgettext("distress 0", "None"),
            pgettext("distress 10", "The worst I can imagine"),
        ),
        "confidence": _scale(
            gettext("How confident do you feel right now?"),
            pgettext("confidence 0", "Not at all"),
            pgettext("confidence 10", "Completely"),
            lower_is_better=False,
        ),
        "calm": _scale(
            gettext("How calm do you feel right now?"),
            pgettext("calm 0", "Not at all"),
            pgettext("calm 10", "Very calm"),
            lower_is_better=False,
        ),
        "fewer symptoms": _scale(
            gettext("How much has eased in these weeks?"),
            pgettext("eased 0", "Nothing yet"),
            pgettext("eased 10", "A great deal"),
            lower_is_better=False,
        ),
        "steadier emotions": _scale(
            gettext("How steady have your feelings been?"),
            pgettext("steady 0", "Up and down"),
            pgettext("steady 10", "Very steady"),
            lower_is_better=False,
        ),
        "relationships": _scale(
            gettext("How are things with the people around you?"),
            pgettext("people around you 0", "Very hard"),
            pgettext("people around you 10", "Very good"),
            lower_is_better=False,
        ),
        "self-esteem": _scale(
            gettext("How kind is the view you have of yourself?"),
            pgettext("kind view 0", "Not kind yet"),
            pgettext("kind view 10", "Very kind"),
            lower_is_better=False,
        ),
        "life satisfaction": _scale(
            gettext("How content are you with your life?"),
            pgettext("content 0", "Not at all"),
            pgettext("content 10", "Very content"),
            lower_is_better=False,
        ),
    }
)
"""How things are rated, by the English names that scripts use."""

OTHER_SCALE = _scale(
    # Translators: {name} is a feeling, in the words of whoever wrote the exercise.
    gettext("How strong is this right now: {name}?"),
    pgettext("strong 0", "Not at all"),
    pgettext("strong 10", "Very"),
)
"""For whatever is not in `SCALES`."""
