"""`congress sign`: a digital signature in a field of a printed document."""

from pathlib import Path
from typing import Annotated

import typer

from congress.cli.common import guarded, say
from congress.i18n import _


@guarded
def sign(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.pdf", help=_("The document as this program printed it, signed or not."))
    ],
    key: Annotated[
        Path | None,
        typer.Option(
            "--key",
            metavar="FILE.p12",
            help=_("The signer's key and certificate (PKCS#12). Without it, the places to sign are told."),
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="SIGNED.pdf", help=_("The signed document; default: FILE-signed.pdf.")),
    ] = None,
    field: Annotated[
        str, typer.Option("--field", metavar="NAME", help=_("Whose place it is; default: the only one free."))
    ] = "",
    password_file: Annotated[
        Path | None,
        typer.Option("--password-file", metavar="FILE", help=_("The key's password; default: it is asked for.")),
    ] = None,
) -> None:
    """A password never stands on the command line, where others on the machine could read it.

    A file that holds somebody's signature is written over only where -o names it.
    """
    from ballots.files import write_bytes
    from congress.documents.signing import fields_of, read_document, read_signer, sign, signing_time
    from congress.messages import problem
    from tally.names import same_name
    from tally.problems import Place, UnreadableError

    data = read_document(file)
    if key is None:
        for one in fields_of(data, file.name):
            text = _("{field}: {words} (signed)") if one.signed else _("{field}: {words}")
            say(text.format(field=one.name, words=one.words))
        return
    target = output or file.with_name(f"{file.stem}-signed.pdf")
    if output is None and target.exists():
        raise UnreadableError(problem("SIGNED_ALREADY", Place(file=file.name), signed=target.name))
    signed = sign(data, file.name, read_signer(key, _password(password_file)), field, signing_time())
    write_bytes(target, signed.data)
    if same_name(signed.name) not in same_name(signed.words):
        said = _("The certificate says {name}; the place is that of {words}.")
        say(said.format(name=signed.name, words=signed.words))
    say(_("Signed by {name} ({words}): {file}").format(name=signed.name, words=signed.words, file=target))


def _password(file: Path | None) -> bytes:
    if file is not None:
        return file.read_bytes().rstrip(b"\r\n")
    return str(typer.prompt(_("Password of the key"), hide_input=True, err=True)).encode()
