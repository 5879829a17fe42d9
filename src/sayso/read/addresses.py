"""Which addresses may be fetched, and the network address that each is fetched from: checked, then used as checked."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from sayso.errors import NotFound, NotPermitted
from sayso.read.policy import Policy

__all__ = ["Target", "target_of"]


@dataclass(frozen=True, slots=True)
class Target:
    """An address that may be fetched: scheme, host name, port, path with query, and the IP address to connect to."""

    address: str
    scheme: str
    host: str
    port: int
    path: str
    ip: str

    @property
    def authority(self) -> str:
        """Host and port as the Host header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == {"http": 80, "https": 443}[self.scheme] else f"{host}:{self.port}"


def target_of(address: str, policy: Policy) -> Target:
    """The target of an address, its host resolved once.

    Raises NotPermitted for another scheme, user names in the address, or a host of which any IP address is private,
    loopback, link-local or reserved (unless `policy.allow_private`); NotFound where the host has none.
    """
    try:
        parts = urlsplit(address)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
        host = (parts.hostname or "").rstrip(".").encode("idna").decode("ascii") if parts.hostname else ""
    except (ValueError, UnicodeError):
        raise NotPermitted(address, "it is no well-formed address", "check its spelling") from None
    if parts.scheme not in ("http", "https") or not host:
        raise NotPermitted(address, "only http and https addresses are read", "save the page and give its file")
    if parts.username is not None or parts.password is not None:
        raise NotPermitted(address, "it holds a user name or password", "give the address without them")
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotFound(address, "its host is not found", "check its spelling and the network") from None
    ips = list(dict.fromkeys(str(info[4][0]).split("%")[0] for info in found))
    if not policy.allow_private:
        for ip in ips:
            if not _public(ip):
                raise NotPermitted(address, "it leads into a private network", "if you trust it, add --allow-private")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(address, parts.scheme, host, port, path, ips[0])


def _public(text: str) -> bool:
    ip = ipaddress.ip_address(text)
    inner = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    teredo = getattr(ip, "teredo", None)
    embedded = [inner, teredo[1] if teredo else None]
    if any(part is not None and not part.is_global for part in embedded):
        return False
    # IPv6 addresses that hold an IPv4 one for a translator (64:ff9b::/96, ::/96) are reserved.
    return ip.is_global and not ip.is_multicast and not ip.is_reserved
