"""Workspaces in which ballots are keyed."""

from pathlib import Path

from congress.elections.slips import declare_batch
from congress.versions import import_files
from congress.workspace import Settings, Workspace, create

ELECTION = "lon"
HEAD = "Lục Thế Vĩnh"
FIRST, SECOND, THIRD = "Tạ Văn Kiểm", "Chu Thị Đối", "Khúc Minh Soát"
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ")
GIVEN = ("An", "Bình", "Cường", "Dũng", "Giang", "Hạnh", "Hương", "Khánh", "Lượng", "Nghĩa", "Phượng")


def names(count: int) -> list[str]:
    """Invented names of up to 40 letters, no two alike."""
    return [
        f"{FAMILY[place % 11]} Công Huyền Tôn Nữ {GIVEN[place // 11]} {GIVEN[(place * 3) % 11]}"
        for place in range(count)
    ]


def contest_text(people: int = 55, seats: int = 50, *, required: int = 1, returned: int | None = None) -> str:
    head = (
        f'id = "{ELECTION}"\ntitle = "Bầu Ban Chấp hành Đảng bộ tỉnh khóa XX"\nregulation = "party-2024"\n'
        f'kind = "committee"\nform = "strike"\nseats = {seats}\n\n'
    )
    counts = f"[count]\nrequired = {required}\n\n" if required > 1 else ""
    body = '[electorate]\nbody = "delegates"\nsummoned = 350\npresent = 348\n\n'
    if returned is not None:
        body += f"[accounts]\nissued = {returned}\nreturned = {returned}\n\n"
    listed = (f'[[candidate]]\nid = "c{number:02d}"\nname = "{name}"\n' for number, name in enumerate(names(people), 1))
    return head + counts + body + "\n".join(listed)


def workspace_with(folder: Path, text: str, *batches: tuple[str, int]) -> Workspace:
    """A new workspace with one contest and a slip for each batch."""
    file = folder / "contest.toml"
    file.write_text(text, encoding="utf-8")
    made = create(folder / "congress", settings=Settings(title="Đại hội thử"), by=HEAD)
    import_files(made, [file], HEAD)
    for batch, sheets in batches:
        declare_batch(made, ELECTION, 1, batch, sheets, HEAD)
    return made
