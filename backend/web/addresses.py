"""The address a request comes from, past our own proxies."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import SecretStr
    from sanic import Request

    type Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_IPV6_NETWORK = 64
# As proxies write them: `[2001:db8::1]:443`, `"[2001:db8::1]"`, `1.2.3.4:5678`, `fe80::1%eth0`.
_BRACKETED = re.compile(r"\[([^\]]*)\](?::\d+)?")
_WITH_PORT = re.compile(r"([\d.]+):\d+", re.ASCII)


def read_address(written: str) -> Address | None:
    """Read an address in any spelling a proxy uses; None if it is none.

    An IPv4 address inside an IPv6 one (`::ffff:1.2.3.4`) is that address.
    """
    bare = written.strip().strip('"')
    for pattern in (_BRACKETED, _WITH_PORT):
        if match := pattern.fullmatch(bare):
            bare = match[1]
    try:
        address = ipaddress.ip_address(bare.partition("%")[0])
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return address


def client_address(request: Request) -> str:
    """Return whom to count requests by: the customer's address, past our own proxies.

    Of IPv6 the network of 64 bits, as one household has all of it.
    """
    given = str(request.client_ip)
    address = read_address(given)
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((int(address), _IPV6_NETWORK), strict=False))
    return given if address is None else str(address)


def sealed(address: str, secret: SecretStr) -> str:
    """Return what is kept of an address: the same for the same one, and nobody's without `secret`.

    There are few enough addresses that a plain hash would tell them.
    """
    key = hashlib.sha256(b"address\0" + secret.get_secret_value().encode()).digest()
    return hmac.new(key, address.encode(), hashlib.sha256).hexdigest()
