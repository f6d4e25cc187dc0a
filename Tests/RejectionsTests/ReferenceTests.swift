import Rejections
import Testing

@Suite struct ReferenceTests {
    @Test(
        "a passage of an RFC has a number, a section, and a URL",
        arguments: [
            ("RFC 7208", 7208, nil, "https://www.rfc-editor.org/rfc/rfc7208"),
            ("RFC 7208 §2.4", 7208, "2.4", "https://www.rfc-editor.org/rfc/rfc7208#section-2.4"),
            (
                "RFC 5321 §4.5.3.1.5", 5321, "4.5.3.1.5",
                "https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.5"
            ),
            ("RFC 1 §10", 1, "10", "https://www.rfc-editor.org/rfc/rfc1#section-10"),
        ] as [(String, Int, String?, String)])
    func valid(text: String, number: Int, section: String?, url: String) throws {
        let reference = try #require(Reference(text))
        #expect(reference.number == number)
        #expect(reference.section == section)
        #expect(reference.url == url)
        #expect(reference.description == text)
    }

    @Test(
        "rejects anything else",
        arguments: [
            "", "RFC", "RFC ", "7208", "RFC7208", "rfc 7208", "RFC  7208", " RFC 7208", "RFC 7208 ",
            "RFC 0", "RFC -1", "RFC x", "RFC 7208 2.4", "RFC 7208 §", "RFC 7208 § 2.4",
            "RFC 7208 §2.4 §3", "RFC 7208 §a", "RFC 7208 §2a", "RFC 7208 §2\n", "RFC 7208§2",
            "RFC 7208 §§2",
            "RFC ７２０８", "RFC 7208 §２", "RFC 7208 §\u{301}2", "RFC 99999999999999999999", "BCP 14",
            "STD 10",
            "RFC 7208 §2\"", "RFC 7208 §<",
        ])
    func invalid(text: String) {
        #expect(Reference(text) == nil)
    }

    @Test(
        "rejects numbers and sections that are not made of digits",
        arguments: [
            "RFC +7208", "RFC 7208 §.", "RFC 7208 §2.", "RFC 7208 §.4", "RFC 7208 §2..4",
        ])
    func malformedNumbers(text: String) {
        #expect(Reference(text) == nil)
    }
}
