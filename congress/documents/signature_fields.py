"""The places where people sign, as signature fields of the PDF: one for each person the form names."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from congress.documents.conformance import referred
from tally.names import same_name

ANCHOR = "sign-"
"""A place to sign is an element of this id and the signer's name in the layout's data file."""
POINTS = 0.75
"""A CSS pixel in points."""
PRINT = 4
"""Flag of an annotation that is printed (ISO 32000-1, table 165)."""
_BETWEEN = " – "
_NAME_AS_CERTIFIED = re.compile(r"[^\W\d_]+(?:(?:\.? +|['’.-])[^\W\d_]+)*")
"""The name at the start of what a certificate calls its owner; some write a number or a post after it."""
_AFTER_A_NAME = re.compile(r"[,(0-9–-]|$")


def place_words(authority: str, name: str) -> str:
    """What a reader shows about a place to sign: in whose name, and who."""
    return f"{authority}{_BETWEEN}{name}"


def person_of(words: str) -> str:
    """The person that `place_words` name; empty where the form leaves the name to be written in."""
    return words.rpartition(_BETWEEN)[2].replace("…", "").strip()


def is_person(certified: str, person: str) -> bool:
    """Whether a certificate's name is that of `person`: every letter and tone, nothing more of a name."""
    said = " ".join(unicodedata.normalize("NFC", certified).split())
    name = _NAME_AS_CERTIFIED.match(said)
    alone = name is not None and _AFTER_A_NAME.match(said[name.end() :].lstrip())
    return same_name(person) in (same_name(said), same_name(name[0]) if name and alone else "")


def printable(words: str) -> str:
    """What a stranger wrote into a certificate or a signature, in one line: without line ends, letters that steer a
    terminal, or such as turn the direction of writing."""
    return " ".join("".join(one if one.isprintable() else " " for one in words).split())


def add_fields(document: Any, pdf: Any, signers: Mapping[str, str]) -> None:
    """A field for each place to sign on the pages of WeasyPrint's `document`, in its `pdf` about to be written.

    `signers`: what a reader shows about the field, by the signer's name. Empty fields draw nothing: the paper looks the
    same to those who sign by hand. PDF/A wants an appearance of each all the same. Each is tagged, after all that is
    to be read, so that a screen reader comes to it.
    """
    import pydyf

    fields = pydyf.Array()
    for place, page in enumerate(document.pages):
        reference = pdf.page_references[place]
        for name, rectangle in sorted(page.anchors.items()):
            if not name.startswith(ANCHOR):
                continue
            left, top, right, bottom = (value * POINTS for value in rectangle)
            height = page.height * POINTS
            shown = pydyf.Stream(
                extra={"Type": "/XObject", "Subtype": "/Form", "BBox": pydyf.Array([0, 0, right - left, bottom - top])}
            )
            pdf.add_object(shown)
            signer = name.removeprefix(ANCHOR)
            field = pydyf.Dictionary({
                "Type": "/Annot",
                "Subtype": "/Widget",
                "FT": "/Sig",
                "T": pydyf.String(signer),
                "TU": pydyf.String(signers.get(signer, signer)),
                "F": PRINT,
                "P": reference,
                "Rect": pydyf.Array([left, height - bottom, right, height - top]),
                "AP": pydyf.Dictionary({"N": shown.reference}),
            })  # fmt: skip
            pdf.add_object(field)
            fields.append(field.reference)
            _tag(pdf, field, reference)
            on_page = pdf.objects[int(reference.split()[0])]
            on_page.setdefault("Annots", pydyf.Array()).append(field.reference)
    if fields:
        pdf.catalog["AcroForm"] = pydyf.Dictionary({"Fields": fields, "SigFlags": 1})


def _tag(pdf: Any, field: Any, page: Any) -> None:
    import pydyf

    root = referred(pdf, pdf.catalog["StructTreeRoot"])
    whole = referred(pdf, root["K"][0])
    element = pydyf.Dictionary({
        "Type": "/StructElem",
        "S": "/Form",
        "P": whole.reference,
        "Pg": page,
        "K": pydyf.Dictionary({"Type": "/OBJR", "Obj": field.reference, "Pg": page}),
    })  # fmt: skip
    pdf.add_object(element)
    whole["K"].append(element.reference)
    parents = referred(pdf, root["ParentTree"])["Nums"]
    field["StructParent"] = parents[-2] + 1
    parents.extend((field["StructParent"], element.reference))
