"""What all tests share."""

from __future__ import annotations

import os
from functools import partialmethod
from typing import Any

import pytest
from starlette.testclient import TestClient

# No test reads the gazetteer of whoever runs them.
os.environ["SAYSO_GAZETTEER"] = ""


@pytest.fixture(autouse=True, scope="session")
def _on_this_machine() -> Any:
    """Clients ask for the pages by this machine's name, as a browser on it does: another name is refused."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TestClient, "__init__", partialmethod(TestClient.__init__, base_url="http://localhost:8750"))
        yield
