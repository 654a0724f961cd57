"""Running the installed program as a user does: a process of its own, a home of its own."""

import os
import subprocess
import sys
from pathlib import Path

from tally.problems import Lang

PROGRAM = Path(sys.executable).parent / "congress"


def congress(*arguments: str | Path, cwd: Path, lang: str = "en") -> subprocess.CompletedProcess[str]:
    """`congress ARGUMENTS` in the folder `cwd`; what it keeps for the user (its key) goes to `cwd`/home."""
    home = cwd / "home"
    return subprocess.run(
        [PROGRAM, "--lang", lang, *map(str, arguments)],
        cwd=cwd,
        env={"PATH": os.environ["PATH"], "COLUMNS": "200", "HOME": str(home), "XDG_CONFIG_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=300,
    )


def congress_here(*arguments: str | Path, cwd: Path, lang: Lang = "en", typed: str = "") -> tuple[int, str]:
    """As `congress`, in this process, which takes no second to start; the exit status, and all that was said."""
    from contextlib import chdir

    from typer.testing import CliRunner

    from congress.cli.app import app
    from congress.i18n import set_language

    set_language(lang)
    try:
        with chdir(cwd):
            done = CliRunner(env={"COLUMNS": "200"}).invoke(app, [str(one) for one in arguments], input=typed)
    finally:
        set_language("vi")
    return done.exit_code, done.output
