"""Passwords: argon2id hashes (RFC 9106, its second recommended choice), and what a password must be."""

from __future__ import annotations

from functools import lru_cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from sayso.errors import LedgerError

__all__ = ["HASHER", "SHORTEST", "check_new", "hash_of", "matches"]

SHORTEST, LONGEST = 12, 256  # characters
HASHER = PasswordHasher()
_AT_ONCE = BoundedSemaphore(2)  # each takes 64 MiB for a moment: a flood of sign-ins must not take the memory


def check_new(password: str, *, name: str) -> None:
    """Raises LedgerError for a password that is too short, too long, or the user's own name."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise LedgerError("the password", f"it has {len(password)} characters", f"take {SHORTEST} to {LONGEST}")
    if password.casefold().strip() == name.casefold().strip() or len(set(password)) < 4:
        raise LedgerError("the password", "it is too easy to guess", "take a sentence that nobody knows")


def hash_of(password: str) -> str:
    """The hash to keep, with its parameters and salt in it."""
    with _AT_ONCE:
        return HASHER.hash(password)


def matches(password: str, hash_: str | None) -> bool:
    """Whether the password is the one that was hashed; without a hash, it takes as long and is False."""
    with _AT_ONCE:
        try:
            return HASHER.verify(hash_ or _nobodys(), password[: LONGEST + 1]) and hash_ is not None
        except (VerificationError, InvalidHashError):
            return False


@lru_cache(maxsize=1)
def _nobodys() -> str:
    return HASHER.hash("the password of nobody")
