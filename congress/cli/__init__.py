"""The command line. Nothing heavy is imported here: each command imports what it needs when it runs."""

import sys


def main() -> None:
    """Entry point of `congress`. The language must be known before the commands, whose help is translated, are made."""
    from congress.i18n import language_of, set_language

    set_language(language_of(sys.argv[1:]))
    from congress.cli.app import app

    app(prog_name="congress")
