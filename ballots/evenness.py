"""Whether the print of a page is as black at its foot as at its head: where it is not, ink has faded with it. So it is
in a damaged picture, in one part of which all is shifted towards white, and in copies of copies."""

import numpy as np

from ballots.blankprint import BLACK_POINTS, PX, BlankPage
from ballots.registered import TILE, Registered, sampled
from ballots.thresholds import FADED_PRINT


def is_faded(page: Registered, blank: BlankPage) -> bool:
    """Compares the blackest of the corner squares and codes at either end, as parts of their paper's white. One corner
    may be torn off."""
    places = blank.black
    if not len(places):
        return False
    seen = sampled(page.picture, page.matrix, places.reshape(-1, 2)).reshape(places.shape[:2])
    middles = places.mean(axis=1)
    across, down = (middles / TILE).astype(int).T
    black = 1 - np.sort(seen, axis=1)[:, BLACK_POINTS // 2] / page.white[down, across]
    above = middles[:, 1] < blank.layout.height * PX / 2
    if above.all() or not above.any():
        return False
    head, foot = black[above].max(), black[~above].max()
    return bool(min(head, foot) < FADED_PRINT * max(head, foot))
