"""The touchscreen, drawn only from `kiosk.core.screen.Look`.

Three steps, each simple, and only the last needs Kivy's window:

1. `compose` turns a look into parts: boxes, words, discs and lines in their places (`parts`). A
   screen (`screens`) is a function that yields parts; it knows no other screen and keeps no state.
2. `canvas` draws parts. A part that has not changed costs nothing; one that has is changed in place.
3. `window` shows the drawing, cross-fades from one screen to the next, and posts what was touched.

All lengths are written for a screen whose shorter side is 720 and are scaled by `Page.px`.
`start` is the way in: Kivy reads its settings while it is imported, so nothing else of this package
should be imported before `start` has prepared them.
"""
