import Foundation
import Subprocess
import TestSupport
import Testing

/// Published sites that are broken in one way each.
@Suite("Examining the published site", .serialized, .timeLimit(.minutes(15)))
struct DoctorTests {
    private func expect(
        _ expected: [String], status: Int = 1, certificateDays: Int = 90, directives: String = "",
        breaking: (PublishedSite) throws -> Void = { _ in }
    ) async throws {
        let found = try await PublishedSite.findings(
            in: SiteFolder(), certificateDays: certificateDays, directives: directives,
            breaking: breaking)
        #expect(found.problems == expected)
        #expect(found.status == status)
    }

    @Test("nothing is found in a site that is published as generated")
    func healthy() async throws {
        try await expect([], status: 0)
    }

    @Test(
        "nothing is found on the built-in server and on a static host",
        arguments: [
            Frontend.builtIn, .plain, .apache, .caddy,
        ])
    func frontends(_ frontend: Frontend) async throws {
        let site = try SiteFolder()
        try await frontend.use(site) { root in
            let found = try await PublishedSite.examine(site, [root])
            #expect(found.problems == [])
            #expect(found.status == 0)
        }
    }

    @Test("a header that refuses the style of the pages")
    func style() async throws {
        try await expect([
            "error style: is shown unstyled: the header Content-Security-Policy refuses the style of "
                + "the page, so it is of another build; use the generated configuration, and reload "
                + "the web server"
        ]) { try $0.edit("server.conf", "'unsafe-inline'", "'sha256-AAAA'") }
    }

    @Test("a web server that does not look at the reader's language")
    func language() async throws {
        try await expect(["error language: is in 'de' for a reader of 'en'"]) {
            try $0.edit("http.conf", "${http_accept_language}", "$http_x_none")
        }
    }

    @Test("a page that is missing")
    func missingPage() async throws {
        try await expect(["error status: is answered with status 404, not 200"]) {
            try $0.removePages("too-big")
        }
    }

    @Test("values that are not filled in")
    func values() async throws {
        try await expect([
            "error values: contains directives that the web server should have replaced; include the "
                + "generated configuration, with server-side includes or templates enabled"
        ]) { try $0.edit("server.conf", "ssi on", "ssi off") }
    }

    @Test("a redirect to another host")
    func redirect() async throws {
        try await expect(
            ["error redirects: redirects to another host: https://other.example"],
            directives: "rewrite ^/too-big https://other.example/ redirect;")
    }

    @Test("legacy links that are not redirected")
    func legacyLinks() async throws {
        try await expect([
            "error redirects: this legacy link is answered with status 200, not redirected",
            "error redirects: this legacy link is answered with status 404, not redirected",
        ]) { try $0.edit("server.conf", "return 302 $retour_redirect;", "set $retour_robots '';") }
    }

    @Test("filled pages that a cache may keep")
    func caching() async throws {
        try await expect([
            "error headers: has no 'Cache-Control: no-store': a cache may keep somebody's address"
        ]) { try $0.edit("http.conf", "no-store", "max-age=60") }
    }

    @Test("a certificate that has expired, and one that soon will")
    func certificate() async throws {
        try await expect(
            [
                "error certificate: browsers will not open the site: SSL certificate problem: "
                    + "certificate has expired"
            ], certificateDays: -1)
        try await expect(
            ["warning certificate: the certificate expires in 9 days"], status: 0,
            certificateDays: 10)
    }

    @Test("content that has not been published")
    func content() async throws {
        try await expect(
            [
                "warning content: is not what the local content compiles to: the published site has "
                    + "other content, or is from another version of Retour; run 'retour publish'"
            ], status: 0
        ) { published in
            try published.site.edit(
                "Content/reasons/too-big/de.md", "title: Zu groß", "title: Viel zu groß")
        }
    }

    @Test("links of Postfix that are not links to pages of the site")
    func postfix() async throws {
        let site = try SiteFolder()
        try site.write(
            "main.cf",
            """
            default_rbl_reply = $rbl_code see https://old.example/dnsbl?list=$rbl_domain
            smtpd_reject_footer_maps = regexp:footer, regexp:missing

            """)
        try site.write(
            "footer",
            """
            /a/  \\c; see https://reject.example/dnsbl?ip=$client_address
            /b/  \\c; see https://reject.example/gone?ip=$client_address

            """)
        try await Frontend.builtIn.use(site) { root in
            let found = try await PublishedSite.examine(site, ["--postfix", "main.cf", root])
            #expect(
                found.problems == [
                    "error mail-server: the site has no page for this link",
                    "warning mail-server: links to "
                        + "https://old.example/dnsbl?list=bl.list.example, not to "
                        + "https://reject.example",
                    "warning mail-server: this table of main.cf cannot be read",
                ])
            #expect(found.status == 1)
        }
    }

    @Test("a site that does not answer, and a machine without curl")
    func unreachable() async throws {
        let site = try SiteFolder()
        let port = try await ServerProgram.freePort()
        let run = try await RetourProgram.run(
            ["doctor", "http://127.0.0.1:\(port)"], in: site.root)
        #expect(run.status == 1)
        #expect(run.output.hasPrefix("http://127.0.0.1:\(port)/: error: cannot be reached: "))
        #expect(run.output.hasSuffix(": 1 request: 1 error, 0 warnings\n"))
        let without = try await RetourProgram.runInSession(
            ["doctor"], in: site.root, environment: .inherit.updating(["PATH": "/nonexistent"]))
        #expect(without.errors == "error: 'curl' is not installed; on Debian: apt install curl\n")
        #expect(without.status == 1)
    }
}
