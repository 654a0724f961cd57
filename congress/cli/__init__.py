"""The command line. Nothing heavy is imported here: each command imports what it needs when it runs."""

import sys
from typing import cast


def main() -> None:
    """Entry point of `congress`. The language must be known before the commands, whose help is translated, are made."""
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
