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
        read: (String) -> String?
    ) {
        (self.address, self.list) = (address, list ?? "")
        let settings = Setting.postfix(text)
        let folder =
            settings.last { $0.name == "config_directory" }?.value
            ?? path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        for setting in settings where Self.replies.contains(setting.name) {
            add(setting.value, at: "\(path):\(setting.line):1")
        }
        for setting in settings where Self.tables.contains(setting.name) {
            for file in Self.files(setting.value, folder: folder) {
                guard let table = read(file) else {
                    unreadable.append(file)
                    continue
                }
                for (index, line) in table.split(separator: "\n", omittingEmptySubsequences: false)
                    .enumerated() where line.first != "#"
                {
                    add(String(line), at: "\(file):\(index + 1):1")
                }
            }
        }
    }

    private static let replies: Set = ["default_rbl_reply", "smtpd_reject_footer"]
    private static let tables: Set = [
        "rbl_reply_maps", "smtpd_reject_footer_maps", "postscreen_reject_footer_maps",
        "postscreen_dnsbl_reply_map",
    ]
    /// The types of tables whose file is, or lies next to, the text that it is made of.
    private static let types: Set = [
        "texthash", "hash", "btree", "lmdb", "cdb", "dbm", "regexp", "pcre", "cidr",
    ]

    /// The files of `type:path` references to tables.
    private static func files(_ value: String, folder: String) -> [String] {
        let words = value.split { $0 == " " || $0 == "," || $0 == "\t" }
        return words.compactMap { word -> String? in
            let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2, types.contains(parts[0]) else { return nil }
            let path: String = parts[1].replacing("${config_directory}", with: folder)
            return path.replacing("$config_directory", with: folder)
        }
    }

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
