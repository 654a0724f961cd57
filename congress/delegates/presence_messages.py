"""The words of problems with badges, check-in and presence, in Vietnamese and English."""

from tally.problems import Message

PRESENCE_MESSAGES: dict[str, Message] = {}
