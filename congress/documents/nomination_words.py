"""By whom somebody is put forward, in words: the committee's own list, a delegate in the hall, or the person."""

from congress.i18n import _


def how_words(by: str) -> str:
    """In the cell of a table."""
    return {"committee": _("the committee"), "floor": _("nominated"), "self": _("standing for themselves")}[by]


def by_words(by: str, nominator: str) -> str:
    """With the name of who nominated, where one is known."""
    words = {
        "committee": _("convening committee"),
        "floor": _("nominated at the congress"),
        "self": _("self-nominated"),
    }[by]
    return f"{words} ({nominator})" if nominator else words
