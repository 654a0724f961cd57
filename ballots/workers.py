"""Processes that do not outlive the program that started them, however it ends."""

import ctypes
import signal
import sys

PR_SET_PDEATHSIG = 1


def end_with_parent() -> None:
    """Called in a worker as it starts: where the system can (Linux), a killed parent takes its workers with it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
