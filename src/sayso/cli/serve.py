"""`sayso serve`: the ledger as pages in a browser."""

from __future__ import annotations

import ipaddress
from pathlib import Path

import click

from sayso.cli import options

__all__ = ["command"]


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8750, show_default=True, help="The port to listen on.")
@options.ledger
def command(host: str, port: int, ledger_path: Path) -> None:
    """Show the ledger in a browser, on this machine alone.

    Nothing is fetched from elsewhere. Ctrl-C ends it.

    \b
    Example:
      sayso serve
      sayso serve --port 9000 --ledger case.db
    """
    from sayso.cli.talk import say
    from sayso.errors import SaysoError

    try:
        import uvicorn

        from sayso.web.site import site
    except ImportError as missing:
        raise SaysoError("serve", f"{missing.name} is not installed", "pip install 'sayso[web]'") from None
    if not _is_loopback(host):
        raise SaysoError(host, "pages are shown to this machine alone until users exist", "leave --host out")
    app = site(ledger_path)
    say(f"http://{host}:{port}/ shows {ledger_path}; Ctrl-C ends it")
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
