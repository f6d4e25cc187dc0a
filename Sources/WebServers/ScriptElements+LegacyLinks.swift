internal import Links
internal import Pages
internal import Rejections

extension ScriptElements {
    /// The document with the rules of legacy links, by which the script leads on.
    static func leading(
        _ html: [UInt8], by site: CompiledSite, path: String
    ) throws(WebServerError) -> [UInt8] {
        let links = LegacyLinks(reasons: site.reasons)
        let paths = links.pathRules.map { rule in
            let form = rule.components.map { component in
                switch component {
                case .word(let word): word
                case .value(let parameter): ":\(parameter)"
                }
            }
            return "\(form.joined(separator: "/"))=\(rule.reason)"
        }
        // A host may have chosen the language of the index before the script sees it.
        let coded = (links.codedPaths + site.locales.map { $0.description.lowercased() }).map {
            "/\($0)"
        }
        let codes = links.codes.sorted { $0.key < $1.key }.map { word, reason in
            word == reason.description ? word : "\(word)=\(reason)"
        }
        let kinds = LegacyLinks.kinds.map { "\($0.word)=\($0.field)" }
        let data = [
            ("base", [site.baseURL.path.replacing("&", with: "&amp;")]), ("paths", paths),
            ("coded", coded), ("codes", codes), ("other", [links.otherReason?.description ?? ""]),
            ("kinds", kinds),
        ]
        let attributes = data.map { " data-\($0)=\"\($1.joined(separator: " "))\"" }.joined()
        return try appending(
            "<template id=\"legacy\"\(attributes)></template>\n", to: html, path: path)
    }
}
