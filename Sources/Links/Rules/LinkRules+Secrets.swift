internal import Rejections

extension LinkRules {
    /// Expressions for what no log may contain of a path with its query: the query, values in the
    /// path of a legacy link, and secret keys.
    package var secrets: [String] {
        let prefixes = legacyLinks.pathRules.filter { !$0.fields.isEmpty }.map(\.prefix)
        return ["\\?.*"] + Set(prefixes).sorted().map { "\(LinkPattern.literal($0)).*" }
            + catalogue.keyedSuffixes.map { "[^/]+\\.\(LinkPattern.literal($0.suffix))" }
    }
}
