"""Contrast of two colours, by WCAG 2.2 (relative luminance and contrast ratio)."""

from __future__ import annotations


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio, 1 to 21, of two colours as "#RRGGBB"."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    red, green, blue = (linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
