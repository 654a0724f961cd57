"""What ISO 19005-3 (PDF/A-3) and ISO 32000-1 ask of a PDF, and the layout engine leaves out: put in just before it is
written."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

MEDIA_TYPES = {".json": "application/json", ".toml": "application/toml"}
"""Ending of a file carried inside → its type. The engine asks the machine, and so prints other bytes on another one."""


def conform(pdf: Any) -> None:
    """Completes WeasyPrint's `pdf`: pictures, files inside, headers of tables."""
    _pictures_as_they_are(pdf)
    _files_in_order(pdf)
    for table in _elements(pdf, "/Table"):
        _scopes(pdf, table)
    _known_by_id(pdf)


def referred(pdf: Any, reference: Any) -> Any:
    """The object of `pdf` that `reference` ("12 0 R") means."""
    return pdf.objects[int(reference.split()[0])]


def _pictures_as_they_are(pdf: Any) -> None:
    """ISO 19005-3, 6.2.8: no picture is smoothed by the reader."""
    for one in pdf.objects:
        if getattr(one, "extra", {}).get("Subtype") == "/Image":
            one.extra["Interpolate"] = "false"


def _files_in_order(pdf: Any) -> None:
    """The names of files inside ascend (ISO 32000-1, 7.9.6), each stands once in AF, and has its type."""
    if "AF" not in pdf.catalog:
        return
    pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])
    names = referred(pdf, pdf.catalog["Names"]["EmbeddedFiles"])["Names"]
    pairs = sorted(zip(names[::2], names[1::2], strict=True), key=lambda pair: bytes(pair[0].string))
    names[:] = [part for pair in pairs for part in pair]
    for name, reference in pairs:
        file = referred(pdf, referred(pdf, reference)["EF"]["F"])
        if kind := MEDIA_TYPES.get(PurePath(name.string.decode()).suffix):
            file.extra["Subtype"] = "/" + kind.replace("/", "#2f")


def _elements(pdf: Any, kind: str) -> Iterator[Any]:
    return (one for one in pdf.objects if isinstance(one, dict) and one.get("S") == kind)


def _kids(pdf: Any, element: Any, *kinds: str) -> list[Any]:
    found = (referred(pdf, one) for one in element["K"] if not isinstance(one, int))
    return [one for one in found if one.get("S") in kinds]


def _scopes(pdf: Any, table: Any) -> None:
    """Each header says whose it is (ISO 32000-1, table 349). In a table without a head, words and their figures, the
    first cell of a row is the header of the rest."""
    headed = bool(_kids(pdf, table, "/THead"))
    for part in _kids(pdf, table, "/THead", "/TBody", "/TFoot"):
        for row in _kids(pdf, part, "/TR"):
            cells = _kids(pdf, row, "/TH", "/TD")
            if not headed and len(cells) > 1:
                cells[0]["S"] = "/TH"
            for cell in cells:
                if cell["S"] == "/TH":
                    cell["A"]["Scope"] = "/Column" if part["S"] == "/THead" else "/Row"
                if not cell["A"].get("Headers"):
                    cell["A"].pop("Headers", None)


def _known_by_id(pdf: Any) -> None:
    """Where elements have identifiers, the root of the tree lists them (ISO 32000-1, table 322)."""
    import pydyf

    known: dict[str, Any] = {
        one["ID"].string: one for one in pdf.objects if isinstance(one, dict) and "S" in one and "ID" in one
    }
    if known:
        pairs = [part for key in sorted(known) for part in (known[key]["ID"], known[key].reference)]
        names = pydyf.Dictionary({"Names": pydyf.Array(pairs)})
        pdf.add_object(names)
        referred(pdf, pdf.catalog["StructTreeRoot"])["IDTree"] = names.reference
