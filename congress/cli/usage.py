"""What the command-line library says in English when a command line is wrong, said in the language in use."""

import re
from typing import Any

from congress.i18n import _, language

_SAYINGS: tuple[tuple[str, str], ...] = (
    (r"Missing argument '?(.+?)'?\.", "Thiếu tham số {0}."),
    (r"Missing option (.+?)\.", "Thiếu tùy chọn {0}."),
    (r"Missing command\.", "Thiếu lệnh."),
    (r"No such option: (\S+)(?: \(Possible options: (.+)\))?", "Không có tùy chọn {0}. Các tùy chọn gần giống: {1}"),
    (r"No such command '(.+?)'\. Did you mean '(.+)'\?", "Không có lệnh “{0}”. Có phải là “{1}”?"),
    (r"No such command '(.+?)'\.(?:.*)", "Không có lệnh “{0}”."),
    (r"Got unexpected extra arguments? \((.+)\)", "Thừa tham số: {0}"),
    (r"Option '?(.+?)'? requires an argument\.?", "Tùy chọn {0} cần một giá trị."),
    (r"Invalid value for '(.+?)': Input should be a valid integer.*", "{0}: cần một số nguyên."),
    (r"Invalid value for '(.+?)': Input should be a valid number.*", "{0}: cần một số."),
    (r"Invalid value for '(.+?)': Input should be greater than or equal to (.+)", "{0}: phải từ {1} trở lên."),
    (r"Invalid value for '(.+?)': Input should be less than or equal to (.+)", "{0}: phải từ {1} trở xuống."),
    (r"Invalid value for '(.+?)': .*'(.+?)' is not one of (.+?)\.", "{0}: “{1}” không phải là một trong {2}."),
    (r"Invalid value for (.+?): (.+)", "{0}: giá trị không hợp lệ ({1})."),
)


def usage_words(english: str) -> str:
    """The library's `english` sentence in the language in use; unknown sentences stay as they are."""
    if language() == "vi":
        for pattern, vietnamese in _SAYINGS:
            if found := re.fullmatch(pattern, english, flags=re.DOTALL):
                said = vietnamese.format(*(group or "" for group in found.groups()))
                return said.removesuffix(" Các tùy chọn gần giống: ")
    return english


def usage_hint(command: str) -> str:
    return _("Run “{command} --help” to see how it is used.").format(command=command)


def translate_help(command: Any) -> None:
    """Help of `command` and all below it in the language in use: the library keeps two phrases of it in English."""
    plain = command.get_help

    def get_help(context: Any) -> str:
        text: str = plain(context).replace("Usage: ", _("Usage: "), 1)
        return text.replace("Show this message and exit.", _("Show this message and exit."))

    command.get_help = get_help
    for below in getattr(command, "commands", {}).values():
        translate_help(below)
