"""The command line. Nothing heavy is imported here: each command imports what it needs when it runs."""

import gc
import sys
from typing import cast

COLLECTIONS = (100_000, 20, 50)
"""How many new objects bring on a search for unreachable ones: Python's own 700 takes a seventh of the time of a paper
of two pages, which is made of hundreds of thousands of objects that all live to the end."""


def main() -> None:
    """Entry point of `congress`. The language must be known before the commands, whose help is translated, are made."""
    gc.set_threshold(*COLLECTIONS)
    from congress.cli.backup_option import take_backup
    from congress.i18n import set_language, take_language

    lang, arguments = take_language(sys.argv[1:])
    arguments = take_backup(arguments)
    set_language(lang)
    from typer import Abort, BadParameter
    from typer.main import get_command

    from congress.cli.app import app
    from congress.cli.usage import translate_help, usage_hint, usage_words

    # The library does not export the class of all wrong command lines; its one exported child leads there.
    usage_error = cast("type[BadParameter]", BadParameter.__mro__[1])
    program = get_command(app)
    translate_help(program)
    try:
        status = program(arguments, prog_name="congress", standalone_mode=False)
    except usage_error as error:
        sys.stderr.write(f"{usage_words(error.format_message())}\n")
        sys.stderr.write(f"{usage_hint(error.ctx.command_path if error.ctx else 'congress')}\n")
        sys.exit(2)
    except Abort:
        sys.exit(1)
    sys.exit(status if isinstance(status, int) else 0)
