"""The README tells the truth: its commands run, in its order, and its files exist."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from running import PROGRAM

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)


def test_the_steps_of_the_day_run_as_printed(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    steps = "".join(block for block in BLOCKS if "make " not in block)
    assert steps.count("congress ") > 12
    home = str(tmp_path / "home")
    done = subprocess.run(
        ["bash", "-e", "-x"],
        input=steps,
        cwd=tmp_path,
        env={"PATH": f"{PROGRAM.parent}:{os.environ['PATH']}", "HOME": home, "XDG_CONFIG_HOME": home},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    for made in (
        "dai-hoi/minutes/chi-bo-dai-bieu.pdf",
        "dai-hoi/contests/chi-bo-dai-bieu-r2.toml",
        "minutes.pdf",
        "slate/contest.toml",
    ):
        assert (tmp_path / made).is_file(), made


def test_the_make_targets_it_names_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"\bmake (\w+)", "".join(BLOCKS)):
        assert re.search(rf"^{target}:", makefile, flags=re.MULTILINE), target


def test_its_pictures_and_links_exist() -> None:
    for link in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / link).exists(), link
