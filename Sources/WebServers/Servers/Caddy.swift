internal import Compression
internal import Links
package import Pages
internal import Rejections

/// Caddy, which fills in values by its templates.
///
/// Its maps find out what a link knows; only valid values come out of them. A map is asked anew each
/// time its value is used, so what is used more than once is kept in a variable.
package struct Caddy: WebServer {
    package static let name = "caddy"
    package static let title = "Caddy"
    package static let missingCapabilities: Set<Capability> = [
        .honorsLanguageQuality, .canonicalizesIPv6, .decodesValues, .negotiatesFormat,
    ]

    package let site: CompiledSite
    private let literals = DeflatedLiterals()

    package init(_ site: CompiledSite) {
        self.site = site
    }

    package func files(of page: SitePage) -> [SiteFile] {
        DirectiveFiles.files(of: page, in: Templates.self, literals: literals)
    }

    package var otherFiles: [SiteFile] { DirectiveFiles.otherFiles(of: site) }

    package var configuration: [SiteFile] { [SiteFile(path: "site.caddy", text: text)] }

    // MARK: Directives

    /// Actions of Go's text/template, which escapes nothing by itself.
    private enum Templates: DirectiveLanguage {
        static let nestsSections = true

        static func value(_ form: ParameterForm) -> [UInt8] {
            Array("{{\(placeholder(form)) | lower | html}}".utf8)
        }

        static func begin(_ conditions: [Condition]) -> [UInt8] {
            let tests = conditions.map { condition in
                let value = "(\(placeholder(condition.form)))"
                return condition.isKnown ? value : "(not \(value))"
            }
            return Array("{{if and true \(tests.joined(separator: " "))}}".utf8)
        }

        static let end = Array("{{end}}".utf8)

        /// The name of the variable with a form's value.
        static func variable(_ form: ParameterForm) -> String {
            "retour_\(form.rawValue.replacing("-", with: "_"))"
        }

        private static func placeholder(_ form: ParameterForm) -> String {
            "placeholder \"http.vars.\(variable(form))\""
        }

        /// Each `{` before another one, or before whatever comes next, is printed by an action.
        static func literal(_ bytes: [UInt8]) -> [UInt8] {
            let brace = UInt8(ascii: "{")
            var result: [UInt8] = []
            for (index, byte) in bytes.enumerated() {
                let next = index + 1 < bytes.count ? bytes[index + 1] : brace
                if byte == brace, next == brace {
                    result += Array("{{\"{\"}}".utf8)
                } else {
                    result.append(byte)
                }
            }
            return result
        }
    }

    // MARK: Configuration

    private var text: String {
        """
        # Made by retour; in the block of the site: import site.caddy /var/www/reject

        root * {args.0}
        \(log)
        \(headers)
        @retour_public expression `{query} == ""`
        header @retour_public Cache-Control `\(SecurityHeaders.publicCaching)`
        @retour_private expression `{query} != ""`
        header @retour_private X-Robots-Tag `\(SecurityHeaders.privateRobots)`
        header @retour_private Cache-Control `\(SecurityHeaders.privateCaching)`

        # What legacy links say, as pairs of today's queries.
        \(query)

        # What a link knows: nothing but valid values come out of here.
        \(values)

        # Where legacy links lead.
        \(legacyLinks)

        # Which page a link means: locale, reason, list and format.
        \(places)

        \(handling)
        """
    }

    private var headers: String {
        let fields = SecurityHeaders.fields(of: site).map { "\t\($0.name) `\($0.value)`\n" }
        return "header {\n\(fields.joined())\t-Server\n}"
    }

    private var query: String {
        let names = LegacyLinkPatterns.codePairs.map { pair in
            map("{query}", "retour_legacy_\(pair.name)", [(pair.pattern, "${1}")])
        }
        let pairs = LegacyLinkPatterns(site: site).pairs.map(braced)
        return
            (names + [
                map(
                    "{path}", "retour_path", [(PathPatterns(site: site).path, "${1}")], default: "_"
                ),
                map(Self.linkText, "retour_legacy_pairs", pairs),
            ]).joined(separator: "\n")
    }

    private static let linkText =
        LegacyLinkPatterns.codePairs.map { "{retour_legacy_\($0.name)}&" }.joined()
        + "{retour_path}"

    /// `$1&` with the braces that Go wants.
    private func braced(_ entry: LegacyLinkPatterns.Entry) -> (String, String) {
        (entry.pattern, entry.result.replacing(/\$([0-9])/) { "${\($0.1)}" })
    }

    private var legacyLinks: String {
        let legacy = LegacyLinkPatterns(site: site)
        let known = LinkField.allCases.map { "{vars.retour_\($0)}" }.joined(separator: "&")
        return [
            map(
                "{retour_legacy_code}", "retour_code_word", [(LegacyLinkPatterns.codeWord, "${1}")]),
            map(
                "{retour_code_word}", "retour_code_reason",
                legacy.codes.map { ("^\($0.word)\\z", $0.reason) }, default: legacy.otherCode),
            map(
                "{retour_code_reason}&\(Self.linkText)", "retour_legacy_reason",
                legacy.reasons.map(braced)),
            map(known, "retour_legacy_query", LegacyLinkPatterns.queries.map(braced)),
            map(
                "{path}", "retour_file", [(PathPatterns(site: site).file, "/${1}")],
                default: "/_"),
        ].joined(separator: "\n")
    }

    private var values: String {
        let patterns = LinkPatterns(catalogue: site.catalogue)
        let (dot, colon) = ("(?:\\.|%2e)", "(?::|%3a)")
        let octets = Array(repeating: "([0-9]+)", count: 4).joined(separator: dot)
        let groups = (2...8).map { colons in
            let captures = (1...(colons + 1)).map { "${\($0)}" }
            return (
                "^" + String(repeating: "([0-9a-f]{0,4})\(colon)", count: colons)
                    + "([0-9a-f.]*)\\z", captures.joined(separator: ":")
            )
        }
        let lists = patterns.listNames.map { ("^\(LinkPatterns.literal($0.name))\\z", $0.zone) }
        return [
            map("{vars.retour_query}", "retour_ip_typed", [(LinkPatterns.query(.ip), "${1}")]),
            map(
                "{retour_ip_typed}", "retour_ip",
                [("^[^%]+\\z", "${0}"), ("^\(octets)\\z", "${1}.${2}.${3}.${4}")] + groups),
            map(
                "{retour_ip}", "retour_ip_reversed",
                [("^([0-9]+)\\.([0-9]+)\\.([0-9]+)\\.([0-9]+)\\z", "${4}.${3}.${2}.${1}")]),
            map("{vars.retour_query}", "retour_code_typed", [(LinkPatterns.query(.code), "${1}")]),
            map(
                "{retour_code_typed}", "retour_code",
                [("^([0-9])\(dot)([0-9]+)\(dot)([0-9]+)\\z", "${1}.${2}.${3}")]),
            map(
                "{vars.retour_query}", "retour_list_typed",
                patterns.lists(upTo: 6000).map { ($0, "${1}${2}") }),
            map("{retour_list_typed}", "retour_list", lists),
        ].joined(separator: "\n")
    }

    private var places: String {
        let paths = PathPatterns(site: site)
        let zones = site.catalogue.names.map {
            ("^\(LinkPatterns.literal($0.description))\\z", $0.description)
        }
        let keyed = site.catalogue.keyedSuffixes.map {
            (LinkPatterns.keyed($0.suffix), $0.zone.description)
        }
        // No file is called so; to a map `-` would mean no output at all.
        let unknown = "_"
        return [
            map(
                "{header.Accept-Language}", "retour_wanted",
                LanguagePatterns.wanted(site.locales).map { ($0, "${1}") }),
            map(
                "{retour_wanted}", "retour_preferred",
                site.locales.map { ("^\($0)\\z", $0.description) },
                default: site.defaultLocale.description),
            map(
                "{retour_path}", "retour_suffix",
                [("\\.txt\\z", ".txt"), ("\\.json\\z", ".json")], default: "/index.html"),
            map("{retour_path}", "retour_name", [(PathPatterns.name, "${1}")], default: unknown),
            map(
                "{retour_name}", "retour_locale",
                site.locales.map { (paths.isIn($0), $0.description) },
                default: "{retour_preferred}"),
            map(
                "{retour_name}", "retour_place",
                // Only with a language can a list stand in a path.
                [(paths.place, "${1}"), ("/", unknown)], default: "{retour_name}"),
            map(
                "{retour_place}", "retour_slug",
                [("^\\z", "")] + paths.slugs.map { ("^\($0)(?:/|\\z)", $0) }, default: unknown),
            map("{retour_place}", "retour_zone_typed", [("^[^/]+/(.+)\\z", "${1}")]),
            map(
                "{retour_zone_typed}", "retour_zone", [("^\\z", "")] + zones + keyed,
                default: unknown),
            map(
                "{retour_slug}:{retour_zone}{retour_suffix}", "retour_own_page",
                [
                    ("^:/(.+)\\z", "/${1}"), ("^:(.+)\\z", "/index${1}"),
                    ("^([^:]+):([/.](?:index\\.html|txt|json))\\z", "/${1}${2}"),
                    ("^([^:]+):(.+)\\z", "/${1}/${2}"),
                ], default: "/_"),
            map(
                "{retour_slug}:{retour_zone}:{retour_list}{retour_suffix}", "retour_list_page",
                [("^([^:]+)::([^:/.][^:]*)\\z", "/${1}/${2}")], default: "/_"),
        ].joined(separator: "\n")
    }

    /// What is used more than once: each a variable with its value.
    private var variables: String {
        let variables =
            [("retour_query", "{retour_legacy_pairs}{query}")]
            + [("retour_locale", "{retour_locale}")]
            + [("retour_page", "{retour_locale}{retour_own_page}")]
            + [("retour_list_page", "{retour_locale}{retour_list_page}")]
            + ParameterForm.allCases.map { (Templates.variable($0), "{\(Templates.variable($0))}") }
            + [("retour_list", "{retour_list}")]
            + [("retour_legacy", "{retour_legacy_reason}")]
            + [
                (
                    "retour_known",
                    ParameterForm.allCases.map { "{\(Templates.variable($0))}" }.joined()
                )
            ]
        return variables.map { "\tvars \($0.0) \($0.1)" }.joined(separator: "\n")
    }

    /// The files to look for, the list's page before the one that the path names.
    private let candidates = "/{vars.retour_list_page} /{vars.retour_page}"

    private var handling: String {
        let target = LegacyLinkPatterns(site: site).target("{vars.retour_legacy}")
        return """
            route {
            \(variables)
            \t@retour_method not method GET HEAD
            \terror @retour_method 405
            \t@retour_hidden {
            \t\tpath */.* */404.html
            \t\tnot path /.well-known/*
            \t}
            \terror @retour_hidden 404
            \t@retour_legacy {
            \t\texpression `{vars.retour_legacy} != ""`
            \t\tnot file {
            \t\t\ttry_files {retour_file}
            \t\t}
            \t}
            \theader @retour_legacy Cache-Control `\(SecurityHeaders.privateCaching)`
            \theader @retour_legacy X-Robots-Tag `\(SecurityHeaders.privateRobots)`
            \tredir @retour_legacy \(target){retour_legacy_query} 302
            \t@retour_page file {
            \t\ttry_files \(candidates)
            \t}
            \theader @retour_page Content-Language {vars.retour_locale}
            \theader +Vary Accept-Language
            \trewrite @retour_page {http.matchers.file.relative}

            \t# Templates are live in the files of pages and nowhere else; their own age and length
            \t# are not the page's. What is there compressed has nothing filled in.
            \t@retour_live {
            \t\tpath \(locales)
            \t\tfile
            \t\texpression `{vars.retour_known} != "" || !{path}.endsWith(".html") || !({header.Accept-Encoding}.contains("gzip") || {header.Accept-Encoding}.contains("br"))`
            \t}
            \thandle @retour_live {
            \t\trequest_header -Range
            \t\trequest_header -If-Modified-Since
            \t\trequest_header -If-None-Match
            \t\tencode gzip
            \t\ttemplates {
            \t\t\tmime text/html text/plain application/json
            \t\t}
            \t\tfile_server {
            \t\t\tdisable_canonical_uris
            \t\t}
            \t}
            \thandle {
            \t\turi strip_prefix \(site.baseURL.path.isEmpty ? "/_" : site.baseURL.path)
            \t\t@retour_absent not file
            \t\terror @retour_absent 404
            \t\tfile_server {
            \t\t\tdisable_canonical_uris
            \t\t\tprecompressed br gzip
            \t\t}
            \t}
            }
            \(errors)

            """
    }

    /// Where the pages are.
    private var locales: String {
        site.locales.map { "/\($0)/*" }.joined(separator: " ")
    }

    private var errors: String {
        """
        handle_errors {
        \(headers)
        \theader Cache-Control `\(SecurityHeaders.privateCaching)`
        \theader X-Robots-Tag `\(SecurityHeaders.privateRobots)`
        \t@retour_missing expression `{err.status_code} == 404`
        \thandle @retour_missing {
        \t\trewrite * /{vars.retour_locale}/404.html
        \t\tfile_server {
        \t\t\tprecompressed br gzip
        \t\t}
        \t}
        }
        """
    }

    /// Without query, keys, header fields and full address.
    private var log: String {
        let keyed = site.catalogue.keyedSuffixes.map {
            "[^/]+\\.\(LinkPatterns.literal($0.suffix))"
        }
        let legacy = LegacyLinkPatterns(site: site).secretPaths
        let secrets = (["\\?.*"] + legacy + keyed).joined(separator: "|")
        return """
            log {
            \tformat filter {
            \t\twrap json
            \t\tfields {
            \t\t\trequest>uri regexp `(?i)\(secrets)` ``
            \t\t\trequest>headers delete
            \t\t\tresp_headers delete
            \t\t\trequest>remote_port delete
            \t\t\trequest>remote_ip ip_mask {
            \t\t\t\tipv4 24
            \t\t\t\tipv6 48
            \t\t\t}
            \t\t}
            \t}
            }
            """
    }

    /// One map; without an expression that fits, its value is `default`.
    private func map(
        _ source: String, _ variable: String, _ entries: [(String, String)],
        default: String = ""
    ) -> String {
        let lines = entries.map { "\t`~(?i)\($0.0)` `\($0.1)`\n" }.joined()
        return "map \(source) {\(variable)} {\n\(lines)\tdefault `\(`default`)`\n}"
    }
}
