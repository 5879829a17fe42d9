"""Commands."""

from __future__ import annotations

import sys
from typing import NoReturn

__all__ = ["main"]


def main() -> NoReturn:
    """The console script: runs the command line and leaves with its exit status."""
    from sayso.cli.program import sayso

    sayso.main()
    sys.exit(0)  # for the type checker: `main` above has left already
