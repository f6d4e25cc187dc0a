import Foundation
import Testing

@testable import Probing

@Suite("Certificate dates")
struct CertificateDatesTests {
    @Test(
        "the end of the first certificate is read as OpenSSL and GnuTLS print it",
        arguments: [
            "Start date:Nov 27 05:53:17 2025 GMT\nExpire date:Dec  7 05:53:17 2026 GMT\n",
            "Subject:CN = a\nExpire date:2026-12-07 05:53:17 GMT\n",
            "Expire date:Dec 07 05:53:17 2026 GMT\nExpire date:Dec 31 23:59:59 2036 GMT\n",
        ])
    func end(text: String) {
        #expect(CertificateDates.end(of: text) == Date(timeIntervalSince1970: 1796622797))
    }

    @Test("without a date there is no end", arguments: ["", "Expire date:some day\n"])
    func noEnd(text: String) {
        #expect(CertificateDates.end(of: text) == nil)
    }
}
