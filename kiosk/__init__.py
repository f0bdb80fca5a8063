"""Breathing Space: a voice-guided exercise kiosk for the waiting room of a therapy clinic."""
