"""Whom somebody in a crisis can call, by country: what the help page says where the clinic does not say it itself.

Lines that are answered day and night, by whoever runs them: 988 Suicide & Crisis Lifeline (US), 988 Suicide Crisis
Helpline (CA), Samaritans and Shout (GB), Samaritans and Text About It (IE), Lifeline (AU), Need to talk? 1737 (NZ),
TelefonSeelsorge (DE, AT), Die Dargebotene Hand (CH), Línea 024 of the Ministry of Health (ES), Línea de la Vida of
CONASAMA (MX). Before a kiosk is put up, somebody there should call or look up the number that it shows.
"""

from __future__ import annotations

from kiosk.words.catalogue import each, gettext, pgettext

_LINES = {
    "AU": gettext(
        "If you are in crisis, you can call 13 11 14 or text 0477 13 11 14 at any time. In immediate danger, call 000."
    ),
    "AT": gettext("If you are in crisis, you can call 142 at any time. In immediate danger, call 112."),
    "CA": pgettext(
        "Canada", "If you are in crisis, you can call or text 988 at any time. In immediate danger, call 911."
    ),
    "DE": gettext("If you are in crisis, you can call 116 123 at any time. In immediate danger, call 112."),
    "IE": gettext(
        "If you are in crisis, you can call 116 123 or text HELLO to 50808 at any time. In immediate danger, call 112."
    ),
    "MX": gettext("If you are in crisis, you can call 800 911 2000 at any time. In immediate danger, call 911."),
    "NZ": gettext("If you are in crisis, you can call or text 1737 at any time. In immediate danger, call 111."),
    "ES": gettext("If you are in crisis, you can call 024 at any time. In immediate danger, call 112."),
    "CH": gettext("If you are in crisis, you can call 143 at any time. In immediate danger, call 144."),
    "GB": gettext(
        "If you are in crisis, you can call 116 123 or text SHOUT to 85258 at any time. In immediate danger, call 999."
    ),
    # Translators: The crisis line of the United States, which has ways of its own for other languages.
    "US": gettext("If you are in crisis, you can call or text 988 at any time. In immediate danger, call 911."),
}

COUNTRIES = tuple(_LINES)
"""The countries whose crisis line is known, by their codes in ISO 3166, in the order of their English names."""

CRISIS_LINES = each(_LINES)
