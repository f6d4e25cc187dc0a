import Foundation

/// One session of a headless Chromium, driven through chromedriver (W3C WebDriver) and, where
/// WebDriver has no word for it, through the browser's own DevTools protocol.
///
///     try await Browser.withSession { browser in
///         try await browser.open(page)
///         let text = try await browser.visibleText()
///         #expect(text.contains("not delivered"))
///     }
///
/// A session costs over half a second, so open many pages in one. Host names do not
/// resolve in it: it reaches `127.0.0.1` and files.
struct Browser {
    let driver: WebDriverConnection
    /// What the driver started.
    let started: SessionReply

    /// Runs `body` with a browser of its own, and ends driver, browser and profile with it,
    /// whether it returns, throws or is cancelled.
    static func withSession<Value: Sendable>(
        _ body: (Browser) async throws -> Value
    ) async throws -> Value {
        try await TemporaryFolder.use { home in
            try await ChromeDriver.run(home: home) { driver in
                let started = try await driver.post(
                    "/session", SessionRequest(), as: SessionReply.self)
                return try await body(Browser(driver: driver, started: started))
            }
        }
    }

    /// The session's path at the driver.
    var session: String { "/session/\(started.sessionId)" }

    /// Opens a page and waits for its load event. An HTTP error page is a page like any other.
    func open(_ page: URL) async throws {
        try await driver.post("\(session)/url", ["url": page.absoluteString])
    }

    /// Sends a DevTools command and decodes its result.
    func devTools<Value: Decodable>(
        _ command: String, _ parameters: some Encodable, as value: Value.Type
    ) async throws -> Value {
        try await driver.post(
            "\(session)/goog/cdp/execute", DevToolsCommand(cmd: command, params: parameters),
            as: value)
    }

    /// Sends a DevTools command that has no result.
    func devTools(_ command: String, _ parameters: some Encodable) async throws {
        try await driver.post(
            "\(session)/goog/cdp/execute", DevToolsCommand(cmd: command, params: parameters))
    }

    private struct DevToolsCommand<Parameters: Encodable>: Encodable {
        let cmd: String
        let params: Parameters
    }
}
