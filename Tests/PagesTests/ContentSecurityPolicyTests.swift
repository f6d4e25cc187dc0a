import Pages
import Testing

@Suite struct ContentSecurityPolicyTests {
    private let policy = ContentSecurityPolicy(styleDigest: "abc=")

    @Test func `allows the style sheet by its digest, and what the site itself has`() {
        #expect(
            policy.element
                == "default-src 'none'; style-src 'sha256-abc='; img-src 'self'; script-src 'self'; "
                + "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; "
                + "trusted-types 'none'")
    }

    @Test func `in the configuration of a web server, nothing depends on the style sheet`() {
        #expect(
            ContentSecurityPolicy.configuredHeader
                == policy.header.replacing("'sha256-abc='", with: "'unsafe-inline'"))
    }

    @Test func `a header field forbids frames, too`() {
        #expect(policy.header == policy.element + "; frame-ancestors 'none'")
    }
}
