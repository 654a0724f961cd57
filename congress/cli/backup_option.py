"""The option `--backup DIR`, which counts wherever it stands in a command line."""

from collections.abc import Sequence
from pathlib import Path

OPTION = "--backup"


def take_backup(arguments: Sequence[str]) -> list[str]:
    """Backs up to the folder that a command line names; returns the command line without that option.

    An option without a folder stays, to be refused with the rest.
    """
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        name, equals, value = argument.partition("=")
        if name == OPTION and (value := value if equals else next(waiting, "")):
            from congress.backup import use

            use(Path(value))
        else:
            rest.append(argument)
    return rest
