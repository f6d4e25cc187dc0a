import Links
import Rejections
import Testing

@Suite struct ZoneCatalogueTests {
    private func catalogue() throws -> ZoneCatalogue {
        let spamcop = try #require(Zone("bl.spamcop.net"))
        let zen = try #require(Zone("zen.spamhaus.org"))
        let keyed = try #require(Zone("zen.dq.spamhaus.net"))
        let rating = try #require(Zone("r.rating.example"))
        let service = try #require(ListName("rating"))
        return ZoneCatalogue(
            names: [.zone(spamcop), .zone(zen), service],
            others: [keyed: .zone(zen), rating: service])
    }

    @Test(
        "finds a list of the catalogue without case",
        arguments: [
            ("bl.spamcop.net", "bl.spamcop.net"), ("BL.SPAMCOP.NET", "bl.spamcop.net"),
            ("Bl.SpamCop.Net", "bl.spamcop.net"), ("zen.spamhaus.org", "zen.spamhaus.org"),
        ])
    func found(name: String, zone: String) throws {
        #expect(try catalogue().list(utf8: name.utf8) == ListName(zone))
    }

    @Test(
        "a secret key before the zone is never in the result",
        arguments: [
            "zen.dq.spamhaus.net", "k3y.zen.dq.spamhaus.net",
            "ABCDEF0123456789.ZEN.DQ.Spamhaus.NET",
            "zen.zen.dq.spamhaus.net", "k_3-y.zen.dq.spamhaus.net",
        ])
    func keyed(name: String) throws {
        let list = try #require(try catalogue().list(utf8: name.utf8))
        #expect(list.description == "zen.spamhaus.org")
    }

    @Test(
        "finds a service by its own name and by the suffix that follows its keys",
        arguments: ["rating", "Rating", "r.rating.example", "k3y.R.rating.example"])
    func service(name: String) throws {
        #expect(try catalogue().list(utf8: name.utf8) == ListName("rating"))
    }

    @Test(
        "does not find foreign names",
        arguments: [
            "", ".", "net", "example.com", "call-0900-123.example", "spamcop.net", "spamhaus.org",
            "l.spamcop.net", "a.bl.spamcop.net", "xbl.spamcop.net", "bl.spamcop.net.",
            ".bl.spamcop.net",
            "bl.spamcop.net.example", "bl.spamcop.net\0", "bl.spamcop.net ", "bl.spamcop.net\r\n",
            "key.zen.spamhaus.org", "key.key.zen.dq.spamhaus.net", ".zen.dq.spamhaus.net",
            "..zen.dq.spamhaus.net", "dq.spamhaus.net", "key.dq.spamhaus.net",
            "xzen.dq.spamhaus.net",
            "zen.dq.spamhaus.net.", "key.zen.dq.spamhaus.net.", "bl.spаmcop.net", "ｂl.spamcop.net",
            "a b.zen.dq.spamhaus.net", "<script>.zen.dq.spamhaus.net", "\r\n.zen.dq.spamhaus.net",
            "\0.zen.dq.spamhaus.net", "schlüssel.zen.dq.spamhaus.net",
            "\u{202E}.zen.dq.spamhaus.net",
            "bl.spamcop.ne\u{301}t", "bl\u{200B}.spamcop.net", "bl.spamcop.net\u{202E}",
        ])
    func foreign(name: String) throws {
        #expect(try catalogue().list(utf8: name.utf8) == nil)
    }

    @Test func `a key is no longer than a label of a host name may be`() throws {
        let suffix = ".zen.dq.spamhaus.net"
        let key = String(repeating: "k", count: 63)
        #expect(try catalogue().list(utf8: (key + suffix).utf8) == ListName("zen.spamhaus.org"))
        #expect(try catalogue().list(utf8: ("k" + key + suffix).utf8) == nil)
    }

    @Test func `a name with a key is no longer than a host name may be`() throws {
        let label = String(repeating: "s", count: 63)
        let long = "\(label).\(label).\(label).\(String(repeating: "s", count: 51))"
        let (suffix, full) = (try #require(Zone(long)), try #require(Zone(long + ".example.x")))
        #expect(full.description.utf8.count == 253)
        let list = try #require(ListName("rating"))
        let catalogue = ZoneCatalogue(names: [list], others: [suffix: list, full: list])
        #expect(catalogue.list(utf8: "123456789.\(suffix)".utf8) == list)
        #expect(catalogue.list(utf8: "1234567890.\(suffix)".utf8) == nil)
        #expect(catalogue.list(utf8: full.description.utf8) == list)
        #expect(catalogue.list(utf8: "1.\(full)".utf8) == nil)
    }

    @Test func `a name that is given twice counts once`() throws {
        let name = try #require(ListName("bl.spamcop.net"))
        let catalogue = ZoneCatalogue(names: [name, name])
        #expect(catalogue.list(utf8: "bl.spamcop.net".utf8) == name)
    }

    @Test func `an empty catalogue has no list`() {
        #expect(ZoneCatalogue(names: []).list(utf8: "bl.spamcop.net".utf8) == nil)
    }
}
