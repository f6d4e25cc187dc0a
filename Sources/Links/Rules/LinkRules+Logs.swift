internal import Rejections

/// What a log may say of a request: no query, no address, no secret key.
extension LinkRules {
    /// 24 bits of the client's IPv4 address, or 48 bits of its IPv6 address.
    package static let clientNetwork = Rule(
        .network, of: "\(.clientAddress)",
        [
            .matching("^([0-9]+\\.[0-9]+\\.[0-9]+)\\.", "$1.0/24"),
            .matching("^([0-9a-f]+:[0-9a-f]+:[0-9a-f]+):", "$1::/48"),
            .matching("^((?:[0-9a-f]+(?::[0-9a-f]+)?)?)::", "$1::/48"),
        ], otherwise: "-")

    /// The path that was asked for, as far as its pieces are words: an address or a name with dots
    /// ends it.
    package static let askedPath = Rule(
        .askedPath, of: "\(.requestTarget)",
        [
            .matching("^\(wholePath())\\z", "$1"),
            .matching("^\(pathBeforeQuery())\\z", "$1..."),
            .matching("^\(firstPieces())\\z", "$1..."),
        ], otherwise: "-")

    /// For a server that can only replace what one expression matches in each line: with the three
    /// groups that it captures, of which two are always empty.
    package var askedPathExpression: String {
        let names = catalogue.names.map { LinkPattern.literal("\($0)") }
        let patterns = [
            Self.wholePath(names), Self.pathBeforeQuery(names), Self.firstPieces(names),
        ]
        return "^(?:\(patterns.joined(separator: "|"))|\(LinkPattern.any)*)$"
    }

    private static func wholePath(_ names: [String] = []) -> String {
        "((?:\(piece(names)))*/*)(?:[?]\(LinkPattern.any)*)?"
    }

    /// Mail programs encode `?`, or take `&` for it.
    private static func pathBeforeQuery(_ names: [String] = []) -> String {
        "((?:\(piece(names)))*)(?:%3f|[&;])\(LinkPattern.any)*"
    }

    private static func firstPieces(_ names: [String] = []) -> String {
        "((?:\(piece(names)))*/+)\(LinkPattern.any)*"
    }

    private static func piece(_ names: [String]) -> String {
        let word = "[a-z0-9_-]+(?:\\.(?:html|txt|json|xml|js|css|svg|png|ico|php))?"
        return "/+(?:\((names + [word]).joined(separator: "|")))"
    }
}
