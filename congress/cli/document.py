"""`congress document` and `congress template`: every paper there is, and what it looks like."""

from pathlib import Path
from typing import Annotated

import typer

from congress.cli.common import emit, guarded, say, show_problems
from congress.i18n import _

template_app = typer.Typer(help=_("The documents there are, and what they look like."), no_args_is_help=True)

KIND = Annotated[str, typer.Argument(metavar="KIND", help=_("One of those that “congress template list” tells."))]


@guarded
def document(
    kind: KIND,
    source: Annotated[
        Path, typer.Argument(metavar="INPUT", help=_("A result, contest, course or proceedings file, as KIND needs."))
    ],
    output: Annotated[
        str,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help=_("FILE.pdf, FILE.docx (to be edited), FILE.png for a chart, or - for standard output."),
        ),
    ],
) -> None:
    from ballots.files import write_bytes
    from congress.documents.making import document_bytes, document_kind, kind_named, read_source
    from congress.i18n import language

    known = kind_named(kind)
    suffix = known.made_as[0] if output == "-" else document_kind(output, known.made_as)
    made = document_bytes(kind, read_source(known, source), suffix, language())
    if output == "-":
        emit(made)
        return
    write_bytes(Path(output), made)
    say(_("{document} written: {file}").format(document=known.words(), file=output))


@guarded
def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE.pdf", help=_("The document, signed or not."))],
    source: Annotated[
        Path, typer.Argument(metavar="SOURCE", help=_("The result file or contest file it was made from."))
    ],
    trust: Annotated[
        list[Path] | None,
        typer.Option(
            "--trust", metavar="CERTIFICATE", help=_("Signatures must lead to this certificate (PEM or DER).")
        ),
    ] = None,
) -> None:
    from congress.documents.kinds import KINDS
    from congress.documents.verifying import verify as verified

    found = verified(file, source, trust or ())
    text = _("{file}: {document}, to the letter what this program makes of {source}.")
    say(text.format(file=file.name, document=KINDS[found.kind].words(), source=source.name))
    for one in found.signatures:
        time = one.time.astimezone().strftime("%H:%M:%S %z, %d/%m/%Y") if one.time else "–"
        told = _("Signed in “{field}” by {name} (certified by {issuer}), by their computer's clock at {time}.")
        say(told.format(field=one.place, name=one.name, issuer=one.issuer, time=time))
        if one.person:
            text = _("ANOTHER SIGNED there than the person the form names: {name}, not {person}.")
            say(text.format(name=one.name, person=one.person))
        if one.reason:
            say(_("Reason stated in that signature: {reason}").format(reason=one.reason))
        if not one.trusted:
            say(_("Who issued that certificate was not checked: name a certificate you trust with --trust."))
    if found.added and not found.signatures:
        say(_("Something was added after it, such as a signature; signatures and notes on the pages are not judged."))


@template_app.command("list", help=_("The kinds of documents, what each is made from, and the examples."))
@guarded
def list_templates() -> None:
    from rich.table import Table

    from congress.cli.common import console
    from congress.documents.examples import EXAMPLES
    from congress.documents.kinds import KINDS
    from congress.documents.sources import SOURCES

    table = Table(caption=_("Examples: {names}").format(names=", ".join(EXAMPLES)), caption_justify="left")
    table.add_column("KIND", no_wrap=True)
    for heading in (_("Document"), _("Made from"), _("Files"), _("Template")):
        table.add_column(heading, overflow="fold")
    for name, kind in KINDS.items():
        table.add_row(name, kind.words(), SOURCES[kind.reads].words(), " ".join(kind.made_as), kind.template)
    console(stderr=False).print(table)


@template_app.command("preview", help=_("Make a document from example inputs."))
@guarded
def preview(
    kind: KIND,
    folder: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help=_("Where the previews go."))],
    example: Annotated[
        str, typer.Option("--example", metavar="NAME", help=_("Only this example; default: all of them."))
    ] = "",
) -> None:
    from ballots.files import write_bytes
    from congress.documents.examples import EXAMPLES
    from congress.documents.making import document_bytes, example_source, kind_named
    from congress.i18n import language
    from tally.problems import InvalidError

    known = kind_named(kind)
    for name in [example] if example else EXAMPLES:
        source = example_source(known, name)
        try:
            made = {ending: document_bytes(kind, source, ending, language()) for ending in known.made_as}
        except InvalidError as error:  # such as a ballot of two hundred names, which is not printed
            if example:
                raise
            show_problems(error.problems, title=name)
            continue
        given = source.carried[0]
        write_bytes(folder / f"{kind}-{name}-{given.name}", given.data)
        for ending, data in made.items():
            file = folder / f"{kind}-{name}{ending}"
            write_bytes(file, data)
            say(_("{document} written: {file}").format(document=known.words(), file=file))
