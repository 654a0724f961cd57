"""A share as documents print it, exact until it is rounded."""

from decimal import ROUND_HALF_UP, Decimal


def share(part: int, whole: int) -> str | None:
    """Percent with two decimals, half up, with a point; None of nothing."""
    if not whole:
        return None
    return str((Decimal(100 * part) / whole).quantize(Decimal("0.01"), ROUND_HALF_UP))
