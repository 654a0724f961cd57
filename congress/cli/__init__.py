"""The command line. Nothing heavy is imported here: each command imports what it needs when it runs."""

import sys


def main() -> None:
    """Entry point of `congress`. The language must be known before the commands, whose help is translated, are made."""
    from congress.i18n import language_of, set_language

    set_language(language_of(sys.argv[1:]))
    from typer import Abort, BadParameter

    from congress.cli.app import app
    from congress.cli.usage import usage_hint, usage_words

    usage_error = BadParameter.__mro__[1]  # the library does not export its class of all wrong command lines
    try:
        status = app(prog_name="congress", standalone_mode=False)
    except usage_error as error:
        context = getattr(error, "ctx", None)
        sys.stderr.write(f"{usage_words(error.format_message())}\n")  # type: ignore[attr-defined]
        sys.stderr.write(f"{usage_hint(context.command_path if context else 'congress')}\n")
        sys.exit(2)
    except Abort:
        sys.exit(1)
    sys.exit(status if isinstance(status, int) else 0)
