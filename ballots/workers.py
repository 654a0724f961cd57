"""Processes that do not outlive the program that started them, however it ends."""

import os
from multiprocessing import parent_process
from threading import Thread


def end_with_parent() -> None:
    """Called in a worker as it starts: when its parent is gone, killed or not, the worker ends at once."""
    Thread(target=_wait_for_the_end, daemon=True).start()


def _wait_for_the_end() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)
