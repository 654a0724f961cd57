"""A record as files in a drafting folder: the record itself, the paper as PDF and as Word file."""

from pathlib import Path

from congress.documents.making import document_bytes
from congress.documents.recordfile import Record, record_file, record_json
from tally.problems import Lang

ENDINGS = (".json", ".pdf", ".docx")


def write_papers(folder: Path, record: Record, lang: Lang) -> dict[str, Path]:
    """The files, by their endings. `record.kind` is the kind of the document."""
    data = record_json(record)
    source = record_file(data, record)
    made = {ending: folder / f"{record.kind}{ending}" for ending in ENDINGS}
    for ending, path in made.items():
        path.write_bytes(data if ending == ".json" else document_bytes(record.kind, source, ending, lang))
    return made
