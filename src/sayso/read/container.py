"""Containers (gzip, zip): the files inside, unpacked under a limit of size, so that no bomb goes off."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from sayso.errors import TooLarge, UnreadableInput, WrongContent
from sayso.read.policy import Policy
from sayso.read.raw import RawInput, Refused

__all__ = ["members_of"]

_CHUNK = 1 << 16


def members_of(raw: RawInput, *, policy: Policy) -> Iterator[RawInput | Refused]:
    """The files inside a container, each with the container as its `within`; all together at most `max_bytes`.

    Raises TooLarge beyond that or `max_members`, WrongContent where the container is broken.
    """
    within = f"sha256:{hashlib.sha256(raw.data).hexdigest()}"
    if raw.data.startswith(b"\x1f\x8b"):
        name = (raw.name or "").removesuffix(".gz") or None
        yield dataclasses.replace(raw, data=_gunzipped(raw, policy), name=name, within=within, media_type=None)
        return
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw.data))
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError):
        raise WrongContent(raw.origin, "a zip archive that is broken or cut short", "fetch or copy it again") from None
    with archive:
        files = [info for info in archive.infolist() if not info.is_dir() and not _hidden(info.filename)]
        if len(files) > policy.max_members:
            raise TooLarge(raw.origin, f"a zip archive of {len(files):,} files", "unpack it and read the folder")
        if not files:
            raise WrongContent(raw.origin, "a zip archive without files", "check where it came from, or remove it")
        left = policy.max_bytes
        for info in sorted(files, key=lambda info: info.filename):
            origin = f"{raw.origin}/{info.filename}"
            try:
                data = _member(archive, info, origin, left)
            except UnreadableInput as error:
                yield Refused(origin, error)
                if isinstance(error, TooLarge):
                    return
                continue
            left -= len(data)
            yield RawInput(
                data=data,
                origin=origin,
                retrieved=raw.retrieved,
                within=within,
                name=PurePosixPath(info.filename).name,
            )


def _gunzipped(raw: RawInput, policy: Policy) -> bytes:
    """The bytes of a gzip file, unpacked piece by piece. Raises TooLarge, WrongContent."""
    pieces, total, rest = [], 0, raw.data
    try:
        while rest.startswith(b"\x1f\x8b"):
            stream = zlib.decompressobj(wbits=31)
            while not stream.eof:
                piece = stream.decompress(rest, _CHUNK)
                rest = stream.unconsumed_tail
                if not piece and not rest and not stream.eof:
                    raise WrongContent(raw.origin, "a gzip file that is cut short", "fetch or copy it again")
                pieces.append(piece)
                total += len(piece)
                if total > policy.max_bytes:
                    raise TooLarge(
                        raw.origin,
                        f"it unpacks to more than {policy.max_bytes:,} bytes",
                        "unpack it yourself and split it, if you trust it",
                    )
            rest = stream.unused_data
    except zlib.error:
        raise WrongContent(raw.origin, "a gzip file that is broken", "fetch or copy it again") from None
    return b"".join(pieces)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, origin: str, left: int) -> bytes:
    """The bytes of one file of an archive, of which `left` bytes may still be unpacked."""
    if info.flag_bits & 1:
        raise WrongContent(origin, "encrypted", "unpack it with its password and read what it holds")
    try:
        with archive.open(info) as stream:
            data = stream.read(left + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
        raise WrongContent(origin, "broken inside its zip archive", "fetch or copy the archive again") from None
    if len(data) > left:
        raise TooLarge(
            origin, "its archive unpacks to more than the limit", "unpack it yourself and split it, if you trust it"
        )
    return data


def _hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)
