import Testing

@testable import Probing

@Suite("Served page")
struct ServedPageTests {
    private let page = ServedPage(
        """
        <!DOCTYPE html><html lang="en"><head>
        <meta http-equiv="Content-Security-Policy" content="style-src &#39;sha256-x&#39;">
        <style>body{margin:0}</style></head></html>
        """)

    @Test("the language, the policy, and the digest of the style are read from the page")
    func parts() {
        #expect(page.language == "en")
        #expect(page.policy == "style-src 'sha256-x'")
        // printf 'body{margin:0}' | openssl dgst -sha256 -binary | base64
        #expect(page.styleDigest == "IAdwN3biDCQ3brrgp1m8kBEsPQYyqfREKOEfeoREopc=")
        #expect(ServedPage("Not found").language == nil)
    }

    @Test(
        "a policy allows a style by its hash, or any style if it names no hash",
        arguments: [
            ("style-src 'sha256-abc='", true), ("style-src 'sha256-xyz='", false),
            ("style-src 'unsafe-inline'", true),
            ("style-src 'unsafe-inline' 'sha256-xyz='", false), ("style-src 'self'", false),
            ("default-src 'none'", false), ("default-src 'none'; style-src 'sha256-abc='", true),
            ("style-src 'unsafe-inline'; style-src-elem 'none'", false), ("img-src 'none'", true),
        ])
    func policies(policy: String, isAllowed: Bool) {
        #expect(ServedPage.allows("abc=", policy) == isAllowed)
    }
}
