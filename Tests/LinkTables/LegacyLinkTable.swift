internal import WebServers

extension LinkRow {
    private static let (list, dead) = ("bl.list.example", "bl.dead.example")

    /// Links in other formats. A sender's mail address in one of them is not used.
    package static let legacy = [
        // OpenSPF's explanation.
        LinkRow(
            "/Why?s=mfrom;id=a%40sender.example;ip=192.0.2.1;r=mx.example.org", ["192.0.2.1"]),
        LinkRow("/why?s=mfrom&id=a@sender.example&ip=192.0.2.1&r=mx.example.org", ["192.0.2.1"]),
        LinkRow("/why.html?sender=a%40sender.example&ip=2001:db8::1", ["2001:db8::1"]),
        LinkRow("/WHY/?ip=192.0.2.1).", ["192.0.2.1"]), LinkRow("/Why).?ip=::1", ["::1"]),
        LinkRow("/Why", []), LinkRow("/Why?ip=nonsense", []), LinkRow("/%57hy?ip=::1", ["::1"]),
        LinkRow("/Why?ip=2001:DB8:0::1", ["2001:db8::1"], needs: [.canonicalizesIPv6]),
        LinkRow("/Why?ip=192.0.2.1&code=5.7.23", ["192.0.2.1", "5.7.23"]),
        // Address and list in the path.
        LinkRow("/rbl/192.0.2.1/\(list)", ["192.0.2.1", list]),
        LinkRow("/rbl/192.0.2.1", ["192.0.2.1"]), LinkRow("/rbl/192.0.2.1).", ["192.0.2.1"]),
        LinkRow("/RBL/2001:db8::1/BL.List.example/).", ["2001:db8::1", list]),
        LinkRow("/Rbl/192.0.2.1/\(dead)", ["192.0.2.1", dead]),
        LinkRow("/rbl/192.0.2.1/secretkey.dq.list.example", ["192.0.2.1", list]),
        LinkRow(
            "/rbl/192.0.2.1/\(String(repeating: "k", count: 64)).dq.list.example", ["192.0.2.1"]),
        LinkRow("/rbl/192.0.2.1/dq.list.example", ["192.0.2.1", list]),
        LinkRow("/rbl/192.0.2.1/unknown.example", ["192.0.2.1"]),
        LinkRow("/rbl/nonsense/\(list)", [list]), LinkRow("/rbl/a/b", []),
        LinkRow("/rbl/192%2E0.2.1/bl%2elist.example", ["192.0.2.1", list]),
        LinkRow("/rbl/2001%3adb8%3A%3A1", ["2001:db8::1"]),
        LinkRow("/rbl/%31%39%32.0.2.1/%62l.list.example", ["192.0.2.1", list]),
        LinkRow("/rbl/192.0.2.1?code=5.7.1&list=\(list)", ["192.0.2.1", list, "5.7.1"]),
        LinkRow("/rbl/192.0.2.1/\(list)?ip=192.0.2.2&list=\(dead)", ["192.0.2.1", list]),
        LinkRow("/rbl/nonsense?ip=192.0.2.1", ["192.0.2.1"]),
        LinkRow("/rbl/::FFFF:192.0.2.1", ["::ffff:192.0.2.1"], needs: [.canonicalizesIPv6]),
        // Code, kind and value.
        LinkRow("/?c=rdns&i=ip&v=192.0.2.1", ["192.0.2.1"]),
        LinkRow("/case?v=2001:db8::1&i=IP&c=spf&r=abc", ["2001:db8::1"]),
        LinkRow("/CASE/?c=PTR;i=ip;v=192.0.2.1).", ["192.0.2.1"]),
        LinkRow("/?c=RBL&i=list&v=\(list)", [list]), LinkRow("/?c=bl&i=list&v=x.example", []),
        LinkRow("/?c=bl&i=list&v=secretkey.dq.list.example", [list]),
        LinkRow("/?c=5.7.1&i=ip&v=192.0.2.1", ["192.0.2.1", "5.7.1"]),
        LinkRow("/?c=5%2e7.1&amp;i=ip&amp;v=192.0.2.1", ["192.0.2.1", "5.7.1"]),
        LinkRow("/?c=hm&i=sender&v=a@sender.example", []), LinkRow("/?c=&i=ip&v=::1", ["::1"]),
        LinkRow("/?c=too-big).&i=ip&v=192.0.2.1", []), LinkRow("/?c=rdns&i=&v=", []),
        LinkRow("/?%63=rdns&%49=i%70&V=192%2E0.2.1", ["192.0.2.1"]),
        LinkRow("/?c=spf&c=rdns&i=ip&i=list&v=192.0.2.1&v=\(list)", ["192.0.2.1"]),
        LinkRow("/?c=spf&i=ip&v=x&v=192.0.2.1", []),
        LinkRow("/?c=spf&i=ip&v=x&ip=192.0.2.1", ["192.0.2.1"]),
        LinkRow("/?cc=rdns&c=spf&x=i=ip&i=ip&v=192.0.2.1&", ["192.0.2.1"]),
        LinkRow(
            "/?c=r%64ns&i=ip&v=192.0.2.1", ["192.0.2.1"], needs: [.decodesValues],
            otherwise: "/unknown?ip=192.0.2.1"),
        // Not legacy links.
        LinkRow("/?c=rdns&i=ip", []), LinkRow("/?c=rdns&v=192.0.2.1", []),
        LinkRow("/?i=ip&v=192.0.2.1", []), LinkRow("/?c&i=ip&v=192.0.2.1", []),
        LinkRow("/?ip=192.0.2.1", []),
        missing("/case"), missing("/case?c=rdns"), missing("/rbl"), missing("/rbl/a/b/c"),
        missing("/why/not"), missing("/whyever?ip=192.0.2.1"), missing("/why.htm?ip=192.0.2.1"),
        missing("/eng/why?ip=192.0.2.1"), missing("/en/x/why?ip=192.0.2.1"),
        // With a language.
        LinkRow("/en/case?c=r0303&i=ip&v=192.0.2.1&r=1N6a0i-1wlEnE2roU-012Max", ["192.0.2.1"]),
        LinkRow("/de/case/?c=rdns&i=ip&v=2001:db8::1", ["2001:db8::1"]),
        LinkRow("/fr/case.html?c=spf&i=ip&v=192.0.2.1", ["192.0.2.1"]),
        LinkRow("/en-us/case?c=rbl&i=list&v=\(list)", [list]),
        LinkRow("/case.html?c=spf&i=ip&v=192.0.2.1", ["192.0.2.1"]),
        LinkRow("/en/Why?ip=192.0.2.1", ["192.0.2.1"]),
        LinkRow("/de/rbl/192.0.2.1/\(list)", ["192.0.2.1", list]),
        LinkRow("/en/error-messages?ip=192.0.2.1&c=rdns", ["192.0.2.1"]),
        // Mangled.
        LinkRow("/case?c=3Dr0602&i=3Dip&v=3D192.0.2.1", ["192.0.2.1"]),
        LinkRow("/case?c=3Drdns&i=3Dip&v=3D192.0=%0D%0A.2.1", ["192.0.2.1"]),
        LinkRow("/?c=%20spf%20&%20i=+ip+&v=%0A192.0.2.1%0D%0A", ["192.0.2.1"]),
        LinkRow("/?c=spf%22&i=ip%E2%80%9D&v=192.0.2.1%C2%BB", ["192.0.2.1"]),
        LinkRow("/?c=spf&i=ip&v=[IPv6:2001:db8::1]:25", ["2001:db8::1"]),
        LinkRow("/?c%3Drdns%26i%3Dip%26v%3D192.0.2.1", ["192.0.2.1"]),
        LinkRow("/en/case?c%253Drdns%2526i%253Dip%2526v%253D192.0.2.1", ["192.0.2.1"]),
        LinkRow("/?c=5.7.1:&i=ip&v=192.0.2.1&amp%3Bx=y", ["192.0.2.1", "5.7.1"]),
        LinkRow("/Why?s=helo;%20id=mx.example;%20ip=192.0.2.1;%20r=mx.example.org", ["192.0.2.1"]),
        LinkRow("/Why?s=mfrom%3Bid%3Da%2540b.example%3Bip%3D192.0.2.1%3Br%3Dmx", ["192.0.2.1"]),
        LinkRow("/Why?s=3Dmfrom;ip=3D192.0.2.1;r=3Dmx.example.org", ["192.0.2.1"]),
        LinkRow("/Why?ip=%3C192.0.2.1%3E%E2%80%A6", ["192.0.2.1"]),
        LinkRow("/rbl/[192.0.2.1]/\(list)%E2%80%9D", ["192.0.2.1", list]),
        LinkRow("/rbl/%20192.0.2.1%20/%22\(list)%22", ["192.0.2.1", list]),
        LinkRow("/rbl/IPv6:2001:db8::1/\(list)%0D%0A", ["2001:db8::1", list]),
        LinkRow("/rbl/192.0.2.1:25/\(list)__", ["192.0.2.1", list]),
    ]

    /// A static host has one page for every missing path, in the default language.
    private static func missing(_ link: String) -> LinkRow {
        LinkRow(link, [], needs: [.choosesLanguageWithoutScript], otherwise: "/de/nothing")
    }

    /// Hostile legacy links, and where each redirects, if anywhere.
    package static let hostileLegacy: [(link: String, location: String?)] = [
        // Script, attributes, directives.
        ("/rbl/%3Cscript%3Ealert(1)%3C%2Fscript%3E/x", nil),
        ("/rbl/%3Cb%3E192.0.2.1/\(list)", "/dnsbl?list=\(list)"),
        ("/rbl/192.0.2.1%22onclick=alert(1)/\(list)%3E%3Cb", "/dnsbl"),
        ("/rbl/192.0.2.1'/\(list)`", "/dnsbl?ip=192.0.2.1&list=\(list)"),
        ("/rbl/%3C!--%23echo%20var=%22HTTP_HOST%22--%3E/$1", "/dnsbl"),
        ("/rbl/%7Bhttp.request.remote.host%7D/%7B%7Benv%7D%7D", "/dnsbl"),
        ("/rbl/$%7B1%7D/%25%7BHTTP_HOST%7D", "/dnsbl"),
        ("/Why?s=%3Cscript%3E;id=%22onload=alert(1);ip=192.0.2.1%27;r=x", "/spf?ip=192.0.2.1"),
        ("/Why?ip=%7Bhttp.request.remote.host%7D&code=$1", "/spf"),
        ("/Why?ip={http.request.remote.host}", "/spf"),
        ("/?c={http.request.remote.host}&i=ip&v={http.request.remote.host}", "/unknown"),
        ("/?c=$1&i=$2&v=$3", "/unknown"), ("/?c=%24%7B1%7D&i=ip&v=%{REMOTE_ADDR}", "/unknown"),
        ("/?c=%3Cscript%3Ealert(1)%3C/script%3E&i=ip&v=192.0.2.1", "/unknown?ip=192.0.2.1"),
        ("/?c=rdns&i=%3Cscript%3E&v=%3Cscript%3E", "/no-reverse-dns"),
        // Line breaks, NUL, right-to-left text.
        ("/rbl/192.0.2.1%0d%0aSet-Cookie:%20a=b/\(list)", "/dnsbl?list=\(list)"),
        ("/rbl/192.0.2.1/\(list)%0d%0aX-Injected:%201", "/dnsbl?ip=192.0.2.1"),
        ("/rbl/192.0.2.1%0a", "/dnsbl?ip=192.0.2.1"), ("/Why?%0d%0aX-Injected:%201", "/spf"),
        ("/Why%0d%0aX-Injected:%201", nil), ("/Why?ip=192.0.2.1%0d%0aX-Injected:%201", "/spf"),
        ("/?c=rdns%0d%0aX-Injected:%201&i=ip&v=192.0.2.1", "/unknown?ip=192.0.2.1"),
        ("/?c=rdns&i=ip&v=192.0.2.1%0d%0aSet-Cookie:%20a=b", "/no-reverse-dns"),
        ("/?c=rdns&i=ip%00&v=192.0.2.1", "/no-reverse-dns"),
        ("/rbl/192.0.2.1%E2%80%AE/\(list)%E2%80%AE", "/dnsbl"),
        ("/Why?ip=%E2%80%AE192.0.2.1", "/spf"),
        ("/rbl/%EF%BC%91.0.2.1/bl.l%D1%96st.example", "/dnsbl"),
        // Encoded twice, and pairs inside values.
        ("/%2557hy?ip=192.0.2.1", nil), ("/rbl/2001%253Adb8::1/bl%252elist.example", "/dnsbl"),
        ("/Why?ip=192%252E0.2.1", "/spf?ip=192.0.2.1"),
        ("/rbl/192.0.2.1%26ip=192.0.2.2/x", "/dnsbl?ip=192.0.2.1"),
        ("/rbl/x%26ip=192.0.2.2/\(list)%3Bcode=5.7.1", "/dnsbl?code=5.7.1"),
        ("/rbl/x/y%26list=\(list)%26z", "/dnsbl?list=\(list)"),
        ("/rbl/192.0.2.1)/x", "/dnsbl?ip=192.0.2.1"),
        ("/?c=rdns&i=ip&v=x%26ip=192.0.2.2", "/no-reverse-dns?ip=192.0.2.2"),
        ("/?c=5.7.1%26ip=192.0.2.2&i=ip&v=x", "/unknown?ip=192.0.2.2&code=5.7.1"),
        // To another host.
        ("//evil.example/rbl/192.0.2.1", nil), ("//evil.example?c=rdns&i=ip&v=192.0.2.1", nil),
        ("/rbl/@evil.example/call.evil.example", "/dnsbl"),
        ("/rbl/192.0.2.1/evil.example", "/dnsbl?ip=192.0.2.1"),
        ("/rbl/192.0.2.1/\(list).evil.example", "/dnsbl?ip=192.0.2.1"),
        ("/rbl/192.0.2.1/evil.\(list)", "/dnsbl?ip=192.0.2.1"),
        ("/?c=//evil.example&i=ip&v=192.0.2.1", "/unknown?ip=192.0.2.1"),
        ("/?c=%2F%2Fevil.example&i=ip&v=//evil.example", "/unknown"),
        ("/?c=https://evil.example/&i=list&v=https://evil.example/", "/unknown"),
        ("/?c=../../evil&i=ip&v=192.0.2.1", "/unknown?ip=192.0.2.1"),
        ("/case?c=.evil.example&i=list&v=evil.example", "/unknown"),
        ("/Why?ip=//evil.example&list=evil.example", "/spf"),
    ]
}
