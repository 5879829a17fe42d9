"""A file that leaves is whole or is not there, and its name leads nowhere else."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import SaysoError
from sayso.publish.writing import safe_name, write_file, write_folder


def broken() -> Iterator[bytes]:
    yield b"half"
    raise RuntimeError("the power went")


def test_a_file_that_breaks_off_leaves_the_old_one_and_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "claims.csv"
    target.write_bytes(b"old")
    with pytest.raises(RuntimeError):
        write_file(target, broken())
    assert [path.name for path in tmp_path.iterdir()] == ["claims.csv"]
    assert target.read_bytes() == b"old"
    assert write_file(target, [b"ne", b"w"]) == 3
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("name", ["site", "site.zip"])
def test_a_folder_that_breaks_off_is_not_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(RuntimeError):
        write_folder(tmp_path / name, ((f"{number}.html", piece) for number, piece in enumerate(broken())))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_there_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    with pytest.raises(SaysoError, match="it is there already; name a new folder"):
        write_folder(tmp_path / "site", [("a.html", b"")])
    assert list((tmp_path / "site").iterdir()) == []


def test_a_zip_is_the_same_each_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_folder(tmp_path / name / "case.zip", [("data/a.csv", b"a"), ("b.txt", b"b")])
    one, two = (tmp_path / name / "case.zip" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    assert zipfile.ZipFile(one).namelist() == ["case/data/a.csv", "case/b.txt"]


@pytest.mark.parametrize("name", ["../a", "/etc/a", "a/../../b", ""])
@pytest.mark.parametrize("target", ["site", "site.zip"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str, target: str) -> None:
    with pytest.raises(ValueError, match="no name within a folder"):
        write_folder(tmp_path / target, [(name, b"x")])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("target", ["no/folder/a.csv", "."])
def test_what_cannot_be_written_is_one_line(tmp_path: Path, target: str) -> None:
    with pytest.raises(SaysoError) as refused:
        write_file(tmp_path / target, [b""])
    assert "\n" not in str(refused.value)
    assert list(tmp_path.iterdir()) == []


@given(st.text(max_size=200))
def test_any_words_give_a_safe_name(words: str) -> None:
    assert re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{0,65}[a-z0-9])?", safe_name(words))
