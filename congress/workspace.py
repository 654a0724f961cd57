"""The workspace: one folder for one congress, with a journal that knows who did what, when, and on which version.

What stands in it (all plain files, all named relative to the folder):

    congress.toml           settings of the congress
    journal.db              the journal (congress.journal)
    presence.db             who comes and goes, apart from the journal (congress.delegates.arrivals)
    contests/ID.toml        the contest of round 1; contests/ID-r2.toml of round 2, …
    planning/               planning lists and slate rules
    courses/ID.toml         how an election went, as people filled it in (congress.papers)
    papers/ proceedings/    the papers of each round and of the congress, and the files they were made of
    versions/               every version of a contest or planning file that was ever recorded, and what was replaced
    slates/ ballots/ counts/ results/ minutes/    what the election commands make

How files and entries stay together when the power goes: congress.custody.
"""

import datetime
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from ballots.files import MODE, PRIVATE
from congress import journal
from congress.messages import problem
from congress.storage import flushed, storage_in_words
from congress.tomlfile import read_toml, toml_string
from tally.problems import InvalidError, Place, UnreadableError
from tally.shape import shape_problems

SETTINGS = "congress.toml"
FOLDERS = ("contests", "planning")
PRESENCE = "presence.db"
PRESENCE_MODE = 0o600
"""When people came and went is for the desks' eyes only."""
_ON_PEOPLE = ("register/", "versions/register-")
"""How the names of files on named people begin."""
_BIOGRAPHIES = "biographies."
"""What the names of short biographies have in them, as a paper and as an earlier form of it."""

Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]


class Settings(BaseModel):
    """`congress.toml`. All but `language` and `backup` are defaults for the `[event]` of the contests made
    here; `backup` is a folder on another disk (see congress.backup)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Line = ""
    superior: Line = ""
    organisation: Line = ""
    congress: Line = ""
    term: Line = ""
    place: Line = ""
    date: datetime.date | None = None
    language: Literal["vi", "en"] = "vi"
    backup: Line = ""


@dataclass(frozen=True)
class Workspace:
    root: Path
    settings: Settings

    @property
    def journal(self) -> Path:
        return self.root / journal.FILE_NAME

    def relative(self, path: Path) -> str:
        """How the journal names `path`: relative to the folder, or by its own name alone where it is elsewhere."""
        inside = path.resolve()
        return inside.relative_to(self.root).as_posix() if inside.is_relative_to(self.root) else inside.name


def create(folder: Path, *, settings: Settings, by: str) -> Workspace:
    """A new workspace in `folder`, whole or not at all.

    Raises UnreadableError `FOLDER_NOT_EMPTY` where something stands in the folder already.
    """
    by = journal.person(by)
    folder = folder.absolute()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UnreadableError(problem("FOLDER_NOT_EMPTY", Place(file=folder.name)))
    with storage_in_words(folder.name):
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
        try:
            beside.chmod(0o755)
            for name in FOLDERS:
                (beside / name).mkdir()
            (beside / SETTINGS).write_text(settings_text(settings), encoding="utf-8", newline="")
            flushed(beside / SETTINGS)
            journal.create(beside / journal.FILE_NAME)
            with journal.opened(beside / journal.FILE_NAME) as connection, journal.writing(connection):
                payload = {"schema": "congress-journal/1", "title": settings.title}
                journal.append(connection, by=by, action="create", payload=payload, key="create")
            beside.replace(folder)
        except BaseException:
            shutil.rmtree(beside, ignore_errors=True)
            raise
    return Workspace(folder.resolve(), settings)


def find(start: Path, given: Path | None = None) -> Workspace:
    """The workspace `given`, or the nearest one from `start` upward.

    Raises UnreadableError `NO_WORKSPACE`, InvalidError for a `congress.toml` that is wrong.
    """
    root = find_root(start, given)
    return Workspace(root, read_settings(root / SETTINGS))


def find_root(start: Path, given: Path | None = None) -> Path:
    """The folder of the workspace, its settings not looked at. Raises UnreadableError `NO_WORKSPACE`."""
    candidates = [given] if given else [start.absolute(), *start.absolute().parents]
    for folder in candidates:
        if (folder / SETTINGS).is_file() and (given or (folder / journal.FILE_NAME).is_file()):
            return folder.resolve()
    raise UnreadableError(problem("NO_WORKSPACE", Place(file=candidates[0].absolute().name)))


def read_settings(path: Path) -> Settings:
    """Raises UnreadableError where the file is no TOML, InvalidError with every wrong key at once."""
    data = read_toml(path)
    try:
        return Settings.model_validate(data)
    except ValidationError as error:
        raise InvalidError(shape_problems(error, Settings, data, path.name)) from error


def settings_text(settings: Settings) -> str:
    """`congress.toml` as a new workspace gets it, with what each key means."""
    values = {name: toml_string(value) for name, value in settings.model_dump().items() if value is not None}
    day = f"date = {settings.date.isoformat()}" if settings.date else "# date = 2025-09-25"
    return f"""\
# Đại hội / The congress. Mỗi dòng là giá trị mặc định cho phần [event] của các cuộc bầu cử lập trong thư mục này;
# để trống thì văn bản in dòng chấm. / Each line is a default for the [event] of contests made in this folder;
# what is left blank prints as a dotted line.

# Tên gọi của đại hội, chỉ dùng trong chương trình / Title of this folder
title = {values["title"]}

# Cấp ủy cấp trên trực tiếp / Superior committee, e.g. "BAN CHẤP HÀNH TRUNG ƯƠNG"
superior = {values["superior"]}

# Đảng bộ, chi bộ / Party organisation, e.g. "ĐẢNG BỘ TỈNH …"
organisation = {values["organisation"]}

# Đại hội / Congress, e.g. "ĐẠI HỘI ĐẠI BIỂU LẦN THỨ XX"
congress = {values["congress"]}

# Nhiệm kỳ / Term, e.g. "2025-2030"
term = {values["term"]}

# Địa điểm / Place
place = {values["place"]}

# Ngày tổ chức (năm-tháng-ngày) / Day (year-month-day)
{day}

# Ngôn ngữ văn bản / Language of documents: "vi" | "en"
language = {values["language"]}

# Thư mục sao lưu trên ổ đĩa thứ hai, ghi lại sau mỗi bước / Backup folder on a second disk, renewed at every step
backup = {values["backup"]}
"""


def mode_of(name: str) -> int:
    """The permissions of a file of the folder: files on named people are their owner's alone."""
    return PRIVATE if name.startswith(_ON_PEOPLE) or _BIOGRAPHIES in name else MODE
