"""How a line is typed, in words: two short lines for the foot of the screen."""

from congress.i18n import _
from congress.keying.ballot import Rules


def grammar(rules: Rules) -> list[str]:
    form = {
        "strike": _(
            "Type the numbers of the STRUCK names, then Enter:  3 17 22   5-9   0 nobody struck   * all struck"
        ),
        "agree": _(
            "Type the rows that are NOT agree:  4 do not agree   4+ both boxes   4- neither   5-9   0 all agree"
        ),
        "confidence": _("One digit a row, top to bottom:  1 high   2 medium   3 low   0 no mark   4 several marks"),
        "points": _("Votes for each row:  3=500 7=250   0 nobody"),
    }[rules.form]
    return [form, _("Shares of this ballot: w1200")] if rules.paper.weighted else [form]
