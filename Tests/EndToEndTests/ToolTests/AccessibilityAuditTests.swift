import Foundation
import Testing

extension PageToolTests {
    @Suite("The accessibility audit")
    struct AccessibilityAuditTests {
        @Test("a page without fault has no violation, in light and in dark")
        func goodPage() async throws {
            let page = SamplePage(
                style: """
                    :root { color-scheme: light dark; color: #222; background: #fff }
                    @media (prefers-color-scheme: dark) { :root { color: #eee; background: #111 } }
                    """)
            try await page.visited { browser in
                for scheme in Browser.ColorScheme.allCases {
                    try await browser.setColorScheme(scheme)
                    let audit = try await AccessibilityAudit(of: browser)
                    #expect(audit.violations == [], "\(scheme)")
                    #expect(audit.undecided == [], "\(scheme)")
                    #expect(audit.passed.contains("color-contrast"), "\(scheme)")
                }
            }
        }

        @Test("missing language and alternative, small targets and lost landmarks are violations")
        func badPage() async throws {
            let page = SamplePage(
                language: "",
                style: "button { width: 9px; height: 9px; padding: 0; display: block }",
                content: """
                    <img src="data:,">
                    <button>A</button><button>B</button>
                    </main><p>Outside</p><main aria-label="Second">
                    """)
            try await page.visited { browser in
                let audit = try await AccessibilityAudit(of: browser)
                let found = Set(audit.violations.map(\.id))
                #expect(
                    found.isSuperset(of: ["html-has-lang", "image-alt", "target-size", "region"]))

                let wcag = try await AccessibilityAudit(
                    of: browser, tags: AccessibilityAudit.wcag22AA)
                #expect(
                    Set(wcag.violations.map(\.id)) == ["html-has-lang", "image-alt", "target-size"])
            }
        }

        @Test("contrast that fails in the dark only is found in the dark, and prints in one line")
        func darkContrast() async throws {
            let page = SamplePage(
                style: """
                    :root { color-scheme: light dark; color: #222; background: #fff }
                    @media (prefers-color-scheme: dark) {
                        :root { color: #eee; background: #111 }
                        p { color: #444 }
                    }
                    """)
            try await page.visited { browser in
                let inLight = try await AccessibilityAudit(of: browser).violations
                #expect(inLight == [])

                try await browser.setColorScheme(.dark)
                let violations = try await AccessibilityAudit(of: browser).violations
                #expect(violations.map(\.id) == ["color-contrast"])
                let violation = try #require(violations.first)
                #expect(violation.targets == ["p"])
                #expect(
                    violation.description.hasPrefix(
                        "color-contrast (serious): Elements must meet minimum color contrast ratio "
                            + "thresholds: p <p>It was not delivered.</p> (Fix any of the"))
                #expect(!violation.description.contains("\n"))
            }
        }

        @Test("a page under the strictest policy, with Trusted Types, can be audited")
        func strictPolicy() async throws {
            let page = SamplePage(
                head: """
                    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
                    require-trusted-types-for 'script'; trusted-types 'none'">
                    """,
                style: "", content: "<img src=\"data:,\">")
            try await page.visited { browser in
                let before = try await browser.consoleMessages()
                let audit = try await AccessibilityAudit(of: browser)
                let after = try await browser.consoleMessages()
                #expect(before.count == 2)  // the inline style, the image
                #expect(audit.violations.map(\.id) == ["image-alt"])
                #expect(after == [])
            }
        }

        @Test("a page can be audited where no script of its own would run")
        func scriptsOff() async throws {
            let page = SamplePage(
                content: """
                    <img src="data:,">
                    <script>document.querySelector('img').alt = 'Mended'</script>
                    """)
            try await page.visited { browser in
                let withScripts = try await AccessibilityAudit(of: browser)
                #expect(withScripts.violations == [])

                let address = try await browser.evaluate("location.href", as: String.self)
                try await browser.setScriptsEnabled(false)
                try await browser.open(#require(URL(string: address)))
                let without = try await AccessibilityAudit(of: browser)
                #expect(without.violations.map(\.id) == ["image-alt"])
            }
        }
    }
}
