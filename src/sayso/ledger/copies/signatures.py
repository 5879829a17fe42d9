"""Signatures: MinHash values of the stretches of a document, and the bands by which neighbours meet.

Sixteen bits of each value are kept: two unlike values agree by chance once in 65,536. A band is the low bits of four
values and its own number in one whole number, so that bands follow from the signature and need no second store. Twelve
bands of four: two sentences with seven tenths in common meet 96 times of 100, with a fifth in common twice; a document
has many sentences and needs one (Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, 3.4).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

__all__ = ["Signatures", "bands_of", "from_bytes", "likely", "signatures_of"]

Signatures = npt.NDArray[np.uint16]  # one row a stretch

BANDS, ROWS, BITS = 12, 4, 14
SEED = 20220324
_AT_ONCE = 40_000  # pairs of stretches compared in one step: some megabytes
LIKELY_WHOLE = 0.5  # the same of two wholes
LIKELY = 0.55  # part of the values that agree in some pair of stretches, below which words need not be compared


def signatures_of(stretches: Iterable[frozenset[tuple[str | int, ...]]]) -> Signatures:
    """One row of 48 values for each stretch, in their order; the same words give the same row on every machine."""
    from datasketch import MinHash  # half a second to import

    hashed = MinHash.generator(
        ([" ".join(map(str, shingle)).encode("utf-8", "replace") for shingle in stretch] for stretch in stretches),
        num_perm=BANDS * ROWS,
        seed=SEED,
        hashfunc=zlib.crc32,
        scheme="affine32",
    )
    # The low bits: a minimum of many values is small, so that its high bits say little.
    rows = [(one.hashvalues & np.uint32(0xFFFF)).astype(np.uint16) for one in hashed]
    return np.array(rows, dtype=np.uint16).reshape(-1, BANDS * ROWS)


def bands_of(signatures: Signatures) -> list[int]:
    """The bands of a document, each once, in ascending order."""
    wide = signatures.astype(np.int64).reshape(-1, BANDS, ROWS)
    keys = np.arange(BANDS, dtype=np.int64)
    for row in range(ROWS):
        keys = (keys << BITS) | (wide[:, :, row] & ((1 << BITS) - 1))
    return [int(key) for key in np.unique(keys)]


def likely(one: Signatures, other: Signatures) -> bool:
    """Whether some stretch of one is likely to be one of the other's, or the whole the whole: the words are worth
    comparing. The last row is that of the whole."""
    if not len(one) or not len(other):
        return False
    values = BANDS * ROWS
    if bool((one[-1] == other[-1]).sum() >= LIKELY_WHOLE * values):
        return True
    one, other = one[:-1], other[:-1]
    if 0 < len(one) * len(other) < _AT_ONCE:
        return bool((one[:, None, :] == other[None, :, :]).sum(axis=2).max() >= LIKELY * values)
    return any(bool((row == other).sum(axis=1).max(initial=0) >= LIKELY * values) for row in one)


def from_bytes(kept: bytes) -> Signatures:
    """The signatures from the bytes that `tobytes` gave (little-endian)."""
    return np.frombuffer(kept, dtype="<u2").astype(np.uint16).reshape(-1, BANDS * ROWS)
