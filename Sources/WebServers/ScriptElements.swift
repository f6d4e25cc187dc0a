internal import Links
internal import Pages
internal import Rejections

/// What a page of a static host has for the script in the browser, besides its sections: elements
/// that a browser does not show, with data in their attributes.
enum ScriptElements {
    /// The document with elements at the end of its body.
    static func appending(
        _ elements: [String], to html: [UInt8], path: String
    ) throws(WebServerError) -> [UInt8] {
        let tag = Array("</body>".utf8)
        let end = html.indices.reversed().first {
            html[$0] == tag[0] && html[$0...].starts(with: tag)
        }
        guard let end else { throw .noBody(path: path) }
        return html[..<end] + Array(elements.joined().utf8) + html[end...]
    }

    /// Marks a page at a link without a language, so that the script may choose one.
    static let neutral = element("neutral", [])

    /// The parameters that a link can have, in order, each with the pattern of its values.
    static let parameters = element(
        "parameters", Parameter.allCases.map { ($0.rawValue, $0.patternInLink(.decoded).pattern) })

    /// What may be around names and values, each character as its bytes in hexadecimal, and how a
    /// soft line break is found.
    static let margins = element(
        "margins",
        [
            ("blanks", codes(LinkMargin.blanks)), ("opening", codes(LinkMargin.opening)),
            ("closing", codes(LinkMargin.closing)),
            ("break", SoftLineBreak.pattern.replacing("\\z", with: "$")),
        ])

    private static func codes(_ units: LinkMargin.Units) -> String {
        units.characters.unicodeScalars.map { ASCII.hexadecimal(String($0).utf8) }
            .joined(separator: " ")
    }

    /// The formats of legacy links, for the script to redirect them.
    static func legacyLinks(of site: CompiledSite) -> String {
        let links = LegacyLinks(reasons: site.reasons)
        let paths = links.pathRules.map { rule in
            let format = rule.components.map { component in
                switch component {
                case .word(let word): word
                case .value(let field): ":\(field)"
                }
            }
            return "\(format.joined(separator: "/"))=\(rule.reason)"
        }
        // The host may have redirected the index to a language before the script sees it.
        let coded = (links.codedPaths + site.locales.map { $0.description.lowercased() }).map {
            "/\($0)"
        }
        let codes = links.codes.sorted { $0.key < $1.key }.map { word, reason in
            word == reason.description ? word : "\(word)=\(reason)"
        }
        let kinds = LegacyLinks.kinds.map { "\($0.word)=\($0.field)" }
        return element(
            "legacy",
            [
                ("base", site.baseURL.path), ("paths", paths.joined(separator: " ")),
                ("coded", coded.joined(separator: " ")), ("codes", codes.joined(separator: " ")),
                ("other", links.otherReason?.description ?? ""),
                ("kinds", kinds.joined(separator: " ")), ("locale", LegacyLinks.locale),
            ])
    }

    private static func element(_ id: String, _ data: [(name: String, value: String)]) -> String {
        let attributes = data.map { name, value in
            let escaped = Segment.Context.attribute.escaped(value.utf8)
            return " data-\(name)=\"\(String(decoding: escaped, as: UTF8.self))\""
        }
        return "<template id=\"\(id)\"\(attributes.joined())></template>\n"
    }
}
