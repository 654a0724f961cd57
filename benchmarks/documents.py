"""How long documents take: the minutes as a command against bare WeasyPrint on the same HTML, many pages, many results.

    python benchmarks/documents.py [--results 200]

Prints seconds and the ratios.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

sys.path[0] = str(Path(__file__).parent.parent / "tests")

import pikepdf
from sample_results import candidates, minimal, result

from congress.documents.format import party_format
from congress.documents.minutes import counting_minutes
from congress.documents.minutes_document import TEMPLATE, minutes_bytes
from congress.documents.render_html import render_html, template_folder
from congress.documents.resultfile import parse_result
from congress.i18n import set_language

PROGRAM = Path(sys.executable).parent / "congress"
BARE = """
import sys
from weasyprint import HTML
HTML(sys.argv[1], base_url=sys.argv[2]).write_pdf(sys.argv[3])
"""
RUNS = 3


def quickest(run: Callable[[], object]) -> float:
    """Seconds of the quickest of a few runs: the machine may have other work."""
    times = []
    for _run in range(RUNS):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def of_many(people: int) -> bytes:
    """A result of `people` candidates with long names."""
    votes = [1500 - place for place in range(people)]
    names = [f"Nguyễn Hoàng Tôn Nữ Công Huyền Thị Thanh Phương Lan Số {place}" for place in range(people)]
    rows = candidates(votes, names, base=1587, needed=794, valid=1512, seats=people)
    for one in rows:
        one["note"] = "Ủy viên Ban Thường vụ, Trưởng Ban Tuyên giáo và Dân vận, Chủ nhiệm Văn phòng cấp ủy " * 3
    ballots = {"returned": 1512, "valid": 1512, "invalid": 0, "invalid_by_ground": {}}
    base = {"kind": "summoned", "value": 1587, "summoned": 1587, "subtractions": []}
    document = result(rows, seats=people, ballots=ballots, base=base, needed=794, short=0)
    return json.dumps(document, ensure_ascii=False).encode()


def as_command(folder: Path, data: bytes) -> tuple[float, float]:
    """Seconds of the command and of bare WeasyPrint, each in a process of its own."""
    source, page = folder / "result.json", folder / "page.html"
    source.write_bytes(data)
    layout = party_format()
    page.write_text(render_html(TEMPLATE, counting_minutes(parse_result(data, "r"), layout, "vi"), layout), "utf-8")
    base = (template_folder() / "document.html").as_uri()
    bare = [sys.executable, "-c", BARE, page, base, folder / "bare.pdf"]
    command = [PROGRAM, "minutes", source, "-o", folder / "minutes.pdf"]
    return (
        quickest(lambda: subprocess.run(command, check=True, capture_output=True)),
        quickest(lambda: subprocess.run(bare, check=True, capture_output=True)),
    )


def of_a_folder(folder: Path, results: int) -> float:
    """Seconds for the minutes of so many results in one run."""
    source = folder / "results"
    source.mkdir()
    for place in range(results):
        (source / f"{place:04d}.json").write_text(json.dumps(minimal()), "utf-8")
    start = time.perf_counter()
    subprocess.run([PROGRAM, "minutes", source, "-o", folder / "out"], check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--results", type=int, default=200)
    results = parser.parse_args().results
    set_language("vi")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        ours, bare = as_command(folder, json.dumps(minimal()).encode())
        print(f"Two pages as a command: {ours:.2f} s; bare WeasyPrint: {bare:.2f} s; ratio {ours / bare:.2f}")
        start = time.perf_counter()
        long = minutes_bytes(parse_result(of_many(450), "r"), ".pdf", "vi")
        seconds = time.perf_counter() - start
        with pikepdf.open(BytesIO(long)) as pdf:
            print(f"{len(pdf.pages)} pages: {seconds:.1f} s")
        seconds = of_a_folder(folder, results)
        print(f"{results} minutes in one run: {seconds:.1f} s, {results / seconds:.1f} a second")


if __name__ == "__main__":
    main()
