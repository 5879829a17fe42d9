"""Kinds of source, learned: `python -m training.kinds` (seconds; reads the corpus' train part, no public set).

Writes src/sayso/language/kinds.npz: a linear model over hashed words, one int8 a bucket and kind. Seeded; prints what
it gets right on the dev part, beside the lexicon alone and the commonest kind.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np

import sayso
from corpus.gold import read_records
from sayso.language.learned_kinds import BUCKETS, KINDS, buckets_of
from sayso.language.sources import lexicon_kind

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src/sayso/language/kinds.npz"
STEPS, RATE, DECAY = 120, 0.05, 0.02


def examples(part: str) -> tuple[list[list[int]], list[int], list[str | None]]:
    """The buckets of each source of a part, its kind's number, and what the lexicon says."""
    held, wanted, lexicon = [], [], []
    for path in sorted((ROOT / "corpus/documents" / part).glob("*.claims.jsonl")):
        text = sayso.read_document(path.with_name(path.name.removesuffix(".claims.jsonl") + ".txt")).text
        seen: set[tuple[tuple[int, int], str]] = set()
        for source in (source for record in read_records(path) for source in record.get("sources") or ()):
            key = (tuple(source["span"]), source["name"])
            if key in seen:
                continue
            seen.add(key)
            for name in dict.fromkeys((source["name"], source["text"])):  # the name may stay unresolved at run time
                told = lexicon_kind(source["text"], name=name, text=text)
                held.append(buckets_of(source["text"], name=name, text=text, lexicon=told))
                wanted.append(KINDS.index(source["kind"]))
                lexicon.append(told)
    return held, wanted, lexicon


def dense(held: list[list[int]]) -> np.ndarray:
    """One row an example, 1 for each of its buckets."""
    table = np.zeros((len(held), BUCKETS), np.float32)
    for row, buckets in enumerate(held):
        table[row, buckets] = 1
    return table


def main() -> None:
    """The command."""
    held, wanted, _ = examples("train")
    inputs, target = dense(held), np.eye(len(KINDS), dtype=np.float32)[wanted]
    weights = np.zeros((BUCKETS, len(KINDS)), np.float32)
    bias = np.zeros(len(KINDS), np.float32)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = inputs @ weights + bias
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        wrong = (chances - target) / len(held)
        slope = inputs.T @ wrong
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-6)
        weights *= 1 - DECAY
        bias -= 0.5 * wrong.sum(axis=0)
    scale = float(np.abs(weights).max() / 127)
    np.savez_compressed(TARGET, weights=np.round(weights / scale).astype(np.int8), scale=scale, bias=bias)
    given, gold, lexicon = examples("dev")
    rounded = np.round(weights / scale) * scale
    best = (dense(given) @ rounded + bias).argmax(axis=1)
    commonest = Counter(wanted).most_common(1)[0][0]
    print(f"{len(held)} examples, {TARGET.stat().st_size:,} bytes; right on dev ({len(gold)}):")
    print(f"learned   {np.mean(best == gold):.3f}")
    print(f"lexicon   {np.mean([KINDS.index(k or 'other') == g for k, g in zip(lexicon, gold, strict=True)]):.3f}")
    print(f"commonest {np.mean([g == commonest for g in gold]):.3f}")


if __name__ == "__main__":
    main()
