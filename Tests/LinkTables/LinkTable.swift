package import WebServers

/// A link, and what it takes to show the page that the built-in server shows.
package struct LinkRow: Sendable {
    package let link: String
    /// What a front end must be able to do. One that cannot do all of it shows the page of
    /// `otherwise`.
    package let needs: Set<Capability>
    package let otherwise: String?
    /// The values that the built-in server shows among the known facts.
    package let facts: [String]

    package init(
        _ link: String, _ facts: [String], needs: Set<Capability> = [], otherwise: String? = nil
    ) {
        (self.link, self.facts, self.needs, self.otherwise) = (link, facts, needs, otherwise)
    }

    /// The link whose page a front end without these capabilities shows for this one.
    package func shown(without missing: Set<Capability>) -> String {
        needs.isDisjoint(with: missing) ? link : otherwise ?? link
    }
}

extension LinkRow {
    private static let (list, dead) = ("bl.list.example", "bl.dead.example")
    private static let longKey = String(repeating: "k", count: 63)

    /// The links that are opened on every front end.
    package static let table =
        [
            // Without values, in every language, in every format of a path.
            LinkRow("/de/", []), LinkRow("/en/", []), LinkRow("/de/dnsbl/", []),
            LinkRow("/en/dnsbl/", []), LinkRow("/en/dnsbl", []), LinkRow("/en/too-big/", []),
            LinkRow("/de/first-steps/", []),
            LinkRow("/en/first-steps/?ip=192.0.2.1&code=5.7.1", []),
            LinkRow("/en/dnsbl/\(list)/", [list]), LinkRow("/de/dnsbl/\(dead)/", [dead]),
            LinkRow("/en/dnsbl/index.html?ip=192.0.2.1", ["192.0.2.1"]),
            // As mail servers print them.
            LinkRow("/en/dnsbl/?ip=192.0.2.1", ["192.0.2.1"]),
            LinkRow("/de/dnsbl/?ip=192.0.2.1&list=\(list)", ["192.0.2.1", list]),
            LinkRow(
                "/en/dnsbl/?ip=2001:db8::1&list=\(list)&code=5.7.1", ["2001:db8::1", list, "5.7.1"]),
            LinkRow("/en/dnsbl/?code=5.7.1", ["5.7.1"]),
            LinkRow("/en/dnsbl/\(list)/?ip=192.0.2.1&code=4.7.1", ["192.0.2.1", list, "4.7.1"]),
            LinkRow("/en/dnsbl-broken/?ip=192.0.2.1&code=5.7.1", ["192.0.2.1"]),
            LinkRow("/en/too-big/?ip=192.0.2.1&list=\(list)&code=5.3.4", []),
            // IPv6.
            LinkRow("/en/dnsbl/?ip=2001%3Adb8%3A%3A1", ["2001:db8::1"]),
            LinkRow("/en/dnsbl/?ip=::", ["::"]), LinkRow("/en/dnsbl/?ip=::1", ["::1"]),
            LinkRow("/en/dnsbl/?ip=2001:db8:1:2:3:4:5:6", ["2001:db8:1:2:3:4:5:6"]),
            LinkRow("/en/dnsbl/?ip=::ffff:192.0.2.1", ["::ffff:192.0.2.1"]),
            LinkRow(
                "/en/dnsbl/?ip=2001:DB8:0:0:0::1", ["2001:db8::1"], needs: [.canonicalizesIPv6]),
            LinkRow(
                "/en/dnsbl/?ip=1:2:3:4:5:6:7::", ["1:2:3:4:5:6:7:0"], needs: [.canonicalizesIPv6]),
            LinkRow(
                "/en/dnsbl/?ip=64:ff9b::192.0.2.33", ["64:ff9b::c000:221"],
                needs: [.canonicalizesIPv6]),
            // Lists: in upper case, with a customer's key, unknown, dead.
            LinkRow("/de/dnsbl/?ip=192.0.2.1&list=BL.LIST.Example", ["192.0.2.1", list]),
            LinkRow("/de/dnsbl/?ip=192.0.2.1&list=secretkey.dq.list.example", ["192.0.2.1", list]),
            LinkRow("/de/dnsbl/?list=dq.list.example", [list]),
            LinkRow("/en/dnsbl/?list=unknown.example&ip=192.0.2.1", ["192.0.2.1"]),
            LinkRow("/en/dnsbl/?list=unknown.example&list=\(dead)", [dead]),
            LinkRow("/en/dnsbl/?list=key.dq.list.example&list=\(dead)", [list]),
            LinkRow("/en/dnsbl/?list=a.\(list)&ip=192.0.2.1", ["192.0.2.1"]),
            // As a program sends it that does not encode.
            LinkRow("/en/dnsbl/?ip=192.0.2.1&list=\(list)\u{201D}", ["192.0.2.1", list]),
            // A key is a label of a name in the DNS.
            LinkRow("/en/dnsbl/?list=\(longKey).dq.list.example", [list]),
            LinkRow("/en/dnsbl/?list=k\(longKey).dq.list.example", []),
            LinkRow("/en/dnsbl/?list=k~y.dq.list.example", []),
            // A service that is only queried with a customer's key.
            LinkRow("/en/dnsbl/?ip=192.0.2.1&list=rating", ["192.0.2.1"]),
            LinkRow("/en/dnsbl/?ip=192.0.2.1&list=r.rating.example", ["192.0.2.1"]),
            LinkRow("/de/dnsbl/?ip=192.0.2.1&list=secretkey.R.rating.example", ["192.0.2.1"]),
            LinkRow("/en/dnsbl/rating/", []), LinkRow("/en/dnsbl/r.rating.example/", []),
            LinkRow(
                "/en/dnsbl/secretkey.r.rating.example/?ip=192.0.2.1", ["192.0.2.1"],
                needs: [.hidesKeysInPaths], otherwise: "/de/nothing"),
            // Mangled on the way.
            LinkRow("/en/dnsbl/?ip=192.0.2.1;list=\(list)", ["192.0.2.1", list]),
            LinkRow("/en/dnsbl/?ip=192.0.2.1&amp;list=\(list)", ["192.0.2.1", list]),
            LinkRow("/en/dnsbl/?IP=192.0.2.1&List=\(list)).", ["192.0.2.1", list]),
            LinkRow("/en/dnsbl/?list=\(list)&ip=192.0.2.1]>,;", ["192.0.2.1", list]),
            LinkRow("/en/dnsbl/?ip=192.0.2.1%29.", ["192.0.2.1"]),
            LinkRow("/en/dnsbl/?%69P=192%2E0.2%2e1", ["192.0.2.1"]),
            LinkRow("/en/dnsbl/?utm=1&ip=192.0.2.1&x", ["192.0.2.1"]),
            LinkRow("/en/dnsbl/?ip=x&ip=192.0.2.256&ip=192.0.2.1&ip=192.0.2.2", ["192.0.2.1"]),
            LinkRow("/en/dnsbl/?ip=192.0.2.1&ip=2001:db8::1", ["192.0.2.1"]),
            LinkRow("/en/dnsbl/?code=5.7.01&code=5.7.1", ["5.7.1"]),
        ] + quotedPrintable + blanks + glued + addresses + encodedQueries + [
            // What not every front end can do.
            LinkRow(
                "/en/dnsbl/?ip=%31%39%32.0.2.1", ["192.0.2.1"], needs: [.decodesValues],
                otherwise: "/en/dnsbl/"),
            LinkRow(
                "/EN/DNSBL).?ip=192.0.2.1", ["192.0.2.1"], needs: [.toleratesMangledPaths],
                otherwise: "/de/nothing"),
            LinkRow(
                "/en/dnsbl/secretkey.dq.list.example/?ip=192.0.2.1", ["192.0.2.1", list],
                needs: [.hidesKeysInPaths], otherwise: "/de/nothing"),
            // Without a language; the client prefers the default one.
            LinkRow("/", []), LinkRow("/dnsbl", []), LinkRow("/dnsbl/?ip=192.0.2.1", ["192.0.2.1"]),
            LinkRow("/dnsbl?ip=192.0.2.1&list=\(list)", ["192.0.2.1", list]),
            LinkRow("/too-big?ip=192.0.2.1", []), LinkRow("/first-steps", []),
            LinkRow("/first-steps/?list=\(list)", []),
        ]

    /// What is left of quoted-printable.
    private static let quotedPrintable = [
        LinkRow("/en/dnsbl/?ip=3D192.0.2.1&list=3D\(list)", ["192.0.2.1", list]),
        LinkRow("/en/dnsbl/?ip=3D2001:db8::1&code=3d5.7.1", ["2001:db8::1", "5.7.1"]),
        LinkRow("/en/dnsbl/?ip=3D3D192.0.2.1&code==5.7.1", ["192.0.2.1", "5.7.1"]),
        LinkRow("/en/dnsbl/?ip=%3D192.0.2.1&list=%3D3D\(list)", ["192.0.2.1", list]),
        LinkRow("/en/dnsbl/?ip=3d00::1", ["3d00::1"]),
        LinkRow("/en/dnsbl/?ip=192.0.=%0D%0A2.1&list=bl.list.ex=%0aample", ["192.0.2.1", list]),
        LinkRow("/en/dnsbl/?ip=192.0.2=.1&list=bl.list.=example=", ["192.0.2.1", list]),
        LinkRow("/en/dnsbl/?ip=3D192=%0D%0A.0.2.1", ["192.0.2.1"]),
        LinkRow("/en/dnsbl/?ip=192.0.2.1=20&list=\(list)=E2=80=9D", ["192.0.2.1", list]),
        LinkRow("/en/dnsbl/?ip=192.0.2.1=0D=0A", ["192.0.2.1"]),
    ]

    /// Blanks and line ends around names and values.
    private static let blanks = [
        LinkRow("/en/dnsbl/?ip=%20192.0.2.1%20&%20list=+\(list)+", ["192.0.2.1", list]),
        LinkRow(
            "/en/dnsbl/?ip%20=%0D%0A192.0.2.1%0D%0A&+code%09=%095.7.1", ["192.0.2.1", "5.7.1"]),
        LinkRow("/en/dnsbl/?%C2%A0list=%C2%A0\(list)%C2%A0&ip=::1%E2%80%AF", ["::1", list]),
        LinkRow(
            "/en/dnsbl/?ip=192.0.2.1;%20list=\(list);%0A%20code=5.7.1%0A",
            [
                "192.0.2.1", list, "5.7.1",
            ]),
    ]

    /// What mail programs append to a value, or put around it.
    private static let glued =
        [
            "%22", "'", "!", ":", "*", "**", "_", "%60", "%E2%80%9D", "%E2%80%99.", "%C2%BB",
            "%E2%80%A6", "%E2%80%9C%29", "__;!!AbC123!xyz$", "&data=05%7C01%7C&reserved=0", "%3C",
            "/", "%7C", "%E3%80%82", "%EF%BC%89",
        ].map { end in
            LinkRow("/en/dnsbl/?list=\(list)&ip=192.0.2.1\(end)", ["192.0.2.1", list])
        } + [
            LinkRow("/en/dnsbl/?ip=2001:db8::1&list=\(list)%E2%80%9D", ["2001:db8::1", list]),
            LinkRow("/en/dnsbl/?code=5.7.1__;!!AbC&list=\(list)%22%3E", [list, "5.7.1"]),
            LinkRow("/en/dnsbl/?ip=2001:db8::%29.&code=%225.7.1%22", ["2001:db8::", "5.7.1"]),
            LinkRow("/en/dnsbl/?list=%3C\(list)%3E&ip='192.0.2.1'", ["192.0.2.1", list]),
        ]

    /// Spellings of an address.
    private static let addresses = [
        LinkRow("/en/dnsbl/?ip=[192.0.2.1]&list=\(list)", ["192.0.2.1", list]),
        LinkRow("/en/dnsbl/?ip=%3C192.0.2.1%3E", ["192.0.2.1"]),
        LinkRow("/en/dnsbl/?ip=%5B2001:db8::1%5D", ["2001:db8::1"]),
        LinkRow("/en/dnsbl/?ip=IPv6:2001:db8::1", ["2001:db8::1"]),
        LinkRow("/en/dnsbl/?ip=[IPv6%3A2001:db8::1].", ["2001:db8::1"]),
        LinkRow("/en/dnsbl/?ip=ip4:192.0.2.1", ["192.0.2.1"]),
        LinkRow("/en/dnsbl/?ip=192.0.2.1:25&code=5.7.1", ["192.0.2.1", "5.7.1"]),
        LinkRow("/en/dnsbl/?ip=[192.0.2.1]:51234", ["192.0.2.1"]),
        LinkRow("/en/dnsbl/?ip=[2001:db8::1]:25)", ["2001:db8::1"]),
        LinkRow("/en/dnsbl/?ip=192.0.2.1.", ["192.0.2.1"]),
        LinkRow("/en/dnsbl/?ip=[fe80::1%25eth0]&code=5.7.1", ["5.7.1"]),
    ]

    /// Queries that were encoded whole, or twice.
    private static let encodedQueries = [
        LinkRow("/en/dnsbl/?ip%3D192.0.2.1%26list%3D\(list)", ["192.0.2.1", list]),
        LinkRow("/en/dnsbl/?ip%253D192.0.2.1%2526list%253D\(list)", ["192.0.2.1", list]),
        LinkRow("/en/dnsbl/?ip=2001%253Adb8%25253A%253A1%3Bcode=5.7.1", ["2001:db8::1", "5.7.1"]),
        LinkRow("/en/dnsbl/?ip=192.0.2.1&amp%3Blist=\(list)", ["192.0.2.1", list]),
        LinkRow("/en/dnsbl/?ip=192.0.2.1&amp;amp;list=\(list)", ["192.0.2.1", list]),
        LinkRow("/en/dnsbl/?ip=192.0.2.1%26amp%3Bcode=5.7.1", ["192.0.2.1", "5.7.1"]),
        LinkRow("/en/dnsbl/??ip=192.0.2.1?code=5.7.1", ["192.0.2.1", "5.7.1"]),
        LinkRow(
            "/en/dnsbl%3Fip%3D192.0.2.1%26list%3D\(list)", ["192.0.2.1", list],
            needs: [.readsQueriesInPaths], otherwise: "/en/dnsbl/?list=\(list)"),
        LinkRow(
            "/en/dnsbl/%253Fip=192.0.2.1&amp;code=5.7.1", ["192.0.2.1", "5.7.1"],
            needs: [.readsQueriesInPaths], otherwise: "/en/dnsbl/"),
        LinkRow(
            "/en/dnsbl&ip=192.0.2.1", ["192.0.2.1"], needs: [.readsQueriesInPaths],
            otherwise: "/en/dnsbl/"),
    ]
}
