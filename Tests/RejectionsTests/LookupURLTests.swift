import Rejections
import Testing

@Suite struct LookupURLTests {
    @Test(
        "splits the URL of a lookup page around the address",
        arguments: [
            ("https://a.example/check?ip={ip}", "https://a.example/check?ip=", ""),
            ("https://a.example/q/{ip}/?x=1", "https://a.example/q/", "/?x=1"),
            ("http://a.example/#{ip}", "http://a.example/#", ""),
        ])
    func valid(text: String, prefix: String, suffix: String) throws {
        let lookup = try #require(LookupURL(text))
        #expect(lookup.prefix == prefix)
        #expect(lookup.suffix == suffix)
    }

    @Test(
        "rejects anything but an HTTP URL with exactly one {ip}",
        arguments: [
            "", "{ip}", "https://a.example", "https://a.example/", "a.example/{ip}",
            "//a.example/{ip}", "ftp://a.example/{ip}",
            "javascript:alert({ip})", "https://", "https:///{ip}", "https://a.example/{ip}/{ip}",
            "https://a.example/{ip", "https://a.example/ip}", "https://a.example/{{ip}}",
            "https://a.example/{IP}", "https://a.example/{list}", "https://a.example/{}",
            "https://a.example/{ip}\u{301}", "https://a.example/ {ip}", "https://a.example/\"{ip}",
            "https://a.example/<{ip}>", "https://u:p@a.example/{ip}", "https://ä.example/{ip}",
            "{ip}://a.example/", "https://a.example/{ip}\n", "https://a.example/{i{ip}p}",
        ])
    func invalid(text: String) {
        #expect(LookupURL(text) == nil)
    }
}
