"""By inspection of the code: what leaves was through the policy, and there is no other way out."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import sayso

HOUSE = Path(sayso.__file__).parent
EXPORTS = sorted((HOUSE / "publish" / "exports").glob("*.py"))
RAW = {"claim_to_record", "claim_to_line", "claims_as_csv", "claims_as_lines", "document_to_record"}
MADE = {"PublicReport", "PublicClaim", "Credit"}


def names_in(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    found = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    found |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return found | {a.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for a in node.names}


def calls_in(path: Path) -> set[str]:
    """Functions and classes that are called, by the last part of their names."""
    calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    return {c.id if isinstance(c, ast.Name) else c.attr for c in calls if isinstance(c, ast.Name | ast.Attribute)}


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.stem)
def test_an_exporter_sees_only_what_the_policy_let_through(path: Path) -> None:
    assert len(EXPORTS) > 8
    names = names_in(path)
    assert not names & RAW
    assert not names & {"Document", "protected", "blanked", "withheld_names"}
    if path.stem != "formats":  # which takes claims from the ledger, and hands them to the policy
        assert not names & {"Ledger", "Guard", "guards_of"}
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("as_"):
                assert ast.unparse(node.args.args[0].annotation or node) == "Iterable[PublicReport]"


def test_every_format_gets_reports_from_the_one_place() -> None:
    (tree,) = (ast.parse(path.read_text("utf-8")) for path in EXPORTS if path.stem == "formats")
    writers = {name for path in EXPORTS for name in names_in(path) if name.startswith("as_") and name != "as_table"}
    called = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    given = {ast.unparse(call.func): ast.unparse(call.args[0]) for call in called if call.args}
    assert {given[name] for name in writers & given.keys()} <= {"_counted(guards, told)", "reports"}
    assert given["FILES[form]"] == "_counted(guards, told or Exported())"
    (counted,) = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == "_counted"]
    yields = [ast.unparse(node.value) for node in ast.walk(counted) if isinstance(node, ast.Yield) and node.value]
    assert yields == ["report"]
    assert "report = guard.report" in ast.unparse(counted)


def test_only_the_policy_makes_what_may_leave() -> None:
    makers = {str(p.relative_to(HOUSE)) for p in HOUSE.rglob("*.py") if calls_in(p) & MADE}
    assert makers == {"publish/protection.py"}


def test_claims_as_they_were_read_are_written_by_the_tables_of_the_desk_alone() -> None:
    ways_out = [*(HOUSE / "publish").rglob("*.py"), HOUSE / "cli" / "export.py", HOUSE / "web" / "page.py"]
    writers = {str(path.relative_to(HOUSE)) for path in ways_out if names_in(path) & RAW}
    assert writers == {"publish/__init__.py", "publish/records.py"}


def test_the_public_page_is_made_of_what_the_policy_let_through() -> None:
    tree = ast.parse((HOUSE / "web" / "page.py").read_text("utf-8"))
    (public,) = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == "_public"]
    assert "Guard" in {c.func.id for c in ast.walk(public) if isinstance(c, ast.Call) and isinstance(c.func, ast.Name)}


def test_the_policy_can_fail_its_inspection(tmp_path: Path) -> None:
    other = tmp_path / "other.py"
    other.write_text(
        "from sayso.model import claim_to_line\nclaim_to_line(claim)\nPublicClaim(id='x')\n", encoding="utf-8"
    )
    assert names_in(other) & RAW
    assert calls_in(other) & MADE
