"""Only the public internet is asked: by whichever address, at whichever hop, in whichever disguise."""

import json
import shutil
import subprocess
import sys
from ipaddress import IPv6Network, ip_address
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerohour.sources.addresses import is_public

UNICAST = IPv6Network("2000::/3")
PUBLIC = ("8.8.8.8", "1.1.1.1", "192.0.1.1", "192.88.98.255", "198.17.0.1", "223.255.255.254", "2606:4700::1111", "2a00:1450:4001::8a", "2001:470::1", "64:ff9b::8.8.8.8", "2002:808:808::1", "::ffff:8.8.8.8")  # fmt: skip
SPECIAL = (
    str(ip_address(0)), "0.1.2.3", "10.1.2.3", "100.64.0.1", "100.127.255.254", "127.0.0.1", "127.255.0.9", "169.254.169.254", "172.16.0.1", "172.31.9.9",
    "192.0.0.1", "192.0.0.9", "192.0.0.170", "192.0.0.255", "192.0.2.1", "192.31.196.1", "192.52.193.1", "192.88.99.1", "192.168.1.1", "192.175.48.1",
    "198.18.0.1", "198.19.255.1", "198.51.100.7", "203.0.113.7", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
    "::", "::1", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1", "fd12:3456::1", "ff02::1", "ff0e::1", "100::1", "5f00::1", "4000::1", "e000::1",
    "2001::1", "2001:2::1", "2001:10::1", "2001:20::1", "2001:db8::1", "2620:4f:8000::1", "3fff::1", "64:ff9b:1::8.8.8.8", "64:ff9b:1::127.0.0.1",
    "", "x", "8.8.8", "08.8.8.8", "2130706433",
)  # fmt: skip


def carried(inner):
    """An IPv4 address in each of the ways in which an IPv6 address carries one."""
    number = int(ip_address(inner))
    client = number ^ 0xFFFFFFFF
    return {
        "mapped": f"::ffff:{inner}",
        "compatible": f"::{inner}",
        "translated": f"::ffff:0:{inner}",
        "NAT64": f"64:ff9b::{inner}",
        "6to4": f"2002:{number >> 16:x}:{number & 0xFFFF:x}::1",
        "Teredo server": f"2001:0:{number >> 16:x}:{number & 0xFFFF:x}:0:0:f7f7:f7f7",
        "Teredo client": f"2001:0:808:808:0:0:{client >> 16:x}:{client & 0xFFFF:x}",
        "ISATAP": f"2606:4700::5efe:{inner}",
    }


@pytest.mark.parametrize("ip", PUBLIC)
def test_what_is_public(ip):
    assert is_public(ip)


@pytest.mark.parametrize("ip", SPECIAL)
def test_what_is_not(ip):
    assert not is_public(ip)


@pytest.mark.parametrize(
    "inner", ["8.8.8.8", "127.0.0.1", "10.0.0.1", "169.254.169.254", "192.168.0.1", "192.88.99.1", "0.0.0.7", "224.0.0.1"]
)
def test_what_carries_an_address_is_judged_by_it(inner):
    assert {way: is_public(ip) for way, ip in carried(inner).items()} == dict.fromkeys(carried(inner), is_public(inner))


@given(st.ip_addresses())
def test_nothing_is_public_that_python_takes_for_special(address):
    """Each release of Python knows some of the registries; what one of them bars, we do not ask."""
    if is_public(str(address)) and (address.version == 4 or address in UNICAST):
        assert address.is_global
        assert not address.is_multicast


# A server at a public address, on a machine that has no other network, leads to each of the targets.
SCRIPT = """
import json, sys
from tests.sources.hostile import Server, answer
from zerohour.sources import web
from zerohour.sources.fetch import Fetcher, Limits

own = Server(lambda connection, path: connection.sendall(answer(b"inside")), "127.0.0.1")
own.listening.listen()
told = {}
for target in json.loads(sys.argv[1]):
    leads = b"Location: " + target.replace("PORT", str(own.port)).encode()
    outer = Server(lambda connection, path: connection.sendall(answer(b"", b"302 Found", b"text/html", leads)), "8.8.8.8")
    (found,) = web.reports(Fetcher(limits=Limits(pause=0.0, seconds=20.0)), outer.url + "/x")
    told[target] = [getattr(found, "reason", "read"), len(outer.asked)]
print(json.dumps([told, own.asked]))
"""
TARGETS = [
    "http://127.0.0.1:PORT/", "http://localhost:PORT/", "http://2130706433:PORT/", "http://0x7f.1:PORT/", "http://0:PORT/",
    "http://[::1]:PORT/", "//127.0.0.1:PORT/", "http://10.0.0.1/", "http://169.254.169.254/latest/meta-data", "http://[::ffff:127.0.0.1]:PORT/",
    "http://[::127.0.0.1]:PORT/", "http://[64:ff9b::7f00:1]:PORT/", "http://[2002:7f00:1::1]:PORT/", "http://[fe80::1]/",
    "http://[2001:0:808:808:0:0:80ff:fffe]/", "http://192.0.0.9/", "http://192.88.99.1/",
]  # fmt: skip


def test_every_redirect_is_checked_again():
    inside = ["unshare", "-rn", "sh", "-c", 'ip link set lo up && ip addr add 8.8.8.8/32 dev lo && exec "$@"', "sh"]
    if (
        not shutil.which("unshare")
        or not shutil.which("ip")
        or subprocess.run([*inside, "true"], check=False, capture_output=True).returncode
    ):
        pytest.skip("the kernel gives no network of one's own here")
    root = Path(__file__).parents[2]
    command = [*inside, sys.executable, "-c", SCRIPT, json.dumps(TARGETS)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=root, timeout=300)
    assert done.returncode == 0, done.stderr
    told, reached = json.loads(done.stdout)
    assert reached == []
    for target, (reason, asked) in told.items():
        # robots.txt and the page itself were given by the public server.
        assert asked == 2, target
        assert "an address of a private network" in reason, target
