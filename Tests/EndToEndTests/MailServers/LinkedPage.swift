import Foundation

/// What a browser shows when somebody opens the link in a rejection.
struct LinkedPage: Equatable {
    let title: String
    /// Who can fix it, in the page's words.
    let actor: String
    /// The address and the list.
    let facts: [String]

    /// Opens a link to `https://reject.example` at the server that serves that site here.
    static func open(
        _ link: String, at server: RunningServer, in browser: Browser
    ) async throws -> LinkedPage {
        let path = link.replacing(MailCase.base, with: "")
        guard link.hasPrefix("\(MailCase.base)/"), let url = URL(string: server.address(path))
        else { throw ToolFailure.unreadable(link) }
        try await browser.open(url)
        let found = try await browser.evaluate(
            """
            [document.querySelector('h1').innerText, document.querySelector('.actor').innerText]
                .concat(Array.from(
                    document.querySelector('dl').querySelectorAll('code'), code => code.innerText))
            """, as: [String].self)
        return LinkedPage(title: found[0], actor: found[1], facts: Array(found.dropFirst(2)))
    }
}

/// A page as `retour serve` returns it to programs.
struct PageRecord: Decodable {
    let actor: String
    let title: String

    static func get(_ link: String, at server: RunningServer) async throws -> PageRecord {
        let path = link.replacing(MailCase.base, with: "")
        let reply = try await HTTPReply.get(
            server.address(path), ["Accept": "application/json", "Accept-Language": "en"])
        return try JSONDecoder().decode(PageRecord.self, from: reply.body)
    }
}
