"""Tests of the screens, with real letters, touches and pixels.

Kivy is told how to start here, before any of them imports it.
"""

from kiosk.ui import start

start.open_offscreen()
