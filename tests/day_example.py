"""Makes the day's files of `examples/dai-hoi-tinh/`: `contest.toml` with the list the slate gives, and `votes.csv`.

Everyone in them is invented; the same files come out every time. Run it again when the slate of the example changes.
"""

import csv
import io
import random
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from congress.planning.command import make_slate

EXAMPLE = Path(__file__).parents[1] / "examples" / "dai-hoi-tinh"
VALID = 342
AT_HALF, BELOW = 13, (6, 17)
"""Places on the ballot of the person with exactly half of the base, and of two with fewer."""
VOTES_AT_HALF, VOTES_BELOW = 175, (148, 97)
VOTES_ABOVE = (338, 337, 335, 333, 331, 330, 327, 326, 322, 319, 314, 309, 301, 290, 276, 258, 231)
LEAST_STRIKES = 2

HEAD = """\
# Ngày bầu cử của Đại hội đại biểu Đảng bộ tỉnh Sông Mây (người và địa danh đều không có thật).
# Danh sách người ứng cử là danh sách do `congress slate planning.xlsx --rules slate.toml` lập ra.
id = "{id}"
title = "{title}"
regulation = "{regulation}"
kind = "{kind}"
seats = {seats}
test = true                      # bầu thử; ngày đại hội đổi thành false

[event]
superior = "BAN CHẤP HÀNH TRUNG ƯƠNG"
organisation = "ĐẢNG BỘ TỈNH SÔNG MÂY"
congress = "ĐẠI HỘI ĐẠI BIỂU LẦN THỨ XX"
term = "2025-2030"
place = "Sông Mây"
date = 2025-09-25
closed_at = "16:40"
document_no = "01"

{officers}

[electorate]
body = "delegates"
summoned = 356
present = 350

[[electorate.subtract]]          # cấp ủy viên khóa trước vắng mặt suốt thời gian đại hội
reason = "committee_absent"
count = 2

[[electorate.subtract]]          # đại biểu vắng mặt suốt thời gian đại hội, không có dự khuyết thay thế
reason = "absent_no_alternate"
count = 4

[accounts]
printed = 360
issued = 351                     # 350 đại biểu, mỗi người một phiếu, và một phiếu đổi cho phiếu viết hỏng
spoiled = 1                      # viết hỏng, đã thu lại và đổi phiếu khác
unused = 9
returned = 349                   # một phiếu phát ra không bỏ vào hòm

{candidates}"""
OFFICERS = {
    "counting_head": ("Lục Thế Vĩnh",),
    "counting_member": (
        "Âu Thị Mỹ Hạnh", "Khúc Văn Thắng", "Nghiêm Xuân Trường", "Tòng Thị Kiều", "Phùng Bảo Long",
        "Doãn Thị Thanh Nga",
    ),
    "presidium": ("Tống Bá Lượng",),
    "secretary": ("Vi Thị Hoài Thu",),
}  # fmt: skip


def slate_of_the_example() -> dict[str, Any]:
    with TemporaryDirectory() as folder:
        make_slate(EXAMPLE / "planning.xlsx", EXAMPLE / "slate.toml", Path(folder))
        return tomllib.loads(Path(folder, "contest.toml").read_text(encoding="utf-8"))


def contest_text(slate: dict[str, Any]) -> str:
    officers = [
        f'[[event.officer]]\nrole = "{role}"\nname = "{name}"' for role, names in OFFICERS.items() for name in names
    ]
    candidates = ["[[candidate]]\n" + "".join(map(_line, one.items())) for one in slate["candidate"]]
    return HEAD.format(**slate, officers="\n\n".join(officers), candidates="\n".join(candidates))


def _line(pair: tuple[str, Any]) -> str:
    key, value = pair
    return f'{key} = "{value}"\n' if isinstance(value, str) else f"{key} = {value.isoformat()}\n"


def votes_text(slate: dict[str, Any]) -> str:
    ids = [one["id"] for one in slate["candidate"]]
    rng = random.Random(20250925)
    low = [ids[place] for place in BELOW]
    rows = [("", struck) for struck in valid_ballots(ids, rng)]
    rows += [("", set[str]()), ("", set[str]()), ("", {low[0]}), ("", {low[1]})]  # 20, 20, 19, 19 names for 18 seats
    rows += [("", set(ids)), ("SIGNED", {ids[AT_HALF], *low}), ("MARKED", {low[0], ids[3]})]
    rng.shuffle(rows)
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(["ballot", "problem", *ids])
    for number, (ground, struck) in enumerate(rows, 1):
        writer.writerow([f"b{number:03d}", ground, *("x" if one in struck else "" for one in ids)])
    return table.getvalue()


def valid_ballots(ids: list[str], rng: random.Random) -> list[set[str]]:
    """The names struck on each valid ballot: everyone strikes two at least, the rest follows each person's votes."""
    left = {one: VALID - votes for one, votes in votes_of(ids, rng).items()}
    ballots: list[set[str]] = [set() for _ in range(VALID)]
    order = list(range(VALID))
    for _turn in range(LEAST_STRIKES):
        rng.shuffle(order)
        for place in order:
            open_names = [one for one in ids if left[one] > 0 and one not in ballots[place]]
            weights = {one: left[one] * rng.uniform(0.6, 1.4) for one in open_names}
            struck = max(open_names, key=weights.__getitem__)
            ballots[place].add(struck)
            left[struck] -= 1
    for one in ids:
        free = [place for place in range(VALID) if one not in ballots[place]]
        for place in rng.sample(free, left[one]):
            ballots[place].add(one)
    return ballots


def votes_of(ids: list[str], rng: random.Random) -> dict[str, int]:
    fixed = {ids[AT_HALF]: VOTES_AT_HALF} | {ids[place]: votes for place, votes in zip(BELOW, VOTES_BELOW, strict=True)}
    others = [one for one in ids if one not in fixed]
    rng.shuffle(others)
    return dict(zip(others, VOTES_ABOVE, strict=True)) | fixed


def main() -> None:
    slate = slate_of_the_example()
    (EXAMPLE / "contest.toml").write_text(contest_text(slate), encoding="utf-8")
    (EXAMPLE / "votes.csv").write_text(votes_text(slate), encoding="utf-8")


if __name__ == "__main__":
    main()
