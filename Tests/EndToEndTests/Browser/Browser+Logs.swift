import Foundation

/// What happened in the browser while pages were opened. Reading a log empties it.
extension Browser {
    /// What the console said since the last call: exceptions, blocked content, failed loads, the
    /// page's own among them if it came with a status of 400 or above.
    func consoleMessages() async throws -> [ConsoleMessage] {
        try await log("browser", of: ConsoleMessage.self)
    }

    /// The URLs asked for since the last call, in order, the pages' own among them. One that the
    /// Content Security Policy kept from being fetched is here as well: it was in the page. A
    /// `data:` URL is not, since nothing is fetched for it.
    func requestedURLs() async throws -> [String] {
        try await log("performance", of: PerformanceEntry.self).compactMap { entry in
            try JSONDecoder().decode(PerformanceEntry.Event.self, from: Data(entry.message.utf8))
                .message.params.request?.url
        }.filter { !$0.hasPrefix("data:") }
    }

    private func log<Entry: Decodable>(_ type: String, of: Entry.Type) async throws -> [Entry] {
        // Events arrive in order: once the page has answered, all it reported before is here.
        try await evaluate("")
        return try await driver.post("\(session)/se/log", ["type": type], as: [Entry].self)
    }

    /// A DevTools event, as JSON inside of JSON.
    private struct PerformanceEntry: Decodable {
        let message: String

        struct Event: Decodable {
            let message: Message
        }

        struct Message: Decodable {
            let params: Parameters
        }

        struct Parameters: Decodable {
            let request: Request?
        }

        /// Only Network.requestWillBeSent has one.
        struct Request: Decodable {
            let url: String
        }
    }
}
