"""`sayso serve`: the ledger as pages in a browser."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sayso.cli import options

if TYPE_CHECKING:
    from sayso.web.tips.akismet import Akismet

__all__ = ["command"]

EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8750, show_default=True, help="The port to listen on.")
@click.option("--accounts", is_flag=True, help="Have people sign in on loopback too, behind a proxy on this machine.")
@click.option("--certificate", type=EXISTING, metavar="FILE", help="The certificate, for https.")
@click.option("--key", type=EXISTING, metavar="FILE", help="The certificate's private key.")
@click.option("--tips", is_flag=True, help="Take tips from people who do not sign in.")
@click.option("--akismet", "home", metavar="URL", help="Have Akismet look at tips, for the site at URL; see pages.md.")
@options.ledger
def command(
    host: str,
    port: int,
    accounts: bool,
    certificate: Path | None,
    key: Path | None,
    tips: bool,
    home: str | None,
    ledger_path: Path,
) -> None:
    """Show the ledger in a browser.

    On this machine alone nobody signs in. Any other address is refused until there are users (see `sayso user`), and
    asks them to sign in. Nothing is fetched from elsewhere. Ctrl-C ends it.

    \b
    Example:
      sayso serve
      sayso serve --port 9000 --ledger case.db
    """
    from sayso.cli.talk import complain, say
    from sayso.errors import SaysoError

    try:
        import uvicorn

        from sayso.web.safety.hosts import is_loopback
        from sayso.web.safety.users import Users
        from sayso.web.site import site
    except ImportError as missing:
        raise SaysoError("serve", f"{missing.name} is not installed", "pip install 'sayso[web]'") from None
    accounts = accounts or not is_loopback(host)
    if accounts and not Users(ledger_path.absolute()).exist():
        reason = "pages are shown to this machine alone until there are users"
        raise SaysoError(host, reason, "add one with `sayso user add NAME`, or leave --host out")
    if (certificate is None) != (key is None):
        raise click.UsageError("--certificate and --key belong together", click.get_current_context())
    scheme = "http" if certificate is None else "https"
    app = site(ledger_path, accounts=accounts, tips=tips, akismet=_akismet(home))
    if not is_loopback(host) and scheme == "http":
        complain(
            host, "passwords travel unencrypted", "give --certificate and --key, or put a proxy with https before it"
        )
    say(f"{scheme}://{host}:{port}/ shows {ledger_path}; Ctrl-C ends it")
    settings: dict[str, Any] = {"log_level": "warning", "server_header": False, "limit_concurrency": 200}
    if certificate is not None:
        settings |= {"ssl_certfile": str(certificate), "ssl_keyfile": str(key)}
    # Only a proxy on this machine is believed about the address it speaks for, and only where people sign in.
    uvicorn.run(app, host=host, port=port, proxy_headers=accounts, forwarded_allow_ips="127.0.0.1", **settings)


def _akismet(home: str | None) -> Akismet | None:
    """The service, when it was asked for; its key comes from the environment, where no list of processes shows it."""
    from sayso.cli.talk import say
    from sayso.web.tips.akismet import Akismet

    if home is None:
        return None
    key = os.environ.get("SAYSO_AKISMET_KEY", "")
    if not key:
        raise click.UsageError("--akismet needs its key in SAYSO_AKISMET_KEY", click.get_current_context())
    say("tips are sent to Akismet: their words and links, and their senders' addresses and browsers")
    return Akismet(key, home)
