internal import Compression
internal import Links
package import Pages
internal import Rejections

/// nginx, which fills in values by server-side includes.
///
/// Its maps find out what a link knows; only valid values come out of them. A map takes a regular
/// expression of less than 4096 bytes, and gives back what is captured as it is spelled.
package struct Nginx: WebServer {
    package static let name = "nginx"
    package static let title = "nginx"
    package static let missingCapabilities: Set<Capability> = [
        .honorsLanguageQuality, .canonicalizesIPv6, .decodesValues, .negotiatesFormat,
    ]

    package let site: CompiledSite
    private let literals = DeflatedLiterals()

    package init(_ site: CompiledSite) {
        self.site = site
    }

    package func files(of page: SitePage) -> [SiteFile] {
        DirectiveFiles.files(of: page, in: NginxIncludes.self, literals: literals)
    }

    package var otherFiles: [SiteFile] { DirectiveFiles.otherFiles(of: site) }

    package var configuration: [SiteFile] {
        [
            SiteFile(path: "http.conf", text: maps), SiteFile(path: "server.conf", text: server),
        ]
    }

    // MARK: What a link says

    private var maps: String {
        """
        # Made by retour; include it inside http { }.

        # What legacy links say, as pairs of today's queries.
        \(query)
        # What a link knows: nothing but valid values come out of here.
        \(values)
        # Where legacy links lead.
        \(legacyLinks)
        # Which page a link means: locale, reason, list and format.
        \(places)
        # Whether there is anything to fill in.
        \(modes)
        # What the response and the log say.
        \(responses)
        """
    }

    private var query: String {
        let names = LegacyLinkPatterns.codePairs.map { pair in
            map("$args", "$retour_legacy_\(pair.name)", [(match(pair.pattern), "$1")])
        }
        let pairs = LegacyLinkPatterns(site: site).pairs.map { (match($0.pattern), $0.result) }
        let path = match(PathPatterns(site: site).path)
        return
            (names + [
                map("$uri", "$retour_path", [(path, "$1")], default: Self.unknown),
                map(Self.linkText, "$retour_legacy_pairs", pairs),
            ]).joined(separator: "\n")
    }

    private static let linkText =
        LegacyLinkPatterns.codePairs.map { "$retour_legacy_\($0.name)&" }.joined() + "$retour_path"

    private var legacyLinks: String {
        let legacy = LegacyLinkPatterns(site: site)
        let known = LinkField.allCases.map { "$retour_\($0)" }.joined(separator: "&")
        let target = legacy.target("$retour_legacy_reason")
        return [
            map(
                "$retour_legacy_code", "$retour_code_word",
                [(match(LegacyLinkPatterns.codeWord), "$1")]),
            map(
                "$retour_code_word", "$retour_code_reason",
                legacy.codes.map { ($0.word, $0.reason) }, default: legacy.otherCode),
            map(
                "$retour_code_reason&\(Self.linkText)", "$retour_legacy_reason",
                legacy.reasons.map { (match($0.pattern), $0.result) }),
            map(
                known, "$retour_legacy_query",
                LegacyLinkPatterns.queries.map { (match($0.pattern), $0.result) }),
            map(
                "$request_method $retour_legacy_reason", "$retour_legacy",
                [("~^(?:GET|HEAD) .", "\(target)$retour_legacy_query")]),
        ].joined(separator: "\n")
    }

    private var values: String {
        let patterns = LinkPatterns(catalogue: site.catalogue)
        let query = "$retour_legacy_pairs$args"
        return [
            map(query, "$retour_ip_typed", [(match(LinkPatterns.query(.ip)), "$1")]),
            map(
                "$retour_ip_typed", "$retour_ip",
                [("~^[^%]+\\z", "$retour_ip_typed")] + Self.decodedAddresses),
            map(
                "$retour_ip", "$retour_ip_reversed",
                [("~^([0-9]+)\\.([0-9]+)\\.([0-9]+)\\.([0-9]+)\\z", "$4.$3.$2.$1")]),
            map(query, "$retour_code_typed", [(match(LinkPatterns.query(.code)), "$1")]),
            map(
                "$retour_code_typed", "$retour_code",
                [(match("^([0-9])(?:\\.|%2e)([0-9]+)(?:\\.|%2e)([0-9]+)\\z"), "$1.$2.$3")]),
            map(
                query, "$retour_list_typed",
                patterns.lists(upTo: 3000).map { (match($0), "$1$2") }),
            map(
                "$retour_list_typed", "$retour_list", patterns.listNames.map { ($0.name, $0.zone) }),
            map("$http_user_agent", "$retour_less_than", [], default: "<"),
        ].joined(separator: "\n")
    }

    /// `%3A` and `%2E` are undone by putting the groups together again.
    private static var decodedAddresses: [(String, String)] {
        let octets = Array(repeating: "([0-9]+)", count: 4).joined(separator: "(?:\\.|%2e)")
        return [(match("^\(octets)\\z"), "$1.$2.$3.$4")]
            + (2...8).map { colons in
                let group = "([0-9a-f]{0,4})(?::|%3a)"
                let groups = String(repeating: group, count: colons)
                let captures = (1...(colons + 1)).map { "$\($0)" }
                return (match("^\(groups)([0-9a-f.]*)\\z"), captures.joined(separator: ":"))
            }
    }

    // No file is called so.
    private static let unknown = "_"

    private var places: String {
        [languages, names, pages].joined(separator: "\n")
    }

    private var languages: String {
        let tags = site.locales.map { ($0.description, $0.description) }
        return [
            map(
                "$http_accept_language", "$retour_wanted",
                LanguagePatterns.wanted(site.locales).map { (match($0), "$1") }),
            map(
                "$retour_wanted", "$retour_preferred", tags, default: site.defaultLocale.description
            ),
        ].joined(separator: "\n")
    }

    private var names: String {
        let paths = PathPatterns(site: site)
        let unknown = Self.unknown
        return [
            map("$uri", "$retour_file", [(match(paths.file), "/$1")], default: "/\(unknown)"),
            map(
                "$retour_path", "$retour_suffix",
                [("~*\\.txt\\z", ".txt"), ("~*\\.json\\z", ".json")], default: "/index.html"),
            map(
                // nginx asks no expression about an empty text.
                "$retour_path", "$retour_name",
                [("\"\"", ""), (match(PathPatterns.name), "$1")], default: unknown),
            map(
                "$retour_name", "$retour_fixed_locale",
                site.locales.map { (match(paths.isIn($0)), $0.description) }),
            map(
                "$retour_fixed_locale", "$retour_locale", [("\"\"", "$retour_preferred")],
                default: "$retour_fixed_locale"),
            map(
                "$retour_name", "$retour_place",
                // Only with a language can a list stand in a path.
                [(match(paths.place), "$1"), ("~/", unknown)], default: "$retour_name"),
        ].joined(separator: "\n")
    }

    private var pages: String {
        let slugs = PathPatterns(site: site).slugs.map { ($0, $0) }
        let zones = site.catalogue.names.map { ($0.description, $0.description) }
        let keyed = site.catalogue.keyedSuffixes.map {
            (match(LinkPatterns.keyed($0.suffix)), $0.zone.description)
        }
        let unknown = Self.unknown
        return [
            map("$retour_place", "$retour_slug_typed", [("~^([^/]*)", "$1")]),
            map(
                "$retour_slug_typed", "$retour_slug", [("\"\"", "")] + slugs, default: unknown),
            map("$retour_place", "$retour_zone_typed", [("~^[^/]+/(.+)\\z", "$1")]),
            map(
                "$retour_zone_typed", "$retour_zone", [("\"\"", "")] + zones + keyed,
                default: unknown),
            map(
                "$retour_slug:$retour_zone$retour_suffix", "$retour_own_page",
                [
                    ("~^:/(.+)\\z", "/$1"), ("~^:(.+)\\z", "/index$1"),
                    ("~^([^:]+):([/.](?:index\\.html|txt|json))\\z", "/$1$2"),
                    ("~^([^:]+):(.+)\\z", "/$1/$2"),
                ], default: "/\(unknown)"),
            map(
                "$retour_slug:$retour_zone:$retour_list", "$retour_list_page",
                [("~^([^:]+)::([^:]+)\\z", "/$1/$2")], default: "/\(unknown)"),
        ].joined(separator: "\n")
    }

    /// Whether a file is sent as it lies there compressed, or filled in.
    private var modes: String {
        let values = ParameterForm.allCases.map { "$\(NginxIncludes.variable($0))" }
        let unknown = String(repeating: ",", count: values.count - 1)
        return [
            map(
                "$retour_suffix", "$\(NginxIncludes.valuesVariable)", [],
                default: values.joined(separator: ",") + ";"),
            map(
                "$\(NginxIncludes.valuesVariable) $retour_suffix $http_accept_encoding",
                "$retour_mode",
                [
                    (
                        "~^\(unknown) /index\\.html .*\\bgzip\\b(?![ \\t]*;[ \\t]*q=0(?:\\.0*)?(?:,|\\z))",
                        "compressed"
                    )
                ],
                default: "filled"),
        ].joined(separator: "\n")
    }

    private var responses: String {
        let (caching, robots) = (SecurityHeaders.privateCaching, SecurityHeaders.privateRobots)
        return [
            map(
                "$request_uri $status", "$retour_caching", [("~[?]| 302\\z", caching)],
                default: SecurityHeaders.publicCaching),
            map("$request_uri $status", "$retour_robots", [("~[?]| (?:302|404)\\z", robots)]),
            map(
                "$status $sent_http_content_type", "$retour_language",
                [("~^(?:2..|304|404) text/html", "$retour_locale")]),
            map("$retour_fixed_locale", "$retour_vary", [("\"\"", "Accept-Language")]),
            map(
                "$remote_addr", "$retour_network",
                [
                    ("~^([0-9]+\\.[0-9]+\\.[0-9]+)\\.", "$1.0/24"),
                    ("~*^([0-9a-f]+:[0-9a-f]+:[0-9a-f]+):", "$1::/48"),
                    ("~*^([0-9a-f]+(?::[0-9a-f]+)?)::", "$1::/48"),
                ], default: "-"),
            map("$retour_legacy", "$retour_sent", [("\"\"", "$uri")], default: "-"),
            """
            # Without query, referrer and full address; $uri is the file that was sent.
            log_format retour '$time_iso8601 $request_method $retour_sent $status '
                '$body_bytes_sent $retour_network';

            """,
        ].joined(separator: "\n")
    }

    // MARK: What is sent

    private var server: String {
        let headers = SecurityHeaders.fields(of: site).map {
            "add_header \($0.name) \(quoted($0.value)) always;"
        }
        return """
            # Made by retour; include it inside server { }, with root set to the site's folder.

            charset utf-8;
            charset_types text/plain application/json application/javascript;
            server_tokens off;
            # Its line would quote the query.
            log_not_found off;

            \(headers.joined(separator: "\n"))
            add_header Cache-Control $retour_caching always;
            add_header X-Robots-Tag $retour_robots always;
            add_header Content-Language $retour_language always;
            add_header Vary $retour_vary always;

            gzip on;
            gzip_vary on;
            gzip_types text/plain application/json application/javascript image/svg+xml;

            error_page 404 /$retour_locale/404.html;

            # The answer to a legacy link; files come first.
            absolute_redirect off;
            set $retour_target $retour_legacy;
            if (-f $document_root$retour_file) {
                set $retour_target "";
            }
            if ($retour_target) {
                return 302 $retour_target;
            }

            set $retour_page /$retour_locale$retour_own_page;
            if (-f $document_root/$retour_locale$retour_list_page$retour_suffix) {
                set $retour_page /$retour_locale$retour_list_page$retour_suffix;
            }

            location / {
                try_files /_ @retour_$retour_mode;
            }
            # Directives are live in the files of pages and nowhere else.
            location @retour_filled {
                ssi on;
                ssi_types text/plain application/json;
                ssi_silent_errors on;
                gzip_static off;
                try_files $retour_page @retour_file;
            }
            location @retour_compressed {
                # With Debian's libnginx-mod-http-brotli-static: brotli_static on;
                gzip_static on;
                try_files $retour_page @retour_file;
            }
            location @retour_file {
                gzip_static on;
                try_files $retour_file =404;
            }
            location ~ ^/[^/]+/404\\. { internal; gzip_static on; }
            location ~ /\\.(?!well-known/) { return 404; }

            """
    }

    // MARK: Spelling

    private static func match(_ pattern: String) -> String { "~*\(pattern)" }
    private func match(_ pattern: String) -> String { Self.match(pattern) }

    /// One map; without an entry that fits, its value is `default`.
    private func map(
        _ source: String, _ variable: String, _ entries: [(String, String)],
        default: String = ""
    ) -> String {
        let lines = [("default", `default`)] + entries.map { (key($0.0), $0.1) }
        let body = lines.map { "    \($0.0) \(quoted($0.1));\n" }.joined()
        return "map \(quoted(source)) \(variable) {\n\(body)}\n"
    }

    /// A key as it stands in a map: `default` and the like would be taken for words of nginx.
    private func key(_ text: String) -> String {
        if text == "\"\"" { return text }
        if text.hasPrefix("~") { return quoted(text) }
        // Longer ones do not fit into the buckets nginx has on every machine (64 bytes).
        if text.utf8.count > 40 { return quoted(match("^\(LinkPatterns.literal(text))\\z")) }
        return ["default", "hostnames", "include", "volatile"].contains(text) ? "\\\(text)" : text
    }

    private func quoted(_ text: String) -> String {
        "\"\(text.replacing("\"", with: "\\\""))\""
    }
}
