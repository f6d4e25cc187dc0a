internal import Links
internal import Pages
internal import Rejections

/// The grammar of links as regular expressions, for web servers that have nothing else.
///
/// Written in what PCRE and RE2 share, without look-around, to be matched without case. They accept
/// what `LinkQuery` accepts, but for values with other characters percent-encoded than `:` and `.`.
/// None holds `"`, `#`, `{` before a letter, or white space, so that every server's quoting fits.
struct LinkPatterns {
    /// The queries that hold a valid value of a parameter, whose first one is captured.
    static func query(_ parameter: Parameter) -> String {
        switch parameter {
        case .ip: pair("ip", "(\(ip))")
        case .code: pair("code", "(\(code))")
        }
    }

    /// A whole pair of a query. Being found first means being the first that is valid.
    static func pair(_ name: String, _ value: String) -> String {
        "(?:^|[&;])\(anyEncoding(name))=\(value)\(glued)*(?:[&;]|\\z)"
    }

    // MARK: Values

    private static let colon = "(?::|%3a)"
    private static let dot = "(?:\\.|%2e)"
    /// What `ASCII.trimmed` drops from the end of a value, plain or encoded.
    static let glued = "(?:[)\\]>.,]|%29|%5d|%3e|%2e|%2c|%3b)"

    private static let octet = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
    private static let ipv4 = "(?:\(octet)\(dot)){3}\(octet)"
    private static let number = "(?:0|[1-9][0-9]{0,2})"

    static let ip = "(?:\(ipv4)|\(ipv6))"
    static let code = "[245]\(dot)\(number)\(dot)\(number)"

    /// RFC 4291 §2.2: eight groups, or a gap with up to seven around it; the last two may be IPv4.
    private static let ipv6: String = {
        let group = "[0-9a-f]{1,4}"
        let whole = "(?:\(group)\(colon)){6}(?:\(ipv4)|\(group)\(colon)\(group))"
        let gapped = (0...7).map { before in
            let after = 7 - before
            let head = before == 0 ? "" : group + "(?:\(colon)\(group)){\(before - 1)}"
            let groups = "\(group)(?:\(colon)\(group)){0,\(max(0, after - 1))}"
            let mixed = "(?:\(group)\(colon)){0,\(max(0, after - 2))}\(ipv4)|"
            let tail = after == 0 ? "" : "(?:\(after >= 2 ? mixed : "")\(groups))?"
            return head + colon + colon + tail
        }
        return "(?:\(([whole] + gapped).joined(separator: "|")))"
    }()

    // MARK: Lists

    let catalogue: ZoneCatalogue

    /// The queries that name a list of the catalogue, in several expressions so that none is
    /// longer than a server takes. The first group has the name, the second one, where the first
    /// is empty, the suffix behind a secret key.
    func lists(upTo length: Int) -> [String] {
        let names = chunks(catalogue.names.map(\.description), upTo: length)
            .map { Self.pair("list", "(\($0))") }
        let keyed = chunks(catalogue.keyedSuffixes.map(\.suffix), upTo: length)
            .map { Self.pair("list", "()(?:[^&;.]+\\.)?(\($0))") }
        return names + keyed
    }

    /// What the groups of `lists` can hold, each once, with the zone it stands for. Some operators
    /// put the key before the zone itself.
    var listNames: [(name: String, zone: String)] {
        let names = catalogue.names.map(\.description)
        let suffixes = catalogue.keyedSuffixes.filter { !names.contains($0.suffix) }
        return names.map { (name: $0, zone: $0) }
            + suffixes.map { (name: $0.suffix, zone: $0.zone.description) }
    }

    private func chunks(_ names: [String], upTo length: Int) -> [String] {
        var chunks: [String] = []
        for name in names.map(Self.literal) {
            if let last = chunks.last, last.utf8.count + name.utf8.count < length {
                chunks[chunks.count - 1] = "\(last)|\(name)"
            } else {
                chunks.append(name)
            }
        }
        return chunks
    }

    /// The names of a keyed zone in a path: the suffix, alone or behind one label.
    static func keyed(_ suffix: String) -> String { "^(?:[^/.]+\\.)?\(literal(suffix))\\z" }

    // MARK: Pieces

    /// A name of letters, digits, dots and hyphens as a pattern.
    static func literal(_ name: String) -> String { name.replacing(".", with: "\\.") }

    /// A lower-case word whose letters may each be percent-encoded.
    static func anyEncoding(_ word: String) -> String {
        word.utf8.map { byte in
            let codes = [byte, byte & ~0x20].map { "%" + String($0, radix: 16) }
            return "(?:\(Character(Unicode.Scalar(byte)))|\(codes.joined(separator: "|")))"
        }.joined()
    }
}
