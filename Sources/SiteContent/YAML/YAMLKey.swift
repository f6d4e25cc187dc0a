internal import Rejections

/// The name of a key in a YAML file.
struct YAMLKey: Hashable, ExpressibleByStringLiteral {
    let name: String

    init(_ name: String) {
        self.name = name
    }

    init(stringLiteral name: String) {
        self.name = name
    }

    /// The key that states a fact about a blocklist, by which `unsure` names it.
    static func fact(_ fact: Blocklist.Fact) -> YAMLKey { YAMLKey(fact.rawValue) }
}
