"""The words of every coded problem of `tally`, in Vietnamese and English."""

from tally.problems import Message, problem_maker

MESSAGES: dict[str, Message] = {}

problem = problem_maker(MESSAGES)
