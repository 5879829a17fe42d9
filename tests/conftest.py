"""What all tests share."""

from __future__ import annotations

import os

# No test reads the gazetteer of whoever runs them.
os.environ["SAYSO_GAZETTEER"] = ""
