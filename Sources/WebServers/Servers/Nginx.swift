internal import Links
package import Pages
internal import Rejections

/// nginx, which fills in values with server-side includes.
package struct Nginx: WebServer {
    package static let name = "nginx"
    package static let title = "nginx"
    package static let reloadCommand: String? = "systemctl reload nginx"
    package static let missingCapabilities = DirectiveFiles.missingCapabilities

    package let site: CompiledSite
    private let directives: DirectiveFiles
    /// What the names in the configuration begin with. Those in `http { }` are the same for all
    /// servers of an nginx, so several sites need several.
    private let prefix: String

    package static let defaultPrefix = "retour"

    package init(_ site: CompiledSite) {
        self.init(site, prefix: Self.defaultPrefix)
    }

    /// - Parameter prefix: a lower-case word, of which `retour` is one.
    package init(_ site: CompiledSite, prefix: String) {
        self.site = site
        self.prefix = prefix
        directives = DirectiveFiles(site, NginxIncludes.self)
    }

    package var otherFiles: [SiteFile] { directives.otherFiles }

    package var links: [SiteLink] { directives.links }

    package func files(of page: SitePage) -> [SiteFile] { directives.files(of: page) }

    package func configuration(version: String) -> [SiteFile] {
        [
            SiteFile(
                path: "http.conf",
                text: prefixed(
                    """
                    \(Self.head(version, "Include it inside http { }."))

                    \(NginxMaps.text(of: LinkRules(site)))

                    # The response and the log.
                    \(responses)

                    """)),
            SiteFile(
                path: "server.conf",
                text: """
                    \(Self.head(
                        version, "Include it inside server { }, with root set to the site's folder."))

                    \(variablesOfPages)\(prefixed(server))

                    """),
        ]
    }

    // MARK: Names

    /// A configuration with the prefix of this site.
    private func prefixed(_ text: String) -> String {
        guard prefix != Self.defaultPrefix else { return text }
        return text.replacing("\(Self.defaultPrefix)_", with: "\(prefix)_")
            .replacing("log_format \(Self.defaultPrefix) ", with: "log_format \(prefix) ")
    }

    /// The directives in pages know the variables by their usual names.
    private var variablesOfPages: String {
        guard prefix != Self.defaultPrefix else { return "" }
        let names =
            ParameterForm.allCases.map { LinkVariable.form($0).name }
            + [LinkVariable.values.name, NginxIncludes.lessThanVariable]
        return names.map { "set $\($0) $\(prefixed($0));\n" }.joined() + "\n"
    }

    // MARK: Inside of http

    private var responses: String {
        typealias Headers = SecurityHeaders
        // Without RFC 9110's q=0.
        let gzip = "\\bgzip\\b(?![ \\t]*;[ \\t]*q=0(?:\\.0*)?(?:,|\\z))"
        return [
            NginxMaps.text(of: LinkRules(site).file),
            NginxMaps.text(of: LinkRules(site).ownPage),
            NginxMaps.map(
                "$request_method ${\(LinkVariable.target.name)}", "$retour_location",
                [(.expression("^(?:GET|HEAD) (.+)"), "$1")]),
            NginxMaps.map(
                "${\(LinkVariable.known.name)} $retour_suffix $http_accept_encoding",
                "$retour_mode", [(.expression("^ /index\\.html .*\(gzip)"), "compressed")],
                default: "filled"),
            NginxMaps.map(
                "$request_uri $status", "$retour_caching",
                [(.expression("\(LinkPattern.separator)| 302\\z"), Headers.privateCaching)],
                default: Headers.publicCaching),
            NginxMaps.map(
                "$request_uri $status", "$retour_robots",
                [
                    (
                        .expression("\(LinkPattern.separator)| (?:302|404)\\z"),
                        Headers.privateRobots
                    )
                ]),
            NginxMaps.map(
                "$status $sent_http_content_type $uri", "$retour_language",
                [(.expression("^(?:2..|304|404) text/html[^/]* /(\(LinkPattern.locale))/"), "$1")]),
            NginxMaps.map(
                "$\(LinkVariable.fixedLocale.name)", "$retour_vary",
                [(.text(""), "Accept-Language")]),
            NginxMaps.map("", "$\(NginxIncludes.lessThanVariable)", [], default: "<"),
            NginxMaps.text(of: LinkRules.clientNetwork),
            NginxMaps.text(of: LinkRules.askedPath),
            NginxMaps.map(
                "$status", "$retour_logged", [(.expression("^(?:2..|304)"), "$uri")],
                default: "$\(LinkVariable.askedPath.name)"),
            """
            # The file that was sent, or the path that was asked for; without the query, the
            # referrer, and the full address.
            log_format retour '$time_iso8601 $request_method $retour_logged $status '
                '$body_bytes_sent $\(LinkVariable.network.name)';
            """,
        ].joined(separator: "\n")
    }

    // MARK: Inside of server

    private var server: String {
        let headers = SecurityHeaders.fields(
            of: site, policy: ContentSecurityPolicy.configuredHeader
        ).map {
            "add_header \($0.name) \(NginxMaps.quoted($0.value)) always;"
        }
        let (locale, file) = (LinkVariable.locale.name, LinkVariable.file.name)
        let pages = [.listPage, .page, .fallbackListPage, .fallbackPage, .ownPage].map {
            (variable: LinkVariable) in "$\(variable.name)"
        }.joined(separator: " ")
        return """
            charset utf-8;
            charset_types text/plain application/json application/javascript;
            server_tokens off;
            max_ranges 0;
            # Messages below this level quote the whole request. To nginx, stderr is the main log.
            error_log stderr crit;

            \(headers.joined(separator: "\n"))
            add_header Cache-Control $retour_caching always;
            add_header X-Robots-Tag $retour_robots always;
            add_header Content-Language $retour_language always;
            add_header Vary $retour_vary always;

            gzip on;
            gzip_vary on;
            gzip_types text/plain application/json application/javascript image/svg+xml;

            # All files that a request needs are from the release that was current when it began.
            set $retour_root $realpath_root;

            # Legacy links redirect to pages that exist, unless there is a file at their path.
            absolute_redirect off;
            set $retour_redirect "";
            if (-f $retour_root$\(LinkVariable.targetPage.name)) {
                set $retour_redirect $retour_location;
            }
            if (-f $retour_root$\(LinkVariable.fallbackTargetPage.name)) {
                set $retour_redirect $retour_location;
            }
            if (-f $retour_root$\(file)) {
                set $retour_redirect "";
            }
            if ($retour_redirect) {
                return 302 $retour_redirect;
            }

            error_page 404 @retour_missing;
            location / {
                try_files /_ @retour_$retour_mode;
            }
            # Only the files of pages are searched for directives.
            location @retour_filled {
                ssi on;
                ssi_types text/plain application/json;
                ssi_silent_errors on;
                gzip_static off;
                root $retour_root;
                try_files \(pages) @retour_file;
            }
            # With Debian's libnginx-mod-http-brotli-static, add brotli_static on.
            location @retour_compressed {
                gzip_static on;
                root $retour_root;
                try_files \(pages) @retour_file;
            }
            location @retour_file {
                gzip_static on;
                root $retour_root;
                try_files $\(file) =404;
            }
            location @retour_missing {
                gzip_static on;
                root $retour_root;
                try_files /$\(locale)/404.html /\(LinkRules.defaultFolder)/404.html =404;
            }
            location ~ ^/[^/]+/404\\. { return 404; }
            location ~ /\\.(?!well-known/) { return 404; }
            """
    }
}
