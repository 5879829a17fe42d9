"""Records into the scorer's form: `python -m corpus.gold FOLDER` writes NAME.gold.jsonl beside NAME.claims.jsonl."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

__all__ = ["SUFFIX", "gold_row", "main", "read_records"]

SUFFIX = ".claims.jsonl"


def read_records(path: Path) -> list[dict[str, Any]]:
    """The records of a file of JSON lines, as plain values."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


def gold_row(record: dict[str, Any]) -> dict[str, Any]:
    """One claim as `benchmarks/score_claims.py` reads gold; a claim below confidence 1 counts neither way."""
    count, when = record["count"] or {}, record["when"]
    by, of = record["by"] or {}, record["of"] or {}
    return {
        "span": record["span"],
        "at": record["text"],
        "part": record["part"],
        "event": record["event"],
        "stance": record["stance"],
        "reality": record["reality"],
        "hedged": record["hedged"],
        "quote": record["quote"],
        "sources": [source["name"] for source in record["sources"]],
        "by": by.get("name"),
        "of": of.get("name"),
        "class": of.get("class") if of else by.get("class"),
        "count": record["count"] is not None,
        **{name: count.get(name) for name in ("low", "high", "share", "per", "scope")},
        "approximate": bool(count.get("approximate")),
        "vague": bool(count.get("vague")),
        "place": (record["place"] or {}).get("name"),
        "when": [when["start"], when["end"]] if when else None,
        "must": record["confidence"] >= 1,
        "part_of": record["part_of"],
    }


def main(arguments: list[str] | None = None) -> int:
    """Write the gold of every records file below a folder."""
    parser = argparse.ArgumentParser(prog="python -m corpus.gold", description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args(arguments).folder
    files = sorted(folder.rglob(f"*{SUFFIX}"))
    for path in files:
        rows = [gold_row(record) for record in read_records(path)]
        target = path.with_name(path.name.removesuffix(SUFFIX) + ".gold.jsonl")
        target.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    print(f"{folder}: gold of {len(files)} documents", file=sys.stderr)
    return 0 if files else 1


if __name__ == "__main__":
    sys.exit(main())
