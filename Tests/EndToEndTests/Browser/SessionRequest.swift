import Foundation

/// The body of WebDriver's New Session: a headless Chromium that reaches nothing but loopback.
struct SessionRequest: Encodable {
    let capabilities = Capabilities()

    struct Capabilities: Encodable {
        let alwaysMatch = Browser()
    }

    struct Browser: Encodable {
        let browserName = "chrome"
        let timeouts = ["pageLoad": 30_000, "script": 30_000]
        let chrome = Chrome()
        let logs = ["browser": "ALL", "performance": "ALL"]

        enum CodingKeys: String, CodingKey {
            case browserName, timeouts
            case chrome = "goog:chromeOptions"
            case logs = "goog:loggingPrefs"
        }
    }

    struct Chrome: Encodable {
        let args = SessionRequest.arguments
        /// The performance log then holds requests only.
        let perfLoggingPrefs = ["enableNetwork": true, "enablePage": false]
    }

    /// Chromium does not start with its sandbox as root, who is who runs tests in a container.
    private static var arguments: [String] {
        [
            "--headless=new", "--disable-gpu", "--hide-scrollbars",
            "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1", "--no-proxy-server",
            "--disable-background-networking", "--disable-component-update",
            "--disable-domain-reliability", "--disable-extensions", "--disable-sync",
            "--disable-features=OptimizationHints,MediaRouter,Translate",
            "--no-default-browser-check", "--no-first-run", "--no-pings",
            "--disable-breakpad", "--disable-dev-shm-usage", "--lang=en-US",
        ] + (geteuid() == 0 ? ["--no-sandbox"] : [])
    }
}
