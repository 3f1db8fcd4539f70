import pytest

from ui.networks import network_of


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.0/24"),
        ("203.0.113.0/24", "203.0.113.0/24"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"),
        ("::1", "::/48"),
        ("2001:db8:1::/48", "2001:db8:1::/48"),
        ("", ""),
        ("unix:", ""),
        ("1/2/3", ""),
        ("203.0.113.7, 10.0.0.1", ""),
    ],
)
def test_an_address_is_told_as_its_network(address, network):
    assert network_of(address) == network
