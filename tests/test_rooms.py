"""The rooms of the house stand in one order: a room imports only rooms above it, and `model`."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import sayso

HOUSE = Path(sayso.__file__).parent
ROOMS = (
    "model read language figures times places claims headline ledger evidence casualties tally publish web cli".split()
)
BESIDE = {"errors"}  # modules beside the rooms that any room may import


def imported_rooms(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the direction"
            names = [
                f"{node.module}.{alias.name}" if node.module == "sayso" else str(node.module) for alias in node.names
            ]
        found |= {name.split(".")[1] for name in names if name.startswith("sayso.")}
    return found


@pytest.mark.parametrize("room", sorted(p.name for p in HOUSE.iterdir() if p.is_dir() and p.name != "__pycache__"))
def test_a_room_imports_only_rooms_above_it(room: str) -> None:
    above = set(ROOMS[: ROOMS.index(room)]) | {"model", room} | BESIDE
    modules = sorted((HOUSE / room).rglob("*.py"))
    assert modules, f"the room {room} is empty"
    for module in modules:
        wrong = {name for name in imported_rooms(module) if name in ROOMS} - above
        assert not wrong, f"{module.relative_to(HOUSE)} imports {sorted(wrong)}, which lie below {room}"
