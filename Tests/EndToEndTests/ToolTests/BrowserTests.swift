import Foundation
import Testing

extension PageToolTests {
    @Suite("The browser")
    struct BrowserTests {
        @Test("shows text, in the color scheme and the viewport it was told")
        func appearance() async throws {
            let page = SamplePage(
                content: "<p hidden>Not this.</p><p style=\"height: 2000px\">日本語</p>")
            try await page.visited { browser in
                let text = try await browser.visibleText()
                #expect(text == "Your message\n\n日本語")

                let dark = "matchMedia('(prefers-color-scheme: dark)').matches"
                for scheme in Browser.ColorScheme.allCases {
                    try await browser.setColorScheme(scheme)
                    let isDark = try await browser.evaluate(dark, as: Bool.self)
                    #expect(isDark == (scheme == .dark))
                }

                try await browser.setViewport(width: 320, height: 480)
                let size = try await browser.evaluate("[innerWidth, innerHeight]", as: [Int].self)
                #expect(size == [320, 480])
                let image = try await browser.screenshot()
                // PNG §11.2.1: signature, IHDR, then width and height as 32-bit numbers.
                #expect(image.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
                #expect(number(in: image, at: 16) == 320)
                #expect(number(in: image, at: 20) > 2000)
            }
        }

        @Test("reports in its console and among its requests what the policy blocked")
        func blockedContent() async throws {
            let page = SamplePage(
                head: """
                    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
                    style-src 'unsafe-inline'">
                    """,
                content: """
                    <img src="http://192.0.2.1/tracker.png" alt="">
                    <script>document.body.textContent = 'changed'</script>
                    """)
            try await page.visited { browser in
                let messages = try await browser.consoleMessages()
                #expect(messages.map(\.level) == [.error, .error])
                #expect(messages.map(\.source) == ["security", "security"])
                let texts = messages.map(\.text).joined(separator: "\n")
                #expect(texts.contains("inline script violates"))
                #expect(texts.contains("image 'http://192.0.2.1/tracker.png' violates"))
                let more = try await browser.consoleMessages()
                #expect(more == [])

                let requests = try await browser.requestedURLs()
                #expect(requests.first?.hasSuffix("/page.html") == true)
                #expect(requests.dropFirst() == ["http://192.0.2.1/tracker.png"])
            }
        }

        @Test("a page without fault leaves the console empty and asks for itself only")
        func quietPage() async throws {
            try await SamplePage().visited { browser in
                let messages = try await browser.consoleMessages()
                let requests = try await browser.requestedURLs()
                #expect(messages == [])
                #expect(requests.count == 1)
            }
        }

        @Test("pages run without scripts when these are switched off, and can still be asked")
        func scriptsOff() async throws {
            let page = SamplePage(
                content: """
                    <noscript>None.</noscript><p></p>
                    <script>document.querySelector('p').textContent = 'Some.'</script>
                    """)
            try await TemporaryFolder.use { folder in
                let file = try page.file(in: folder)
                try await Browser.withSession { browser in
                    try await browser.setScriptsEnabled(false)
                    try await browser.open(file)
                    let without = try await browser.visibleText()
                    #expect(without == "Your message\nNone.")

                    try await browser.setScriptsEnabled(true)
                    try await browser.open(file)
                    let with = try await browser.visibleText()
                    #expect(with == "Your message\n\nSome.")
                }
            }
        }

        @Test("reaches nothing but files and the loopback interface")
        func otherHosts() async throws {
            try await Browser.withSession { browser in
                for address in ["http://192.0.2.1/", "http://example.com/", "http://localhost/"] {
                    let url = try #require(URL(string: address))
                    let failure = await #expect(throws: ToolFailure.self) {
                        try await browser.open(url)
                    }
                    let message = try #require(failure).description
                    #expect(message.hasSuffix("net::ERR_NAME_NOT_RESOLVED"), "\(address)")
                }
            }
        }

        @Test("a script's exception is the test's")
        func exception() async throws {
            try await SamplePage().visited { browser in
                let failure = await #expect(throws: ToolFailure.self) {
                    try await browser.evaluate("nowhere()")
                }
                let message = try #require(failure).description
                #expect(
                    message.hasPrefix(
                        "the script threw in the page: ReferenceError: nowhere is not defined"))
            }
        }

        /// A big-endian number of 32 bits.
        private func number(in data: Data, at offset: Int) -> UInt32 {
            data.dropFirst(offset).prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
        }
    }
}
