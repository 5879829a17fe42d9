"""Nobody gets past the guard: other sites, other names, forged forms, floods, strangers, readers who would decide."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

import sayso.web.site
from sayso.web.safety import guard
from sayso.web.safety.visit import editor, form_of, here, person_of
from sayso.web.site import site
from tests.site_visits import Clock, fast_hashes, ledger_at, sign_in, token_of, users_of, visitor

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
TEMPLATES = Path(sayso.web.site.__file__).with_name("templates")


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    fast_hashes(monkeypatch)
    return ledger_at(tmp_path / "sayso.db", title=HOSTILE)


@editor
def decide(request: Request) -> Response:
    form = form_of(request)
    files = form.getlist("file")
    return PlainTextResponse(f"{person_of(request)} decided {form.get('what')} with {len(files)} files")


@editor
async def awaited(request: Request) -> Response:
    form = await request.form()
    assert request.state.person.name == person_of(request)
    return PlainTextResponse(f"{person_of(request)} decided {form['what']}")


def with_decide(client: TestClient) -> TestClient:
    client.app.router.routes.append(Route("/decide", decide, methods=["GET", "POST"]))  # type: ignore[attr-defined]
    client.app.router.routes.append(Route("/awaited", awaited, methods=["POST"]))  # type: ignore[attr-defined]
    return client


def local(ledger: Path) -> TestClient:
    return with_decide(TestClient(site(ledger)))


def editors(ledger: Path) -> TestClient:
    client = with_decide(visitor(ledger, users_of(ledger, Clock(), Oda="editor", Ben="reader")))
    sign_in(client, "Oda")
    return client


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8750", "[::1]:8750", "LOCALHOST:1", "sayso.localhost"])
def test_this_machines_names_are_answered(ledger: Path, host: str) -> None:
    assert local(ledger).get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "rebound.example",
        "rebound.example:8750",
        "127.0.0.1.example",
        "localhost.example",
        "192.0.2.7",
        "",
        "[2001:db8::1]",
    ],
)
def test_a_name_that_a_stranger_points_here_is_refused(ledger: Path, host: str) -> None:
    answer = local(ledger).get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "Orsk" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_decision_bears_the_login_name_on_this_machine(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.web.site.app.getuser", lambda: "oda")
    client = local(ledger)
    token = token_of(client.get("/"))
    assert client.post("/decide", data={"csrf": token, "what": "yes"}).text == "oda decided yes with 0 files"
    assert client.post("/decide", headers={"x-csrf-token": token}).status_code == 200


@pytest.mark.parametrize("client_of", [local, editors])
def test_a_forged_form_is_refused(ledger: Path, client_of: Callable[[Path], TestClient]) -> None:
    client = client_of(ledger)
    token = token_of(client.get("/"))
    stranger = client_of(ledger) if client_of is local else visitor(ledger, users_of(ledger, Clock()))
    others = token_of(stranger.get("/signin" if client_of is editors else "/"))
    for forged in ("", "0" * 64, others, token[:-1], token.upper() + "é"):
        assert client.post("/decide", data={"csrf": forged, "what": "no"}).status_code == 403
    assert client.post("/decide").status_code == 403
    assert client.post("/decide", data={"csrf": token, "what": "yes"}).status_code == 200
    for method in ("PUT", "DELETE", "PATCH"):
        assert client.request(method, "/decide").status_code == 403


def test_a_good_token_from_another_site_is_refused(ledger: Path) -> None:
    client = local(ledger)
    token = token_of(client.get("/"))
    for site_, status in (("cross-site", 403), ("same-site", 403), ("same-origin", 200), ("none", 200)):
        answer = client.post("/decide", data={"csrf": token}, headers={"sec-fetch-site": site_})
        assert answer.status_code == status


def test_a_token_without_the_cookie_is_worth_nothing(ledger: Path) -> None:
    client = local(ledger)
    token = token_of(client.get("/"))
    client.cookies.clear()
    assert client.post("/decide", data={"csrf": token}).status_code == 403


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(ledger: Path) -> None:
    cookie = local(ledger).get("/").headers["set-cookie"]
    assert re.fullmatch(r"sayso=[\w-]{43}; Path=/; HttpOnly; SameSite=Lax", cookie)
    secure = TestClient(site(ledger), base_url="https://localhost").get("/")
    assert re.fullmatch(r"__Host-sayso=[\w-]{43}; Path=/; HttpOnly; SameSite=Lax; Secure", secure.headers["set-cookie"])
    assert "max-age" in secure.headers["strict-transport-security"]


def test_every_form_that_sends_has_its_token() -> None:
    looked_at = 0
    for template in sorted(TEMPLATES.rglob("*.html")):
        for form in re.findall(r'<form[^>]*method="post".*?</form>', template.read_text("utf-8"), re.DOTALL | re.I):
            assert re.search(r"csrf_field\(\)|\b(?:token|hidden)\(", form), template.name
            looked_at += 1
    assert looked_at >= 2


def test_templates_hold_no_script_and_no_style() -> None:
    for template in sorted(TEMPLATES.rglob("*.html")):
        text = template.read_text("utf-8")
        assert not re.search(r"\son\w+=|\sstyle=|<style|javascript:|\|\s*safe\b", text), template.name
        assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text)), template.name


@pytest.mark.parametrize("path", ["/", "/log"])
def test_hostile_titles_are_shown_as_words(ledger: Path, path: str) -> None:
    page = local(ledger).get(path).text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert ("&lt;script&gt;alert(1)" in page) is (path == "/")


@pytest.mark.parametrize("path", ["/claims", "/log", "/index.json", "/log.json", "/nothing", "/decide", "/tips", "/"])
def test_strangers_see_nothing(ledger: Path, path: str) -> None:
    client = with_decide(visitor(ledger, users_of(ledger, Clock(), Oda="editor")))
    answer = client.get(path, follow_redirects=False)
    assert "Orsk" not in answer.text
    if path.endswith(".json"):
        assert answer.status_code == 401
    else:
        assert (answer.status_code, answer.headers["location"]) == (303, f"/signin?next={path}")
    assert client.post(path).status_code == 401


@pytest.mark.parametrize("host", ["x/static/", "x/signin?", "x/signin#", "ledger.example/static"])
def test_a_host_header_opens_no_page(ledger: Path, host: str) -> None:
    client = visitor(ledger, users_of(ledger, Clock(), Oda="editor"))
    answer = client.get("/log", headers={"host": host}, follow_redirects=False)
    assert answer.status_code in {303, 400, 421}
    assert "read" not in answer.text


def test_a_reader_reads_and_does_nothing_else(ledger: Path) -> None:
    client = with_decide(visitor(ledger, users_of(ledger, Clock(), Ben="reader")))
    sign_in(client, "Ben")
    page = client.get("/")
    assert page.status_code == 200
    assert "X-CSRF-Token" not in page.text
    token = token_of(page)
    for answer in (client.get("/decide"), client.post("/decide", data={"csrf": token, "what": "mine"})):
        assert answer.status_code == 403
        assert "Only editors may do that" in answer.text
    assert client.post("/anything", data={"csrf": token}).status_code == 403


def test_an_editor_decides_under_the_own_name(ledger: Path) -> None:
    client = editors(ledger)
    answer = client.post("/decide", data={"csrf": token_of(client.get("/")), "what": "it"})
    assert answer.text.startswith("Oda decided it")
    again = client.post("/awaited", data={"csrf": token_of(client.get("/")), "what": "that"})
    assert again.text == "Oda decided that"


def test_too_large_a_form_is_refused_whatever_its_header_says(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    client = local(ledger)
    token = token_of(client.get("/"))
    words = "x" * guard.FORM_LARGEST
    assert client.post("/decide", data={"csrf": token, "what": words}).status_code == 413

    def unannounced() -> object:
        yield f"csrf={token}&what=".encode()
        for _ in range(20):
            yield words[: guard.FORM_LARGEST // 10].encode()

    head = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/decide", content=unannounced(), headers=head).status_code == 413  # type: ignore[arg-type]
    monkeypatch.setattr(guard, "UPLOAD_LARGEST", 2_000)
    assert client.post("/decide", data={"csrf": token}, files={"file": b"x" * 3_000}).status_code == 413
    assert client.post("/decide", data={"csrf": token}, files={"file": b"x" * 300}).text.endswith("1 files")


def test_too_many_files_or_fields_are_refused(ledger: Path) -> None:
    client = local(ledger)
    token = token_of(client.get("/"))
    files = [("file", (f"{number}.txt", b"x")) for number in range(guard.MOST_FILES + 1)]
    assert client.post("/decide", data={"csrf": token}, files=files).status_code == 400
    fields = {str(number): "x" for number in range(guard.MOST_FIELDS + 1)}
    assert client.post("/decide", data={"csrf": token, **fields}).status_code == 400


def test_strangers_and_other_kinds_of_content_upload_nothing(ledger: Path) -> None:
    client = visitor(ledger, users_of(ledger, Clock(), Oda="editor"))
    token = token_of(client.get("/signin"))
    assert client.post("/signin", data={"csrf": token}, files={"file": b"x"}).status_code == 415
    assert client.post("/signin", content=b"{}", headers={"content-type": "application/json"}).status_code == 415


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/app.py", "/static/..%5capp.py",
        "/static//etc/passwd",
        "/static/%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2fetc%2fpasswd", "/reports/..%2f..%2fsayso.db", "/static/%00",
    ],
)  # fmt: skip
def test_no_path_leads_out_of_what_ships(ledger: Path, path: str) -> None:
    answer = local(ledger).get(path)
    assert answer.status_code in {400, 404}
    assert "Starlette" not in answer.text
    assert "root:" not in answer.text


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)",
     "/\t/evil.example", " //evil.example", "/%0d%0aSet-Cookie:x".replace("%0d%0a", "\r\n"), "http:evil.example", ""],
)  # fmt: skip
def test_signing_in_leads_nowhere_else(ledger: Path, elsewhere: str) -> None:
    client = visitor(ledger, users_of(ledger, Clock(), Oda="editor"))
    assert sign_in(client, "Oda", towards=elsewhere).headers["location"] == "/"
    assert here(elsewhere) == "/"


def test_what_breaks_inside_says_nothing_of_the_inside(ledger: Path) -> None:
    def broken(request: Request) -> Response:
        raise RuntimeError("the secret /path/of/things")

    app = site(ledger)
    app.router.routes.append(Route("/broken", broken))
    answer = TestClient(app, raise_server_exceptions=False).get("/broken")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
