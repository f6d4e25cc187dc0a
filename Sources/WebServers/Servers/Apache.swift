internal import Compression
internal import Links
package import Pages
internal import Rejections

/// The Apache HTTP Server, which fills in values by server-side includes (mod_include).
///
/// `SetEnvIfExpr` finds out what a link knows, mod_rewrite chooses the file. All of it works in an
/// `.htaccess` file too.
package struct Apache: WebServer {
    package static let name = "apache"
    package static let title = "Apache"
    package static let missingCapabilities: Set<Capability> = [
        .honorsLanguageQuality, .canonicalizesIPv6, .decodesValues, .negotiatesFormat,
    ]

    package let site: CompiledSite
    private let literals = DeflatedLiterals()

    package init(_ site: CompiledSite) {
        self.site = site
    }

    package func files(of page: SitePage) -> [SiteFile] {
        DirectiveFiles.files(of: page, in: ApacheIncludes.self, literals: literals)
    }

    package var otherFiles: [SiteFile] { DirectiveFiles.otherFiles(of: site) }

    package var configuration: [SiteFile] {
        [
            SiteFile(path: "virtualhost.conf", text: virtualHost),
            SiteFile(
                path: "htaccess",
                text: """
                    # Made by retour; copy it into the site's folder as .htaccess. It needs
                    # AllowOverride FileInfo Indexes Options=IncludesNOEXEC.

                    \(directory)
                    """),
        ]
    }

    /// What only the server's own configuration may hold, and the rest for the site's folder.
    private var virtualHost: String {
        """
        # Made by retour; include it inside <VirtualHost>, behind a line that names the folder
        # which DocumentRoot names: Define retour_site /var/www/reject

        # Without query, referrer and full address; %>U is the file that was sent, if one was.
        LogFormat "%{%Y-%m-%dT%H:%M:%S%z}t %m %!302>U %>s %B %{retour_network}e" retour
        ErrorLogFormat "[%t] [%l] %M"
        TraceEnable off

        <Directory "${retour_site}">
        Require all granted
        AllowOverride None
        Options SymLinksIfOwnerMatch

        \(directory)
        </Directory>

        """
    }

    private var directory: String {
        """
        Options +IncludesNOEXEC
        DirectorySlash Off
        AddDefaultCharset utf-8
        ErrorDocument 404 "\(base)/%{reqenv:retour_locale}/404.html"

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

        \(rewriting)

        # Directives are live in the files of pages and nowhere else.
        <If "%{REQUEST_URI} =~ m#^\(base)/(?:\(locales))/.*\\.(?:html|txt|json)\\z#">
            SetOutputFilter INCLUDES
            <IfModule mod_deflate.c>
                SetOutputFilter INCLUDES;DEFLATE
            </IfModule>
        </If>

        \(responses)
        """
    }

    // MARK: What a link says

    private var query: String {
        let names = LegacyLinkPatterns.codePairs.map { pair in
            set("%{QUERY_STRING} =~ \(match(pair.pattern))", "retour_legacy_\(pair.name)=$1")
        }
        let path = set(
            "tolower(%{REQUEST_URI}) =~ \(match(PathPatterns(site: site).path))", "retour_path=$1")
        // Each one overrides the one before, so the first one comes last.
        let pairs = LegacyLinkPatterns(site: site).pairs.reversed().map {
            set("\(Self.linkText) =~ \(match($0.pattern))", "retour_legacy_pairs=\($0.result)")
        }
        let all = set(
            "'%{reqenv:retour_legacy_pairs}%{QUERY_STRING}' =~ m#^(.*)\\z#", "retour_query=$1")
        return ([path] + names + pairs + [all]).joined(separator: "\n")
    }

    private static let linkText =
        "'" + LegacyLinkPatterns.codePairs.map { "%{reqenv:retour_legacy_\($0.name)}&" }.joined()
        + "%{reqenv:retour_path}'"

    private var legacyLinks: String {
        let legacy = LegacyLinkPatterns(site: site)
        let word = set(
            "tolower(reqenv('retour_legacy_code')) =~ \(match(LegacyLinkPatterns.codeWord))",
            "retour_code_word=$1")
        let codes = legacy.codes.map {
            set("reqenv('retour_code_word') == '\($0.word)'", "retour_code_reason=\($0.reason)")
        }
        let text = "'%{reqenv:retour_code_reason}&\(Self.linkText.dropFirst())"
        let reasons = legacy.reasons.map {
            set("\(text) =~ \(match($0.pattern))", "retour_legacy_reason=\($0.result)")
        }
        let known = LinkField.allCases.map { "%{reqenv:retour_\($0)}" }.joined(separator: "&")
        let queries = LegacyLinkPatterns.queries.map {
            set(
                "'\(known)' =~ \(match($0.pattern))",
                "retour_legacy_query=\($0.result.dropFirst())")
        }
        // To this module an empty value is `1`.
        let other =
            legacy.otherCode.isEmpty ? [] : [set("true", "retour_code_reason=\(legacy.otherCode)")]
        return ([word] + other + codes + reasons + queries).joined(separator: "\n")
    }

    private var values: String {
        let patterns = LinkPatterns(catalogue: site.catalogue)
        let simple = Parameter.allCases.flatMap { parameter in
            let name = "retour_\(parameter.rawValue)"
            return [
                set(
                    "reqenv('retour_query') =~ \(match(LinkPatterns.query(parameter)))",
                    "\(name)_typed=$1"),
                set("tolower(unescape(reqenv('\(name)_typed'))) =~ m#^(.+)\\z#", "\(name)=$1"),
            ]
        }
        let reversed = set(
            "reqenv('retour_ip') =~ m#^([0-9]+)\\.([0-9]+)\\.([0-9]+)\\.([0-9]+)\\z#",
            "retour_ip_reversed=$4.$3.$2.$1")
        let lists = patterns.lists(upTo: 6000).map {
            set(
                "-z reqenv('retour_list_typed') && reqenv('retour_query') =~ \(match($0))",
                "retour_list_typed=$1$2")
        }
        let keyed = site.catalogue.keyedSuffixes.map {
            set("reqenv('retour_list') == '\($0.suffix)'", "retour_list=\($0.zone)")
        }
        let lowered = set(
            "tolower(reqenv('retour_list_typed')) =~ m#^(.+)\\z#", "retour_list=$1")
        return (simple + [reversed] + lists + [lowered] + keyed + ["SetEnv retour_less_than \"<\""])
            .joined(separator: "\n")
    }

    private var places: String { "\(names)\n\(stems)" }

    private var names: String {
        let paths = PathPatterns(site: site)
        // Each one overrides the one before, so the highest quality comes last.
        let wanted = LanguagePatterns.wanted(site.locales).reversed().map {
            set("req('Accept-Language') =~ \(match($0))", "retour_wanted=$1")
        }
        let preferred = site.locales.map {
            set("reqenv('retour_wanted') =~ \(match("^\($0)\\z"))", "retour_locale=\($0)")
        }
        let fixed = site.locales.map {
            set(
                "reqenv('retour_name') =~ \(match(paths.isIn($0)))",
                "retour_locale=\($0) retour_fixed=1")
        }
        let start = [
            set("true", "retour_suffix=/index.html"),
            set("reqenv('retour_path') =~ m#(\\.txt|\\.json)\\z#", "retour_suffix=$1"),
            set("reqenv('retour_path') =~ \(match(PathPatterns.name))", "retour_name=$1"),
            set("true", "retour_locale=\(site.defaultLocale)"),
        ]
        return (start + wanted + preferred + fixed).joined(separator: "\n")
    }

    private var stems: String {
        let paths = PathPatterns(site: site)
        let keyed = site.catalogue.keyedSuffixes.map {
            let name = LinkPatterns.literal($0.suffix)
            return set(
                "reqenv('retour_place') =~ m#^([^/]+)/(?:[^/.]+\\.)?\(name)\\z#",
                "retour_place=$1/\($0.zone)")
        }
        let end = [
            // Only with a language can a list stand in a path.
            set("true", "retour_place=_"),
            set(
                "-z reqenv('retour_fixed') && reqenv('retour_name') =~ m#^([^/]*)\\z#",
                "retour_place=$1"),
            set(
                "-n reqenv('retour_fixed') && reqenv('retour_name') =~ \(match(paths.place))",
                "retour_place=$1"),
        ]
        let stem = [
            set("-n reqenv('retour_place')", "retour_stem=/_"),
            set(
                "reqenv('retour_place') =~ m#^([a-z0-9-]+(?:/[a-z0-9.-]+)?)\\z#",
                "retour_stem=/$1"),
            set(
                "-z reqenv('retour_place') && reqenv('retour_suffix') =~ m#^(\\..+)\\z#",
                "retour_suffix=/index$1"),
        ]
        return (end + keyed + stem).joined(separator: "\n")
    }

    /// Whether there is anything to fill in.
    private var modes: String {
        ParameterForm.allCases.map {
            set("-n reqenv('\(ApacheIncludes.variable($0))')", "retour_known=1")
        }.joined(separator: "\n")
    }

    // MARK: What is sent

    private var rewriting: String {
        let list = "%{ENV:retour_locale}%{ENV:retour_stem}/%{ENV:retour_list}%{ENV:retour_suffix}"
        let own = "%{ENV:retour_locale}%{ENV:retour_stem}%{ENV:retour_suffix}"
        let legacy = LegacyLinkPatterns(site: site).target("%{ENV:retour_legacy_reason}")
        return """
            RewriteEngine On
            RewriteCond "%{REQUEST_METHOD}" "!^(?:GET|HEAD)$"
            RewriteRule "^" "-" [R=405,END]
            RewriteRule "(?:^|/)\\.(?!well-known/)" "-" [R=404,END]
            RewriteCond "%{ENV:REDIRECT_STATUS}" "^$"
            RewriteRule "^[^/]+/404\\." "-" [R=404,END]
            RewriteCond "%{ENV:retour_legacy_reason}" "."
            RewriteCond "%{REQUEST_FILENAME}" !-f
            RewriteRule "^" "\(legacy)?%{ENV:retour_legacy_query}" [R=302,NE,END]
            RewriteRule "^" "-" [E=retour_page:\(own)]
            RewriteCond "%{ENV:retour_list} %{ENV:retour_stem}" "^[^ ]+ /[^/]+$"
            RewriteCond "\(folder)/\(list)" -f
            RewriteRule "^" "-" [E=retour_page:\(list)]
            \(codings.map { coding in
                """
                RewriteCond "%{ENV:retour_known}" "^$"
                RewriteCond "%{HTTP:Accept-Encoding}" "\\b\(coding.name)\\b"
                \(send("%{ENV:retour_page}\(coding.suffix)"))
                """
            }.joined(separator: "\n"))
            \(send("%{ENV:retour_page}"))
            \(codings.map { coding in
                """
                RewriteCond "%{HTTP:Accept-Encoding}" "\\b\(coding.name)\\b"
                RewriteCond "%{REQUEST_FILENAME}\(coding.suffix)" -f
                RewriteRule "^.+$" "$0\(coding.suffix)" [END]
                """
            }.joined(separator: "\n"))
            """
    }

    /// What files lie there as, the shortest first.
    private var codings: [(name: String, suffix: String)] { [("br", ".br"), ("gzip", ".gz")] }

    /// Sends a file of the site, if it is there, as the answer.
    private func send(_ file: String) -> String {
        """
        RewriteCond "\(folder)/\(file)" -f
        RewriteRule "^" "\(file)" [END]
        """
    }

    private var folder: String { "%{DOCUMENT_ROOT}\(base)" }
    private var base: String { site.baseURL.path }
    private var locales: String { site.locales.map(\.description).joined(separator: "|") }

    private var responses: String {
        let headers = SecurityHeaders.fields(of: site).map {
            "Header always set \($0.name) \(quoted($0.value))"
        }
        let types = compressedTypes.map { type in
            """
            <FilesMatch "\\.\(type.pathExtension)\\.(?:br|gz)$">
                ForceType "\(type.mediaType)"
                SetEnv no-gzip
                SetEnv no-brotli
            </FilesMatch>
            """
        }
        // To mod_mime .br is a text in Breton.
        let compressed =
            types
            + codings.map { coding in
                """
                <FilesMatch "\\\(coding.suffix)$">
                    RemoveEncoding \(coding.suffix)
                    RemoveLanguage \(coding.suffix)
                    Header set Content-Encoding \(coding.name)
                </FilesMatch>
                """
            }
        let isPrivate = "%{THE_REQUEST} =~ m#[?]# || %{REQUEST_STATUS} == '302'"
        return """
            \(compressed.joined(separator: "\n"))

            # After the file was chosen, what was known of the link has REDIRECT_ before its name.
            \(headers.joined(separator: "\n"))
            Header always set Cache-Control "\(SecurityHeaders.publicCaching)"
            Header always set Cache-Control "\(SecurityHeaders.privateCaching)" "expr=\(isPrivate)"
            Header always set X-Robots-Tag "\(SecurityHeaders.privateRobots)" \
            "expr=\(isPrivate) || %{REQUEST_STATUS} == '404'"
            Header always set Content-Language "%{REDIRECT_retour_locale}e" \
            "expr=-n reqenv('REDIRECT_retour_locale') && %{CONTENT_TYPE} =~ m#^text/html#"
            Header always merge Vary Accept-Language "expr=-z reqenv('REDIRECT_retour_fixed')"
            \(set("%{REMOTE_ADDR} =~ m#^([0-9]+\\.[0-9]+\\.[0-9]+)\\.#", "retour_network=$1.0/24"))
            \(set("%{REMOTE_ADDR} =~ m#^([0-9a-f]+:[0-9a-f]+:[0-9a-f]+):#", "retour_network=$1::/48"))
            \(set("%{REMOTE_ADDR} =~ m#^([0-9a-f]+(?::[0-9a-f]+)?)::#", "retour_network=$1::/48"))
            """
    }

    /// What the files are that lie there compressed: pages, and assets of whatever kind.
    private var compressedTypes: [(pathExtension: String, mediaType: String)] {
        let pages = Format.allCases.map { ($0.pathExtension, $0.mediaType) }
        let assets = DirectiveFiles.otherFiles(of: site).filter { $0.path.hasSuffix(".gz") }.map {
            let asset = Asset(path: String($0.path.dropLast(3)), bytes: [], digest: "")
            return (asset.pathExtension, asset.mediaType)
        }
        let types = Dictionary(pages + assets) { first, _ in first }
        return types.sorted { $0.key < $1.key }.map { (pathExtension: $0.key, mediaType: $0.value) }
    }

    // MARK: Spelling

    private func match(_ pattern: String) -> String { "m#\(pattern)#i" }

    private func set(_ expression: String, _ assignments: String) -> String {
        "SetEnvIfExpr \(quoted(expression)) \(assignments)"
    }

    private func quoted(_ text: String) -> String {
        "\"\(text.replacing("\"", with: "\\\""))\""
    }
}
