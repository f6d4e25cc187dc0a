import Testing

@testable import Rejections

@Suite("Reserved names")
struct ReservedNameTests {
    @Test(
        "names and addresses of examples are recognized, whatever is before them",
        arguments: [
            "reject.example", "EXAMPLE", "a.b.test", "x.invalid", "localhost", "a.localhost",
            "example.com", "www.example.net", "example.org.", "192.0.2.1", "198.51.100.255",
            "203.0.113.0", "[2001:db8::1]", "2001:db8:ffff::", "3fff::1",
        ])
    func reserved(host: String) {
        #expect(ReservedName.problem(withHost: host) != nil)
    }

    @Test(
        "names and addresses that merely look like them are not",
        arguments: [
            "example.de", "myexample.com", "example.com.de", "test.de", "tests", "192.0.3.1",
            "203.0.114.0", "2001:db9::1", "4fff::1", "",
        ])
    func free(host: String) {
        #expect(ReservedName.problem(withHost: host) == nil)
    }

    @Test(
        "fictitious telephone numbers are recognized however they are written",
        arguments: [
            "+49 30 23125 000", "+49 (0)221 4710-123", "+49 152 28817386", "+49-176-040690-99",
            "+44 20 7946 0018", "+44 7700 900461", "+44 113 496 0999", "+44 28 9649 6123",
            "+33 1 99 00 12 34", "+33 6 39 98 00 00", "+61 2 5550 1234", "+61 491 570 156",
            "+1 212-555-0123", "+1 (800) 555-0199",
        ])
    func fictitious(number: String) {
        #expect(ReservedName.problem(withTelephone: number) != nil)
    }

    @Test(
        "telephone numbers that somebody may have are not",
        arguments: [
            "+49 30 23126 000", "+49 30 2312", "+44 20 7946 1018", "+33 1 98 00 12 34",
            "+1 212-555-1212", "+1 212-556-0123", "030 23125 000", "",
        ])
    func real(number: String) {
        #expect(ReservedName.problem(withTelephone: number) == nil)
    }

    @Test("the problem says who reserves the name or number")
    func message() {
        #expect(
            ReservedName.problem(withHost: "reject.example")
                == "is reserved for examples and tests: nobody has '.example' (RFC 6761)")
        #expect(
            ReservedName.problem(withTelephone: "+1 212-555-0100")
                == "is a number for films and manuals, which nobody has (North American Numbering "
                + "Plan, 555-01xx)")
    }

    @Test(
        "a URL has a host",
        arguments: [
            ("https://a.example:8080/b", "a.example"), ("http://a.example", "a.example"),
            ("https://[2001:db8::1]:80/", "[2001:db8::1]"), ("https://a?b=c", "a"),
        ])
    func host(url: String, host: String) throws {
        #expect(try #require(WebURL(url)).host == host)
    }
}
