"""The newsbot command: `newsbot …` and `python -m bot …` are the same."""

import os
import sys
from collections.abc import Sequence

from bot.terminal.arguments import parse

INTERRUPTED = 130  # 128 + SIGINT, what shells expect
BROKEN_PIPE = 141  # 128 + SIGPIPE
FAILED = 70  # EX_SOFTWARE: 1 would claim that no article answers


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 no answer, 2 bad usage or input."""
    arguments = parse(argv)
    try:
        # Imported here so that --help does not pay for what only commands need.
        from bot.app import run

        code = run(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has gone. Python flushes stdout again at exit and would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except Exception:
        sys.excepthook(*sys.exc_info())
        return FAILED
    return code


if __name__ == "__main__":
    sys.exit(main())
