"""The mutation score of `tally/` after `mutmut run`: what share of small changes to the code some test notices.

    make mutate                     runs mutmut, then this
    mutmut show NAME                a mutant that no test noticed

A mutant no test touches counts as one nobody noticed. Ends with exit status 1 below 90 %, or when some were not tried.
docs/mutation.md says of those left why they change nothing that anybody could see.
"""

import sys
from collections import Counter

from mutmut.mutation.data import SourceFileMutationData
from mutmut.stats import status_by_exit_code
from mutmut.utils.file_utils import walk_mutatable_files

LEAST_PERCENT = 90
NOTICED = {"killed", "timeout", "segfault"}
LINE = "{:<22}{:>9}{:>9}{:>9.1f} %"


def main() -> int:
    total: Counter[bool] = Counter()
    left, untried = [], 0
    print("{:<22}{:>9}{:>9}{:>11}".format("module", "mutants", "noticed", "score"))
    for path in sorted(walk_mutatable_files()):
        data = SourceFileMutationData(path=path)
        data.load()
        statuses = {name: status_by_exit_code[code] for name, code in data.exit_code_by_key.items()}
        noticed = Counter(status in NOTICED for status in statuses.values())
        untried += sum(code is None for code in data.exit_code_by_key.values())
        left += [f"{status:<10} {name}" for name, status in statuses.items() if status not in NOTICED]
        total += noticed
        if statuses:
            print(LINE.format(path.stem, len(statuses), noticed[True], 100 * noticed[True] / len(statuses)))
    tried = total.total()
    if not tried:
        print("Nothing tried yet: mutmut run")
        return 1
    print(LINE.format("all", tried, total[True], 100 * total[True] / tried))
    print(f"\nLeft ({len(left)}; see them with: mutmut show NAME):", *sorted(left), sep="\n")
    return int(untried > 0 or total[True] * 100 < LEAST_PERCENT * tried)


if __name__ == "__main__":
    sys.exit(main())
