"""The grammar of a link's query, written a second time, and compared with what reads it.

    grammar.py PORT SCRIPT PAGE COUNT SEED

Asks the server on PORT for /en/dnsbl.json with COUNT random queries, runs the script of the site
for the same queries with the lists of PAGE, and prints each difference.
"""

import http.client
import ipaddress
import json
import pathlib
import random
import re
import subprocess
import sys

ZONES = ["bl.list.example", "bl.dead.example"]
KEYED = {"dq.list.example": "bl.list.example"}


# Characters that may be around a value, as UTF-8 bytes, each a character of Latin-1.
def units(characters):
    return "|".join(re.escape(c.encode().decode("latin-1")) for c in characters)


def quoted(characters):
    return "|".join("".join(f"={b:02x}" for b in c.encode()) for c in characters)


BLANKS = " +\t\r\n\u00a0\u200b\u202f"
CLOSING = ")]}>.,:!\"'`*_~|\\/=<\u201c\u201d\u201e\u2019\u2018\u00bb\u203a\u2026\u3002\u3001\uff0c\uff09\u300d"
OPENING = "=([{<\"'`\u201c\u201e\u201d\u2018\u2019\u201a\u00ab\u2039"
BEFORE = f"(?:(?:{units(BLANKS + OPENING)}|ipv?[46]:)*)"
AFTER = f"(?:{units(CLOSING + BLANKS)}|{quoted(CLOSING + BLANKS)})"
SOFT_BREAK = re.compile(
    r"((?:[^&;?]*[&;?])*?[^&;?=]*=(?:[^&;?=%]|%(?:2[de]|3[ad]))+)="
    r"(?:(?:%(?:25)*0[ad])+([0-9a-z.:-].*)|((?:[g-z.:-]|[0-9a-f][^0-9a-f&;?]).*))", re.I)


def decoded(text):
    return re.sub(
        "%(?:25)*([0-9a-f]{2})", lambda match: chr(int(match[1], 16)), text, flags=re.I)


def read(query):
    """The values of a query: of several for one name, the first valid one."""
    query = query[:2000]
    for _ in range(2):
        match = SOFT_BREAK.fullmatch(query)
        query = match[1] + (match[2] or match[3]) if match else query
    known = {}
    for pair in re.split("[&;?]", decoded(query)):
        name, equals, text = pair.partition("=")
        name = re.sub(f"^(?:{units(BLANKS)})+|(?:{units(BLANKS)})+$", "", name).lower()
        parse = {"ip": address, "code": code, "list": zone}.get(name)
        if equals and parse and name not in known:
            value = within(text.lower(), parse)
            if value is not None:
                known[name] = value
    return known


def within(text, parse):
    """The value in a text, without what may be around it, and at last without 3D before it."""
    text = re.sub(f"^{BEFORE}", "", text)
    for count in range(4):
        rest = text
        while rest:
            value = parse(rest)
            if value is not None:
                return value
            shorter = re.sub(f"{AFTER}\\Z", "", rest, count=1)
            if shorter == rest:
                break
            rest = shorter
        if not text.startswith("3d"):
            return None
        text = re.sub(f"^{BEFORE}", "", text[2:])
    return None


def address(text):
    """RFC 4291 section 2.2, printed as in RFC 5952; a port may follow."""
    if port := re.fullmatch(r"([0-9.]+|[0-9a-f:.]+\]|[0-9.]+\]):[0-9]{1,5}", text):
        text = port[1].rstrip("]")
    if not re.fullmatch("[0-9A-Fa-f:.]+", text):
        return None
    try:
        value = ipaddress.ip_address(text)
    except ValueError:
        return None
    if value.version == 6 and value.ipv4_mapped:
        return f"::ffff:{value.ipv4_mapped}"
    return str(value)


def code(text):
    """RFC 3463 section 2."""
    number = "(?:0|[1-9][0-9]{0,2})"
    return text if re.fullmatch(rf"[245]\.{number}\.{number}", text) else None


def zone(text):
    name = text.lower()
    if len(name) > 253:
        return None
    if name in ZONES:
        return name
    key, dot, suffix = name.partition(".")
    # RFC 1035 section 2.3.4.
    is_key = dot and re.fullmatch("[a-z0-9_-]{1,63}", key)
    return KEYED.get(name) or (KEYED.get(suffix) if is_key else None)


# Random queries.

VALUES = {
    "ip": [
        "192.0.2.1", "192.0.2.255", "192.0.2.256", "192.0.02.1", "0.0.0.0", "1.2.3", "1.2.3.4.5",
        "2001:db8::1", "2001:DB8:0:0:0:0:0:1", "::", "::1", "1::", "1:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "1::2::3", ":::", "1:2", "::ffff:192.0.2.1",
        "64:ff9b::192.0.2.33", "1:2:3:4:5:6:192.0.2.1", "::192.0.2.1", "12345::", "fe80::1",
        "[::1]", "IPv6:::1", "[192.0.2.1]:25", "192.0.2.1:25", "[::1]:25", "3D192.0.2.1", "3d00::1",
        "192.0.2=.1", "192.0.2.=%0D%0A1", "192.0.2.1=20", "2001:db8::", "192.0.2.1%26code=5.7.1",
    ],
    "code": [
        "5.7.1", "4.0.0", "2.999.999", "5.7.01", "5.7", "5.7.1.1", "3.7.1", "5.1000.1",
    ],
    "list": [
        "bl.list.example", "BL.List.Example", "bl.dead.example", "dq.list.example",
        "key.dq.list.example", "K3Y.DQ.list.example", "a.b.dq.list.example", ".dq.list.example",
        "x.bl.list.example", "list.example", "a" * 63 + ".dq.list.example",
        "a" * 64 + ".dq.list.example", "a" * 240 + ".dq.list.example", "k_-.dq.list.example",
        "k~.dq.list.example",
    ],
    "": ["", "x", "<b>", "\"'", "=", "ip=192.0.2.9", "zqRetour(V,ip)"],
}
NAMES = ["ip", "code", "list"] * 6 + [
    "IP", "List", "x", "ipp", "", "co", "%69p", "lis%74", "c%6Fde", "%70", "%20ip", "list+",
]
PIECES = ["0", "a", "F", ":", ".", "-", "_", " ", ")", "%", ";", "&", "=", "%ff"]
ENDS = [""] * 9 + [
    "%0D%0A", "%E2%80%9D", "=E2=80=9D", "__;!!a", "%e2%80%a6",
    ")", "].", ">,", "%29", "%2E", "%5d%3E", "..", "%", "%2", "%zz", "+", "%20", "%ff",
]


def encoded(text, some):
    """The text with some of its characters percent-encoded."""
    return "".join(
        some.choice(["%%%02x", "%%%02X"]) % ord(character)
        if character not in "%&;=#" and some.random() < 0.3 else character
        for character in text)


def queries(count, seed):
    some = random.Random(seed)
    for _ in range(count):
        pairs = []
        for _ in range(some.randrange(1, 6)):
            name = some.choice(NAMES)
            kind = name if name in VALUES and some.random() < 0.7 else some.choice([*VALUES])
            value = some.choice(VALUES[kind])
            if some.random() < 0.1:
                place = some.randrange(len(value) + 1)
                value = value[:place] + some.choice(PIECES) + value[place:]
            if some.random() < 0.3:
                value = encoded(value, some)
            pairs.append(f"{name}={value}{some.choice(ENDS)}")
        query = some.choice(["&", ";", "&amp;", "%26", "&amp%3B", "?"]).join(pairs)
        yield re.sub("[ <>\"'#]", lambda match: "%%%02X" % ord(match[0]), query)


def served(port, asked):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    for query in asked:
        connection.request("GET", "/en/dnsbl.json?" + query)
        page = json.loads(connection.getresponse().read())
        yield {name: page[name] for name in ("ip", "code", "list") if page[name] is not None}


def scripted(script, page, asked):
    harness = pathlib.Path(__file__).with_name("harness.js")
    run = subprocess.run(
        ["node", harness, script, page], input="\n".join(asked), text=True, check=True,
        stdout=subprocess.PIPE)
    return [json.loads(line) for line in run.stdout.splitlines()]


def main():
    port, script, page, count, seed = sys.argv[1:]
    asked = list(queries(int(count), int(seed)))
    known = 0
    results = zip(asked, served(int(port), asked), scripted(script, page, asked), strict=True)
    for query, by_server, by_script in results:
        expected = read(query)
        known += bool(expected)
        for name, found in (("server", by_server), ("script", by_script)):
            if found != expected:
                print(f"{name}: {query}: {found}, expected {expected}")
    print(f"{known} of {len(asked)} queries say something", file=sys.stderr)


main()
