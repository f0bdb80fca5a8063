"""Every screen in every state, as states of the core, written by hand: to be drawn, looked at and measured.

Nothing here is special to a screen. `en.md` and `es.md` are an exercise with a step of each kind.
"""
