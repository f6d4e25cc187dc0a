import Rejections
import Testing

@Suite struct WebURLTests {
    @Test(
        "a URL has an origin and a path without a final slash",
        arguments: [
            ("https://reject.example", "https://reject.example", ""),
            ("https://reject.example/", "https://reject.example", ""),
            ("http://reject.example:8080/", "http://reject.example:8080", ""),
            ("https://example.org/reject", "https://example.org", "/reject"),
            ("https://example.org/a/b/", "https://example.org", "/a/b"),
            ("https://example.org/a//", "https://example.org", "/a"),
            ("https://example.org/a?b=/c/#/d/", "https://example.org", "/a"),
            ("https://example.org?a=b/", "https://example.org", ""),
            ("https://example.org#a/", "https://example.org", ""),
            ("https://[2001:db8::1]:25/x", "https://[2001:db8::1]:25", "/x"),
            ("https://example.org/%C3%A4/", "https://example.org", "/%C3%A4"),
            ("https://example.org/-._~:@!$&'()*+,;=", "https://example.org", "/-._~:@!$&'()*+,;="),
        ])
    func valid(text: String, origin: String, path: String) throws {
        let url = try #require(WebURL(text))
        #expect(url.description == text)
        #expect(url.base == origin + path)
        #expect(url.origin == origin)
        #expect(url.path == path)
    }

    @Test(
        "rejects anything but an absolute web URL in ASCII",
        arguments: [
            "", "https", "https:", "https:/", "https://", "https:///", "https:///a", "https://?a",
            "https://#a", "example.org", "//example.org", "/a", "ftp://example.org", "file:///etc",
            "javascript:alert(1)", "data:text/html,x", "mailto:a@example.org", "ws://example.org",
            "https:example.org", "https:\\\\example.org", " https://example.org",
            "https://example.org ",
            "https://exa mple.org", "https://example.org/a b", "https://example.org/\"",
            "https://a/<b>",
            "https://a/\\", "https://a/^", "https://a/`", "https://a/{b}", "https://a/|",
            "https://a/\n",
            "https://a/\r\n", "https://a/\0", "https://a/\t", "https://a/\u{7F}",
            "https://ä.example/",
            "https://a.example/ü", "https://a/\u{202E}", "https://user@a.example/",
            "https://user:secret@a.example/", "https://a.example@evil.example/", "https://\u{301}/",
            "https://а.example/", "https://a.example/e\u{301}",
        ])
    func invalid(text: String) {
        #expect(WebURL(text) == nil)
    }

    @Test("a port is not a host", arguments: ["https://:443/", "http://:80", "https://:"])
    func noHost(text: String) {
        #expect(WebURL(text) == nil)
    }
}
