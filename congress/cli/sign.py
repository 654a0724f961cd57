"""`congress sign`: a digital signature in a field of a printed document."""

import codecs
import os
import stat
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import GetPassWarning
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from congress.cli.common import guarded, say
from congress.i18n import _

if TYPE_CHECKING:
    from congress.documents.signing import Signer
    from congress.documents.tokens import Chosen


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
    token: Annotated[
        Path | None,
        typer.Option(
            "--token",
            metavar="MODULE.so",
            help=_("Instead of --key: the PKCS#11 library of the token that is plugged in."),
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="SIGNED.pdf", help=_("The signed document; default: FILE-signed.pdf.")),
    ] = None,
    field: Annotated[
        str, typer.Option("--field", metavar="NAME", help=_("Whose place it is; default: the only one free."))
    ] = "",
    despite: Annotated[
        str | None,
        typer.Option(
            "--despite",
            metavar="REASON",
            help=_("Sign though the form names another person there; the reason is signed too and shown."),
        ),
    ] = None,
    password_file: Annotated[
        Path | None,
        typer.Option("--password-file", metavar="FILE", help=_("The key's password; default: it is asked for.")),
    ] = None,
    pin_file: Annotated[
        Path | None,
        typer.Option("--pin-file", metavar="FILE", help=_("The token's PIN; default: it is asked for.")),
    ] = None,
    token_label: Annotated[
        str,
        typer.Option("--token-label", metavar="NAME", help=_("Which token: its label or serial number.")),
    ] = "",
    cert_label: Annotated[
        str, typer.Option("--cert-label", metavar="NAME", help=_("Which of the token's certificates, by its label."))
    ] = "",
    cert_id: Annotated[
        str, typer.Option("--cert-id", metavar="HEX", help=_("Which of the token's certificates, by its id."))
    ] = "",
) -> None:
    """A password or PIN never stands on the command line, where others on the machine could read it.

    A file that holds somebody's signature is written over only where -o names it.
    """
    from ballots.files import write_bytes
    from congress.documents.signing import fields_of, read_document, sign, signing_time
    from congress.documents.tokens import Chosen
    from congress.messages import problem
    from tally.problems import Place, UnreadableError

    given = {
        "--key": key, "--password-file": password_file, "--token": token, "--token-label": token_label,
        "--cert-label": cert_label, "--cert-id": cert_id, "--pin-file": pin_file, "--despite": despite,
    }  # fmt: skip
    _check_together([name for name, value in given.items() if value])
    if despite is not None and not despite.strip():
        raise UnreadableError(problem("DESPITE_EMPTY"))
    data = read_document(file)
    if key is None and token is None:
        for one in fields_of(data, file.name):
            text = _("{field}: {words} (signed)") if one.signed else _("{field}: {words}")
            say(text.format(field=one.name, words=one.words))
        return
    target = output or file.with_name(f"{file.stem}-signed.pdf")
    if output is None and target.exists():
        raise UnreadableError(problem("SIGNED_ALREADY", Place(file=file.name), signed=target.name))
    chosen = Chosen(token, token_label, cert_label, cert_id) if token else None
    with _signer(key, password_file, chosen, pin_file) as signer:
        signed = sign(data, file.name, signer, field, signing_time(), despite=(despite or "").strip())
    write_bytes(target, signed.data)
    if signed.another:
        said = _("The certificate says {name}; the place is that of {words}. The reason stands in the signature.")
        say(said.format(name=signed.name, words=signed.words))
    say(_("Signed by {name} ({words}): {file}").format(name=signed.name, words=signed.words, file=target))


OF_A_KEY = {"--key", "--password-file"}
OF_A_TOKEN = {"--token", "--token-label", "--cert-label", "--cert-id", "--pin-file"}


def _check_together(given: list[str]) -> None:
    """UnreadableError where options of a key file and of a token are mixed, or their own one is missing."""
    from congress.messages import problem
    from tally.problems import UnreadableError

    known = set(given)
    mixed = known & OF_A_KEY and known & OF_A_TOKEN
    lost = (known & OF_A_KEY and "--key" not in known) or (known & OF_A_TOKEN and "--token" not in known)
    if mixed or lost or known == {"--despite"}:
        raise UnreadableError(problem("SIGN_ONE_KEY", options=" ".join(given)))


@contextmanager
def _signer(
    key: Path | None, password_file: Path | None, token: "Chosen | None", pin_file: Path | None
) -> "Iterator[Signer]":
    from congress.documents.signing import read_signer
    from congress.documents.tokens import token_signer
    from congress.messages import problem
    from tally.problems import Place, UnreadableError

    if key is not None:
        yield read_signer(key, _secret(password_file) if password_file else _asked(_("Password of the key")))
    if token is None:
        return

    def pin(label: str, *, few: bool) -> str:
        if few:
            say(_("A wrong PIN was given to this token before; a few more lock it."))
        words = _("PIN of the token “{label}”").format(label=label)
        if not pin_file:
            return _asked(words).decode()
        try:
            return _secret(pin_file).decode()
        except UnicodeDecodeError:  # whose words show a byte of it
            raise UnreadableError(problem("SECRET_NOT_TEXT", Place(file=pin_file.name))) from None

    with token_signer(token, pin, unattended=pin_file is not None) as signer:
        say(_("Token certificate: {name}.").format(name=signer.name))
        yield signer


def _secret(file: Path) -> bytes:
    """What the first line of `file` says. InvalidError where others may read it, UnreadableError where nobody can."""
    from congress.messages import problem
    from tally.problems import InvalidError, Place, UnreadableError

    try:
        with file.open("rb") as handle:
            mode = stat.S_IMODE(os.fstat(handle.fileno()).st_mode)
            if os.name == "posix" and mode & 0o077:
                raise InvalidError(problem("SECRET_OPEN_TO_OTHERS", Place(file=file.name), mode=f"{mode:04o}"))
            return handle.readline().removeprefix(codecs.BOM_UTF8).rstrip(b"\r\n")
    except OSError as error:
        raise UnreadableError(
            problem("SECRET_NOT_OPENED", Place(file=file.name), reason=error.strerror or str(error))
        ) from error


def _asked(words: str) -> bytes:
    """What is typed, unseen. UnreadableError where there is no terminal to hide it on."""
    from congress.messages import problem
    from tally.problems import UnreadableError

    with warnings.catch_warnings():
        warnings.simplefilter("error", GetPassWarning)
        try:
            return str(typer.prompt(words, hide_input=True, err=True)).encode()
        except GetPassWarning as error:
            raise UnreadableError(problem("SECRET_NO_TERMINAL")) from error
