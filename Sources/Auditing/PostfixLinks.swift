internal import MailSettings

/// The links that a Postfix configuration adds to rejections, in main.cf and in the tables that it
/// names.
package struct PostfixLinks {
    package struct Link: Sendable {
        /// With example values instead of Postfix's macros.
        package let url: String
        /// The file and line.
        package let place: String
    }

    /// Each link once.
    package private(set) var links: [Link] = []
    /// The tables that could not be read.
    package private(set) var unreadable: [String] = []
    private let address: String
    private let list: String

    /// - Parameters:
    ///   - text: a main.cf, or the output of `postconf -n`.
    ///   - path: the file with the text; `$config_directory` is its folder unless it is set.
    ///   - address: the example for the sending server's address.
    ///   - list: the example for a blocklist.
    ///   - read: the text of a table; `nil` if it cannot be read.
    package init(
        _ text: String, path: String, address: String, list: String?,
        read: @escaping (String) -> String?
    ) {
        (self.address, self.list) = (address, list ?? "")
        let main = PostfixConfiguration(
            ConfigurationText(text, path: path),
            read: { file in read(file).map { ConfigurationText($0, path: file) } })
        for parameter in main.settings.parameters where Self.replies.contains(parameter.name) {
            add(parameter.value.string, at: parameter.place.description)
        }
        for parameter in main.settings.parameters where Self.tables.contains(parameter.name) {
            for table in main.tables(parameter.name) {
                if table.hasFile, table.entries == nil { unreadable.append(table.name) }
                for entry in table.entries ?? [] {
                    guard let place = entry.pattern.place ?? entry.value.place else { continue }
                    add(
                        entry.value.string,
                        at: Place(path: place.path, line: place.line, column: 1).description)
                }
            }
        }
    }

    private static let replies: Set = ["default_rbl_reply", "smtpd_reject_footer"]
    private static let tables: Set = [
        "rbl_reply_maps", "smtpd_reject_footer_maps", "postscreen_reject_footer_maps",
        "postscreen_dnsbl_reply_map",
    ]

    private mutating func add(_ text: String, at place: String) {
        var rest = text[...]
        while let start = rest.firstRange(of: /https?:\/\//)?.lowerBound {
            var url: Substring = rest[start...].prefix(while: Self.isInURL)
            rest = rest[url.endIndex...]
            while let last = url.last, Self.punctuation.contains(last) { url.removeLast() }
            let link = filled(String(url))
            // A pattern of a regexp table may match a link.
            guard !link.contains("\\"), !links.contains(where: { $0.url == link }) else { continue }
            links.append(Link(url: link, place: place))
        }
    }

    private static func isInURL(_ character: Character) -> Bool {
        !character.isWhitespace && !quotes.contains(character)
    }

    private static let quotes: Set<Character> = ["\"", "'", "<", ">"]
    /// What may follow a URL.
    private static let punctuation: Set<Character> = [".", ",", ";", ")", "/"]

    /// The link with examples for Postfix's macros; in regexp tables, `$$` is a dollar sign.
    private func filled(_ url: String) -> String {
        url.replacing(/\$\$?[{(]?([A-Za-z_0-9]+)[)}]?/) { match in
            switch match.1 {
            case "client_address": address
            case "rbl_domain": list
            default: ""
            }
        }
    }
}
