"""How long documents take: the minutes as a command against bare WeasyPrint on the same HTML, many pages, many results.

    python benchmarks/documents.py [--results 200]

Prints seconds and the ratios.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pikepdf

from congress.documents.examples import example_result
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
ALIKE = BARE.replace("sys.argv[3]", "sys.argv[3], pdf_variant='pdf/a-3u', pdf_tags=True")
"""Bare WeasyPrint too, asked for the same kind of PDF."""
RUNS = 3


def quickest(command: Sequence[str | Path]) -> float:
    """Processor seconds of the quickest of a few runs: the clock would count other work of the machine too."""
    times = []
    for _run in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)


def as_command(folder: Path, data: bytes) -> tuple[float, float, float]:
    """Processor seconds of the command, of bare WeasyPrint, and of it making tagged PDF/A: a process each."""
    source, page = folder / "result.json", folder / "page.html"
    source.write_bytes(data)
    layout = party_format()
    page.write_text(render_html(TEMPLATE, counting_minutes(parse_result(data, "r"), layout, "vi"), layout), "utf-8")
    base = (template_folder() / "document.html").as_uri()
    bare, alike = ([sys.executable, "-c", script, page, base, folder / "bare.pdf"] for script in (BARE, ALIKE))
    command = [PROGRAM, "minutes", source, "-o", folder / "minutes.pdf"]
    return quickest(command), quickest(bare), quickest(alike)


def of_a_folder(folder: Path, results: int) -> tuple[float, float]:
    """Seconds for the minutes of so many results in one run: by the clock, and of all processors together."""
    source = folder / "results"
    source.mkdir()
    for place in range(results):
        (source / f"{place:04d}.json").write_text(example_result("minimal").decode(), "utf-8")
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([PROGRAM, "minutes", source, "-o", folder / "out"], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, used


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--results", type=int, default=200)
    results = parser.parse_args().results
    set_language("vi")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        ours, bare, alike = as_command(folder, example_result("minimal"))
        print(
            f"Two pages as a command: {ours:.2f} s of processor time; bare WeasyPrint {bare:.2f} s, {ours / bare:.2f} x"
        )
        print(f"  bare WeasyPrint making tagged PDF/A too: {alike:.2f} s, {ours / alike:.2f} x")
        start = time.perf_counter()
        long = minutes_bytes(parse_result(example_result("extreme"), "r"), ".pdf", "vi")
        seconds = time.perf_counter() - start
        with pikepdf.open(BytesIO(long)) as pdf:
            print(f"{len(pdf.pages)} pages: {seconds:.1f} s")
        seconds, used = of_a_folder(folder, results)
        print(f"{results} minutes in one run: {seconds:.1f} s, {results / seconds:.1f} a second")
        print(f"  {used:.1f} s of processor time: {2 * results / used:.1f} a second on two cores that do nothing else")


if __name__ == "__main__":
    main()
