"""Where the files that ship with the program are: inside the wheel, or at the top of the source tree."""

from pathlib import Path


def shipped(name: str) -> Path:
    """The folder `templates` or `examples`."""
    inside = Path(__file__).parent / "data" / name
    return inside if inside.is_dir() else Path(__file__).parent.parent / name
