"""WeasyPrint, imported without asking the C compiler where libraries are."""

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def _names_tried_as_they_are() -> Iterator[None]:
    """WeasyPrint looks for each library under several names: what the loader does not know as it stands goes to
    `find_library`, which on Linux runs ldconfig, gcc and ld (a sixth of a second for all). The names that Linux has,
    such as `libpango-1.0.so.0`, the loader knows; so there the search says at once that it found nothing."""
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = _nothing
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _nothing(name: str) -> str | None:
    return None


with _names_tried_as_they_are():
    from weasyprint import HTML, Attachment
    from weasyprint.urls import FatalURLFetchingError, URLFetcherResponse

__all__ = ["HTML", "Attachment", "FatalURLFetchingError", "URLFetcherResponse"]
