import Links
import Rejections
import Testing

@Suite struct ZoneCatalogueTests {
    private func catalogue() throws -> ZoneCatalogue {
        let spamcop = try #require(Zone("bl.spamcop.net"))
        let zen = try #require(Zone("zen.spamhaus.org"))
        let keyed = try #require(Zone("zen.dq.spamhaus.net"))
        return ZoneCatalogue(zones: [spamcop, zen], keyed: [keyed: zen])
    }

    @Test(
        "a zone of the catalogue is found without case",
        arguments: [
            ("bl.spamcop.net", "bl.spamcop.net"), ("BL.SPAMCOP.NET", "bl.spamcop.net"),
            ("Bl.SpamCop.Net", "bl.spamcop.net"), ("zen.spamhaus.org", "zen.spamhaus.org"),
        ])
    func found(name: String, zone: String) throws {
        #expect(try catalogue().zone(utf8: name.utf8) == Zone(zone))
    }

    @Test(
        "whatever stands as a secret key in front is never in the result",
        arguments: [
            "zen.dq.spamhaus.net", "k3y.zen.dq.spamhaus.net",
            "ABCDEF0123456789.ZEN.DQ.Spamhaus.NET",
            "zen.zen.dq.spamhaus.net", "a b.zen.dq.spamhaus.net", "<script>.zen.dq.spamhaus.net",
            "\r\n.zen.dq.spamhaus.net", "\0.zen.dq.spamhaus.net", "schlüssel.zen.dq.spamhaus.net",
            "\u{202E}.zen.dq.spamhaus.net",
        ])
    func keyed(name: String) throws {
        let zone = try #require(try catalogue().zone(utf8: name.utf8))
        #expect(zone.description == "zen.spamhaus.org")
    }

    @Test(
        "a foreign name is none of the catalogue's",
        arguments: [
            "", ".", "net", "example.com", "call-0900-123.example", "spamcop.net", "spamhaus.org",
            "l.spamcop.net", "a.bl.spamcop.net", "xbl.spamcop.net", "bl.spamcop.net.",
            ".bl.spamcop.net",
            "bl.spamcop.net.example", "bl.spamcop.net\0", "bl.spamcop.net ", "bl.spamcop.net\r\n",
            "key.zen.spamhaus.org", "key.key.zen.dq.spamhaus.net", ".zen.dq.spamhaus.net",
            "..zen.dq.spamhaus.net", "dq.spamhaus.net", "key.dq.spamhaus.net",
            "xzen.dq.spamhaus.net",
            "zen.dq.spamhaus.net.", "key.zen.dq.spamhaus.net.", "bl.spаmcop.net", "ｂl.spamcop.net",
            "bl.spamcop.ne\u{301}t", "bl\u{200B}.spamcop.net", "bl.spamcop.net\u{202E}",
        ])
    func foreign(name: String) throws {
        #expect(try catalogue().zone(utf8: name.utf8) == nil)
    }

    @Test func `a name is no longer than a host name may be`() throws {
        let suffix = ".zen.dq.spamhaus.net"
        let key = String(repeating: "k", count: 253 - suffix.utf8.count)
        #expect(try catalogue().zone(utf8: (key + suffix).utf8) == Zone("zen.spamhaus.org"))
        #expect(try catalogue().zone(utf8: ("k" + key + suffix).utf8) == nil)
    }

    @Test func `a zone that is given twice is one`() throws {
        let zone = try #require(Zone("bl.spamcop.net"))
        let catalogue = ZoneCatalogue(zones: [zone, zone])
        #expect(catalogue.zone(utf8: "bl.spamcop.net".utf8) == zone)
    }

    @Test func `an empty catalogue knows no zone`() {
        #expect(ZoneCatalogue(zones: []).zone(utf8: "bl.spamcop.net".utf8) == nil)
    }
}
