"""Hosts: whether a name or an address is this machine alone."""

from __future__ import annotations

import ipaddress

__all__ = ["bare", "is_loopback", "network"]


def bare(host: str) -> str:
    """The name or address of a Host header, without its port and brackets, in lower case.

    >>> bare("[::1]:8750"), bare("Localhost:8750"), bare("127.0.0.1")
    ('::1', 'localhost', '127.0.0.1')
    """
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower() if host.count(":") < 2 else host.lower()


def is_loopback(host: str) -> bool:
    """Whether a name or an address can mean no machine but this one.

    A name that a stranger's name server answers for is none, whatever it answers (DNS rebinding).

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("127.0.0.1.example.org")
    (True, True, False)
    """
    name = host.rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost"):  # RFC 6761, 6.3: no name server is asked for these
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def network(address: str) -> str:
    """What is counted as one sender: an IPv4 address, or the 64 bits that one household of IPv6 shares.

    >>> network("2001:db8::7"), network("192.0.2.7")
    ('2001:db8::/64', '192.0.2.7')
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address[:64]
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((found, 64), strict=False))
    return str(found)
