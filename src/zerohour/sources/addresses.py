"""Which internet addresses may be asked: those of the public internet, and nothing that leads elsewhere."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

# The special-purpose registries of IANA (RFC 6890), with multicast and what is reserved. Written out: what Python takes for global
# has changed from one version to the next.
_SPECIAL_4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15",
            "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
        ),
    )
)  # fmt: skip
_UNICAST_6 = IPv6Network("2000::/3")
_SPECIAL_6 = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "2620:4f:8000::/48", "3fff::/20")))
_TEREDO, _SIX_TO_FOUR = IPv6Network("2001::/32"), IPv6Network("2002::/16")
# IPv4-compatible, IPv4-mapped, IPv4-translated, NAT64: the last 32 bits are an IPv4 address.
_CARRIERS = tuple(map(IPv6Network, ("::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96")))
_ISATAP = (0x00005EFE, 0x02005EFE)


def is_public(ip: str) -> bool:
    """Whether an address is global unicast. One that carries an IPv4 address is judged by that, what is no address is not public."""
    try:
        address = ip_address(ip.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, IPv4Address):
        return not any(address in net for net in _SPECIAL_4)
    plain = address in _UNICAST_6 and not any(address in net for net in _SPECIAL_6)
    known = plain or address in _TEREDO or any(address in net for net in _CARRIERS)
    return known and all(is_public(str(inner)) for inner in _carried(address))


def _carried(address: IPv6Address) -> tuple[IPv4Address, ...]:
    """The IPv4 addresses that an IPv6 address leads to: of Teredo its server and its client."""
    number = int(address)
    last = IPv4Address(number & 0xFFFFFFFF)
    if any(address in net for net in _CARRIERS):
        return (last,)
    if address in _SIX_TO_FOUR:
        return (IPv4Address(number >> 80 & 0xFFFFFFFF),)
    if address in _TEREDO:
        return IPv4Address(number >> 64 & 0xFFFFFFFF), IPv4Address(number & 0xFFFFFFFF ^ 0xFFFFFFFF)
    return (last,) if number >> 32 & 0xFFFFFFFF in _ISATAP else ()
