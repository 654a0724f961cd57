"""The wheel works where nothing else is: built, installed with the locked packages in an empty environment, run."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    clean = {
        key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV", "CONGRESS"))
    }
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=clean | {"COLUMNS": "160"},
        capture_output=True,
        text=True,
        timeout=500,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    assert built.returncode == 0, built.stdout + built.stderr
    (made,) = folder.glob("*.whl")
    return made


def test_the_wheel_holds_the_packages_templates_examples_and_catalogue(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "ballots/data/templates/ballots/",
        "ballots/data/templates/documents/",
        "ballots/data/examples/dai-hoi-tinh/planning.xlsx",
        "ballots/data/examples/chi-bo/",
        "congress/i18n/vi/LC_MESSAGES/congress.mo",
        "tally/regulations/party-2024.toml",
    ):
        assert any(name.startswith(wanted) for name in names), wanted
    assert {name.split("/")[0] for name in names} == {
        "congress",
        "ballots",
        "tally",
        "congress_toolkit-0.1.0.dist-info",
    }


def test_the_demo_runs_from_the_installed_wheel(wheel: Path, tmp_path: Path) -> None:
    venv = tmp_path / "venv"
    assert run(sys.executable, "-m", "venv", venv, cwd=tmp_path).returncode == 0
    pip = (venv / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check")
    locked = run(*pip, "--require-hashes", "--only-binary", ":all:", "-r", ROOT / "requirements.lock", cwd=tmp_path)
    assert locked.returncode == 0, locked.stderr
    installed = run(*pip, "--no-deps", wheel, cwd=tmp_path)
    assert installed.returncode == 0, installed.stderr
    checked = run(venv / "bin" / "pip", "check", cwd=tmp_path)
    assert checked.returncode == 0, checked.stdout

    demo = run(venv / "bin" / "congress", "demo", "out", cwd=tmp_path)
    assert demo.returncode == 0, demo.stdout + demo.stderr
    assert list((tmp_path / "out").rglob("*.pdf"))
