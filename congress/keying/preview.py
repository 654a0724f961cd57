"""A picture in a terminal: two pixels a character, in greys, for a first look. Whoever decides looks at the file, or
better at the paper."""

from pathlib import Path

import numpy as np
from PIL import Image, UnidentifiedImageError
from rich.color import Color
from rich.style import Style
from rich.text import Text

HALF = "▀"


def half_blocks(path: Path, columns: int, lines: int) -> Text:
    """The picture in at most so many columns and lines; empty where it cannot be read."""
    try:
        with Image.open(path) as picture:
            grey = picture.convert("L")
            scale = min(columns / grey.width, 2 * lines / grey.height)
            size = (max(1, round(grey.width * scale)), max(2, round(grey.height * scale / 2) * 2))
            pixels = np.asarray(grey.resize(size, Image.Resampling.BOX))
    except (OSError, UnidentifiedImageError, ValueError):
        return Text()
    drawn = Text()
    for upper, lower in zip(pixels[::2], pixels[1::2], strict=True):
        for above, below in zip(upper, lower, strict=True):
            drawn.append(HALF, Style(color=_grey(int(above)), bgcolor=_grey(int(below))))
        drawn.append("\n")
    drawn.right_crop(1)
    return drawn


def _grey(value: int) -> Color:
    return Color.from_rgb(value, value, value)
