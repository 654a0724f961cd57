"""Running the installed program as a user does: a process of its own, a home of its own."""

import os
import subprocess
import sys
from pathlib import Path

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
