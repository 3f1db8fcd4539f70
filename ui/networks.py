"""Network addresses, shortened so that they tell a place and not a person."""

from ipaddress import ip_address, ip_network

KEPT_BITS = {4: 24, 6: 48}


def network_of(address: str) -> str:
    """The network of an address: "203.0.113.7" gives "203.0.113.0/24"; IPv6 keeps 48 bits.

    What is a network already stays as it is; what is no address gives "".
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return address if _is_network(address) else ""
    return str(ip_network((parsed, KEPT_BITS[parsed.version]), strict=False))


def _is_network(text: str) -> bool:
    try:
        return "/" in text and bool(ip_network(text))
    except ValueError:
        return False
