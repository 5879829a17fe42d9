"""Pages of matters: lists by address, voices face to face, why each claim stands there, deciding with two people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from matter_reports import report, told
from starlette.testclient import TestClient

from sayso.ledger import Ledger
from sayso.web.site import site
from tests.site_visits import send

EVIL = "<script>alert(1)</script>"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "sayso.db") as held:
        add(held, "Wire", told("Nine people died in Izium", figure=9, who="Mayor Oda", klass="people"))
        add(held, "Post", told("Fourteen people died in Izium", figure=14, who="Governor Lind", klass="people"), day=1)
        denied = told("nobody died in Izium", stance="denies", who="the ministry", klass="people")
        add(held, "Volga", denied, day=1)
        yield held


def add(ledger: Ledger, outlet: str, *told_: dict[str, object], day: int = 0, head: str = "") -> str:
    document, claims = report(
        [{"place": "Izium", "day": 0} | claim for claim in told_], day=day, outlet=outlet, head=head
    )
    with ledger.run("test") as run:
        run.add(document, document.text.encode(), claims)
    return claims[0].id


def client_of(ledger: Ledger) -> TestClient:
    return TestClient(site(ledger.path), follow_redirects=False)


def only(ledger: Ledger) -> str:
    (row,) = ledger.matters.all(least=2)
    return row.id


def form_on(page: str, act: str) -> dict[str, str]:
    """The first form of a page that has a button for the act, as a browser would send it."""
    forms = re.findall(r"<form[^>]*>.*?</form>", page, re.S)
    form = next(one for one in forms if f'value="{act}"' in one)
    fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form)
    return {name: unescape(value) for name, value in fields} | {"act": act}


def test_the_list_tells_figures_voices_and_what_they_disagree_on(ledger: Ledger) -> None:
    page = client_of(ledger).get("/matters").text
    assert "9 to 14" in page
    assert "disagree on stance, figures" in page
    assert f"/matters/{only(ledger)}" in page


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("event=killed", 1),
        ("event=captured", 0),
        ("place=Izium&kind=incident", 1),
        ("kind=total", 0),
        ("words=Fourteen", 1),
        ("words=elephants", 0),
        ("conflicting=1", 1),
        ("event=nothing-of-the-kind", 1),
    ],
)
def test_every_filter_is_an_address(ledger: Ledger, question: str, found: int) -> None:
    told_ = client_of(ledger).get(f"/matters.json?{question}").json()
    assert (told_["total"], len(told_["matters"])) == (found, found)
    assert told_["left_out"] == (["event nothing-of-the-kind"] if "nothing" in question else [])


def test_pages_of_a_list_hold_each_matter_once(tmp_path: Path) -> None:
    with Ledger(tmp_path / "sayso.db") as ledger:
        kinds = ("captured", "looted", "aided", "supplied", "deserted")
        for day in range(17):
            add(ledger, f"Wire {day}", *(told(f"{kind} on day {day * 9}", event=kind, day=day * 9) for kind in kinds))
        client = client_of(ledger)
        pages = [client.get(f"/matters.json?alone=1&page={page}").json() for page in (1, 2, 3, 99)]
    assert [page["page"] for page in pages] == [1, 2, 3, 3]
    ids = [row["id"] for page in pages[:3] for row in page["matters"]]
    assert len(ids) == len(set(ids)) == 85


def test_voices_stand_face_to_face_and_each_leads_to_its_words(ledger: Ledger) -> None:
    page = client_of(ledger).get(f"/matters/{only(ledger)}").text
    says, denies = page.index("Says so"), page.index("Denies it")
    assert says < page.index("Mayor Oda", says) < denies < page.index("the ministry", denies)
    assert "They disagree on how many" in page
    assert "3 outlets, 3 voices" in page
    for claim in (saying.claim for saying in ledger.matters.matter(only(ledger)).sayings):
        assert f'href="/reports/{claim.document[7:23]}#claim-{claim.id}"' in page


def test_figures_are_drawn_with_a_table_behind_the_picture(ledger: Ledger) -> None:
    page = client_of(ledger).get(f"/matters/{only(ledger)}").text
    assert page.count("<svg") == 2  # one for a wide page, one for a phone
    assert "<style" not in page
    assert "14, Governor Lind" in page
    assert re.search(r"The figures as a table.*?<td class=\"number\"><bdi>9</bdi>", page, re.S)


def test_a_claim_tells_why_it_stands_there_and_finds_its_matter(ledger: Ledger) -> None:
    claim = ledger.matters.matter(only(ledger)).sayings[0].claim.id
    page = client_of(ledger).get(f"/matters/{claim}").text
    assert "same place" in page
    assert only(ledger) in page


def test_the_data_stand_behind_json(ledger: Ledger) -> None:
    told_ = client_of(ledger).get(f"/matters/{only(ledger)}.json").json()
    assert told_["range"] == "9 to 14"
    assert {voice["name"] for voice in told_["voices"]} == {"Mayor Oda", "Governor Lind", "the ministry"}
    assert told_["history"] == []


def test_a_claim_is_taken_out_with_its_reason_and_put_back(ledger: Ledger) -> None:
    client, name = client_of(ledger), only(ledger)
    form = form_on(client.get(f"/matters/{name}").text, "split") | {"why": "another strike"}
    done = client.post(f"/matters/{name}/decide", data=form)
    assert done.status_code == 303
    assert all(saying.claim.id != form["claim"] for saying in ledger.matters.matter(only(ledger)).sayings)
    page = client.get(done.headers["location"]).text
    assert "another strike" in page
    back = client.post(f"{done.headers['location'].partition('?')[0]}/decide", data=form_on(page, "undo"))
    assert back.status_code == 303
    assert len(ledger.matters.matter(only(ledger)).sayings) == 3
    assert "undone by" in client.get(back.headers["location"]).text


def test_two_matters_are_joined_and_one_is_accepted(ledger: Ledger) -> None:
    apart = add(ledger, "Herald", told("Two people died in Goma", figure=2, place="Goma", klass="people"))
    client, name = client_of(ledger), only(ledger)
    done = send(client, f"/matters/{name}/decide", seen="/matters", act="merge", other=apart, expects="0")
    assert done.status_code == 303
    assert len(ledger.matters.matter(apart).sayings) == 4
    form = form_on(client.get(done.headers["location"]).text, "accept")
    assert client.post(f"/matters/{name}/decide", data=form).status_code == 303
    assert [judged.judgement for judged in ledger.matters.history(apart)] == ["same", "same"]


def test_the_second_of_two_people_sees_the_first_and_nothing_is_lost(ledger: Ledger) -> None:
    client, name = client_of(ledger), only(ledger)
    page = client.get(f"/matters/{name}").text
    first = form_on(page, "split")
    second = form_on(page, "accept") | {"why": "surely the same"}
    assert client.post(f"/matters/{name}/decide", data=first | {"why": "no"}).status_code == 303
    refused = client.post(f"/matters/{name}/decide", data=second)
    assert refused.status_code == 409
    assert "Nothing was changed" in refused.text
    assert "are not one matter (decision 1)" in refused.text
    assert "surely the same" in refused.text
    assert [link.decision for link in ledger.matters.links()] == [1, 1]
    again = second | {"expects": form_on(refused.text, "merge")["expects"]}
    assert client.post(f"/matters/{name}/decide", data=again).status_code == 303


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"act": "burn"},
        {"act": "merge", "other": ""},
        {"act": "merge", "other": "ffffffffffffffff"},
        {"act": "undo", "number": "77"},
        {"act": "split", "claim": "ffffffffffffffff"},
    ],
)
def test_what_cannot_be_decided_is_told_and_changes_nothing(ledger: Ledger, form: dict[str, str]) -> None:
    refused = send(client_of(ledger), f"/matters/{only(ledger)}/decide", seen="/matters", **form)
    assert refused.status_code == 409
    assert "Nothing was changed" in refused.text
    assert ledger.matters.links() == []


def test_hostile_words_are_escaped(ledger: Ledger) -> None:
    hostile = told(f"Nine people {EVIL} died", figure=9, who=f"{EVIL} mayor", klass="people")
    add(ledger, f"{EVIL} Post", hostile, head=f"{EVIL} head")
    client, name = client_of(ledger), only(ledger)
    client.post(f"/matters/{name}/decide", data=form_on(client.get(f"/matters/{name}").text, "accept") | {"why": EVIL})
    for address in ("/matters", f"/matters/{name}", f"/matters?words={EVIL}&side={EVIL}&event={EVIL}"):
        page = client.get(address).text
        assert EVIL not in page
        assert "&lt;script&gt;" in page or address == "/matters"


def test_what_is_not_there_is_told(ledger: Ledger) -> None:
    assert client_of(ledger).get("/matters/ffffffff").status_code == 404
    assert client_of(ledger).get("/matters?page=99999999&place=%00").status_code == 200
