"""The user's own gazetteer: GeoNames files are added to it beside the shipped one, read with it, and taken away."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from cli_reports import run_apart, run_here
from geonames_files import geonames_line
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import SaysoError, TooLarge, WrongContent
from sayso.places import find_places, lookup
from sayso.places.gazetteer import reread
from sayso.places.geonames import read_geonames

VILLAGE = geonames_line(90000001, "Zhovtenkivka", "Жовтенківка", "Jovtenkivka")
KYIV = geonames_line(703448, "Kyiv", population=9)
TEXT = "Shells fell on the village of Zhovtenkivka near Sumy."


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "own" / "gazetteer.sqlite"
    monkeypatch.setenv("SAYSO_GAZETTEER", str(path))
    reread()
    yield path
    monkeypatch.setenv("SAYSO_GAZETTEER", "")
    reread()


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "UA.txt"
    path.write_text(VILLAGE + KYIV, encoding="utf-8")
    return path


def names(text: str) -> dict[str, str | None]:
    return {m.place.text: m.place.id for m in find_places(text)}


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_village_is_found_once_its_file_is_added_and_no_more_when_it_is_removed(own: Path, table: Path) -> None:
    shipped = Path(str(files("sayso.places").joinpath("gazetteer.sqlite")))
    before, without = digest(shipped), find_places(TEXT)
    assert "Zhovtenkivka" not in names(TEXT)
    done = run_here("gazetteer", "add", table)
    assert done.exit_code == 0, done.output
    assert "2 lines, added 1 place, 0 divisions, 3 spellings; 1 known already" in done.stderr
    assert names(TEXT)["Zhovtenkivka"] == "geonames:90000001"
    assert lookup("Жовтенківка")[0].id == "geonames:90000001"
    assert lookup("Zhovtenkivka")[0].country == "UKR"
    run_here("gazetteer", "remove")
    assert not own.exists()
    assert find_places(TEXT) == without
    assert digest(shipped) == before


def test_what_the_shipped_gazetteer_holds_stays_as_it_is(own: Path, table: Path) -> None:
    before = lookup("Kyiv")
    run_here("gazetteer", "add", table)
    assert lookup("Kyiv") == before


def test_adding_the_same_file_twice_changes_nothing(own: Path, table: Path) -> None:
    run_here("gazetteer", "add", table)
    before = digest(own)
    done = run_here("gazetteer", "add", table)
    assert done.exit_code == 0
    assert "nothing to add; 2 known already" in done.stderr
    assert digest(own) == before


def test_a_second_file_is_added_to_the_first(own: Path, table: Path, tmp_path: Path) -> None:
    other = tmp_path / "PL.txt"
    other.write_text(VILLAGE + geonames_line(90000002, "Wielka Zhovtna", country="PL", division="84"), "utf-8")
    run_here("gazetteer", "add", table)
    run_here("gazetteer", "add", other)
    assert [lookup(name)[0].country for name in ("Zhovtenkivka", "Wielka Zhovtna")] == ["UKR", "POL"]
    rows = [json.loads(line) for line in run_here("gazetteer", "list", "--json").stdout.splitlines()]
    assert [(row["gazetteer"], row["source"]) for row in rows[1:]] == [("yours", "UA.txt"), ("yours", "PL.txt")]
    assert [row["entries"] for row in rows[1:]] == [1, 1]
    assert rows[0]["gazetteer"] == "shipped"
    assert rows[0]["entries"] > 160_000
    assert rows[1]["changed"] == "2024-05-01"


def test_malformed_lines_are_told_and_the_rest_goes_on(own: Path, tmp_path: Path) -> None:
    path = tmp_path / "UA.txt"
    wrong = [
        b"a line\n",
        geonames_line(90000003, "Northfall", lat=123).encode(),
        geonames_line(90000004, "Nowhere", lon="nan").encode(),
        geonames_line(90000005, "Many", population="a lot").encode(),
        geonames_line(90000006, "Steer\x1b[2Jed").encode(),
        geonames_line(90000007, "Landless", country="").encode(),
        VILLAGE.encode().replace(b"90000001\tZhov", b"90000008\t\xff\xfe"),
        b"x" * 100_000 + b"\n",
    ]
    path.write_bytes(b"".join(wrong) + VILLAGE.encode())
    done = run_here("gazetteer", "add", path)
    assert done.exit_code == 3
    assert "line 1 has 1 columns instead of 19" in done.stderr
    assert "line 2 its latitude is not between -90 and 90" in done.stderr
    assert "3 more of 8 malformed lines" in done.stderr
    assert "9 lines, added 1 place" in done.stderr
    assert "\x1b" not in done.stderr


def test_only_places_that_are_and_divisions_that_are_lacking_are_taken(own: Path, tmp_path: Path) -> None:
    path = tmp_path / "UA.txt"
    lines = [
        geonames_line(90000010, "Zhovtna River", kind="H", code="STM"),
        geonames_line(90000011, "Zhovtna Before", code="PPLH"),
        geonames_line(90000012, "Sumska Twice Oblast", kind="A", code="ADM1"),
        geonames_line(90000013, "Zhovtland Oblast", kind="A", code="ADM1", division="77"),
        geonames_line(90000014, "Zhovtna Raion", "Zhovtna", kind="A", code="ADM2"),
    ]
    path.write_text("".join(lines), "utf-8")
    run_here("gazetteer", "add", path)
    found = {name: [c.kind for c in lookup(name)] for name in ("Zhovtna River", "Zhovtna Before", "Zhovtna")}
    assert found == {"Zhovtna River": [], "Zhovtna Before": [], "Zhovtna": []}
    assert lookup("Sumska Twice Oblast") == []
    assert [lookup(name)[0].kind for name in ("Zhovtland", "Zhovtna Raion")] == ["division", "division"]


def test_a_village_of_crimea_has_no_country_whatever_the_file_says(own: Path, tmp_path: Path) -> None:
    path = tmp_path / "UA.txt"
    path.write_text(geonames_line(90000020, "Zhovtnokamianka", division="11", lat=45.2, lon=34.2), "utf-8")
    run_here("gazetteer", "add", path)
    (held,) = lookup("Zhovtnokamianka")
    assert (held.country, held.disputed) == (None, True)


def zipped(path: Path, **members: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in members.items():
            packed.writestr(name.replace("__", "/").replace("_txt", ".txt"), text)
    return path


def test_a_zip_is_read_without_being_unpacked(own: Path, tmp_path: Path) -> None:
    path = zipped(tmp_path / "UA.zip", readme_txt="words", **{"..__..__UA_txt": VILLAGE})
    before = set(tmp_path.parent.rglob("*.txt"))
    assert run_here("gazetteer", "add", path).exit_code == 0
    assert lookup("Zhovtenkivka")
    assert set(tmp_path.parent.rglob("*.txt")) == before


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({}, "cannot be read|holds 0 tables|columns"),
        ({"a_txt": VILLAGE, "b_txt": VILLAGE}, "holds 2 tables"),
        ({"a_csv": VILLAGE}, "holds 0 tables"),
        ({"a_txt": "no table\n" * 2000}, "none of its first"),
        ({"a_txt": "0" * (20 << 20)}, "a line without end"),
        ({"a_txt": ""}, "is empty"),
    ],
)
def test_a_zip_that_is_none_of_geonames_is_refused(
    members: dict[str, str], reason: str, own: Path, tmp_path: Path
) -> None:
    path = zipped(tmp_path / "UA.zip", **members)
    with pytest.raises(WrongContent, match=reason):
        list(read_geonames(path))
    assert run_here("gazetteer", "add", path).exit_code == 1
    assert not own.exists()


def test_more_than_the_limit_is_refused_however_small_the_zip(tmp_path: Path) -> None:
    path = zipped(tmp_path / "UA.zip", a_txt=VILLAGE * 50_000)
    assert path.stat().st_size < 100_000
    with pytest.raises(TooLarge, match="1,000,000 bytes unpacked"):
        list(read_geonames(path, most_bytes=1_000_000))


def test_a_zip_that_breaks_off_adds_nothing(own: Path, table: Path, tmp_path: Path) -> None:
    run_here("gazetteer", "add", table)
    before = digest(own)
    many = "".join(geonames_line(91_000_000 + n, f"Village{n}town") for n in range(30_000))
    path = zipped(tmp_path / "XX.zip", XX_txt=many)
    whole = path.read_bytes()
    middle = len(whole) // 2
    path.write_bytes(whole[:middle] + bytes(1000) + whole[middle + 1000 :])
    done = run_here("gazetteer", "add", path)
    assert done.exit_code == 1
    assert "its zip cannot be read" in done.stderr
    assert digest(own) == before
    assert sorted(p.name for p in own.parent.iterdir()) == ["gazetteer.sqlite", "gazetteer.sqlite.lock"]


def test_what_a_killed_run_left_is_cleared(own: Path, table: Path) -> None:
    own.parent.mkdir()
    own.with_name("gazetteer.sqlite.part").write_bytes(b"half of a gazetteer")
    assert "Zhovtenkivka" not in names(TEXT)
    assert run_here("gazetteer", "add", table).exit_code == 0
    assert names(TEXT)["Zhovtenkivka"] == "geonames:90000001"


def test_another_file_in_its_place_is_named_and_can_be_removed(own: Path, table: Path) -> None:
    own.parent.mkdir()
    own.write_bytes(b"no gazetteer" * 100)
    reread()
    with pytest.raises(SaysoError, match="is no gazetteer of yours"):
        find_places(TEXT)
    done = run_here("gazetteer", "add", table)
    assert done.exit_code == 2
    assert "sayso gazetteer remove" in done.stderr
    assert run_here("gazetteer", "remove").exit_code == 0
    assert run_here("gazetteer", "add", table).exit_code == 0


def test_it_lies_in_the_users_folder_of_data(table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAYSO_GAZETTEER")
    done = run_apart("gazetteer", "add", table, XDG_DATA_HOME=str(tmp_path / "share"))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "share" / "sayso" / "gazetteer.sqlite").is_file()


def test_nothing_is_added_where_the_variable_says_none(table: Path) -> None:
    done = run_here("gazetteer", "add", table, SAYSO_GAZETTEER="")
    assert done.exit_code == 2
    assert "SAYSO_GAZETTEER: is set to nothing" in done.stderr
    assert run_here("gazetteer", "list", SAYSO_GAZETTEER="").exit_code == 0


def test_a_file_that_is_not_there_is_wrong_usage(own: Path, tmp_path: Path) -> None:
    assert run_here("gazetteer", "add", tmp_path / "none.zip").exit_code == 2
    assert "there is no gazetteer of yours" in run_here("gazetteer", "remove").stderr


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.binary(max_size=80), st.just(VILLAGE.encode().rstrip(b"\n")))))
def test_any_bytes_are_lines_or_a_refusal(tmp_path_factory: pytest.TempPathFactory, lines: list[bytes]) -> None:
    path = tmp_path_factory.mktemp("any") / "XX.txt"
    path.write_bytes(b"\n".join(lines))
    try:
        batches = list(read_geonames(path))
    except WrongContent:
        assert VILLAGE.encode().rstrip(b"\n") not in b"\n".join(lines).split(b"\n")
        return
    assert sum(batch.lines for batch in batches) >= sum(len(b.places) + len(b.malformed) for b in batches)
    assert all(place.id == 90000001 for batch in batches for place in batch.places)
