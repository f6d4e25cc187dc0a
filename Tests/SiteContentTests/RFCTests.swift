import Diagnostics
import SiteContent
import TestSupport
import Testing

/// The table of the RFCs that pages refer to.
@Suite struct RFCTests {
    private let folder: SiteFolder
    private let english = "Content/reasons/dnsbl/en.md"

    init() throws {
        folder = try SiteFolder.content()
        try folder.write(
            "Content/rfcs.yaml",
            """
            titles:
              5321: Simple Mail Transfer Protocol
              5782: DNS Blacklists and Whitelists
              9989: "Domain-Based Message Authentication, Reporting, and Conformance (DMARC)"
            obsoleted-by:
              2821: 5321

            """)
    }

    private func messages() -> [String] {
        ContentLoader.load(folder.sources).diagnostics.sorted.map {
            folder.relative($0.description)
        }
    }

    @Test func `what texts and facts refer to is in the table`() {
        #expect(messages() == [])
    }

    @Test func `without a table, nothing is checked`() throws {
        try folder.remove("Content/rfcs.yaml")
        try folder.edit(english, "Do *this*.", "See RFC 1.")
        #expect(messages() == [])
    }

    @Test func `each place that refers to an obsolete RFC is reported, with its successor`() throws
    {
        try folder.edit(
            english, "Do *this*.", "[RFC 2821](https://www.rfc-editor.org/rfc/rfc2821).")
        try folder.edit("Content/reasons/dnsbl/reason.yaml", "RFC 5782 §2.1", "RFC 2821 §4")
        let problem =
            "RFC 2821 is obsolete; refer to RFC 5321 (Simple Mail Transfer Protocol), and compare "
            + "the section"
        #expect(
            messages() == [
                "\(english):11:5: error: \(problem)",
                "Content/reasons/dnsbl/reason.yaml:9:14: error: \(problem)",
            ])
    }

    @Test func `an RFC that the table lacks is reported`() throws {
        try folder.edit(english, "summary: Blocked", "summary: By RFC\u{A0}5322, blocked")
        try folder.edit(english, "Do *this*.", "In /rfc532, RFC5321, RFC 123456, and rfc822;.")
        #expect(
            messages() == [
                "\(english):3:13: error: RFC 5322 is not in rfcs.yaml; add it there with its title",
                "\(english):11:8: error: RFC 532 is not in rfcs.yaml; add it there with its title",
            ])
    }

    @Test func `the table is checked`() throws {
        try folder.edit("Content/rfcs.yaml", "  2821: 5321", "  2821: 5322\n  RFC 822: 5321")
        #expect(
            messages() == [
                "Content/rfcs.yaml:6:3: error: RFC 5322, which replaces RFC 2821, is missing among "
                    + "the 'titles'",
                "Content/rfcs.yaml:7:3: error: 'RFC 822' is not the number of an RFC, such as 5321",
            ])
    }
}
