internal import Links
package import Pages
internal import Rejections

/// nginx, which fills in values with server-side includes.
package struct Nginx: WebServer {
    package static let name = "nginx"
    package static let title = "nginx"
    package static let missingCapabilities = DirectiveFiles.missingCapabilities

    package let site: CompiledSite
    private let directives: DirectiveFiles

    package init(_ site: CompiledSite) {
        self.site = site
        directives = DirectiveFiles(site, NginxIncludes.self)
    }

    package var otherFiles: [SiteFile] { directives.otherFiles }

    package func files(of page: SitePage) -> [SiteFile] { directives.files(of: page) }

    package func configuration(version: String) -> [SiteFile] {
        [
            SiteFile(
                path: "http.conf",
                text: """
                    \(Self.head(version, "Include it inside http { }."))

                    \(NginxMaps.text(of: LinkRules(site)))

                    # The response and the log.
                    \(responses)

                    """),
            SiteFile(
                path: "server.conf",
                text: """
                    \(Self.head(
                        version, "Include it inside server { }, with root set to the site's folder."))

                    \(server)

                    """),
        ]
    }

    // MARK: Inside of http

    private var responses: String {
        typealias Headers = SecurityHeaders
        // Without RFC 9110's q=0.
        let gzip = "\\bgzip\\b(?![ \\t]*;[ \\t]*q=0(?:\\.0*)?(?:,|\\z))"
        return [
            NginxMaps.text(of: LinkRules(site).file),
            NginxMaps.map(
                "$request_method ${\(LinkVariable.target.name)}", "$retour_location",
                [(.expression("^(?:GET|HEAD) (.+)"), "$1")]),
            NginxMaps.map(
                "${\(LinkVariable.known.name)} $retour_suffix $http_accept_encoding",
                "$retour_mode", [(.expression("^ /index\\.html .*\(gzip)"), "compressed")],
                default: "filled"),
            NginxMaps.map(
                "$request_uri $status", "$retour_caching",
                [(.expression("[?]| 302\\z"), Headers.privateCaching)],
                default: Headers.publicCaching),
            NginxMaps.map(
                "$request_uri $status", "$retour_robots",
                [(.expression("[?]| (?:302|404)\\z"), Headers.privateRobots)]),
            NginxMaps.map(
                "$status $sent_http_content_type", "$retour_language",
                [(.expression("^(?:2..|304|404) text/html"), "$\(LinkVariable.locale.name)")]),
            NginxMaps.map(
                "$\(LinkVariable.fixedLocale.name)", "$retour_vary",
                [(.text(""), "Accept-Language")]),
            NginxMaps.map("", "$\(NginxIncludes.lessThanVariable)", [], default: "<"),
            NginxMaps.text(of: .clientNetwork),
            NginxMaps.map("$retour_location", "$retour_sent", [(.text(""), "$uri")], default: "-"),
            """
            # Without the query, the referrer, and the full address; $uri is the file that was sent.
            log_format retour '$time_iso8601 $request_method $retour_sent $status '
                '$body_bytes_sent $\(LinkVariable.network.name)';
            """,
        ].joined(separator: "\n")
    }

    // MARK: Inside of server

    private var server: String {
        let headers = SecurityHeaders.fields(of: site).map {
            "add_header \($0.name) \(NginxMaps.quoted($0.value)) always;"
        }
        let (page, listPage) = (LinkVariable.page.name, LinkVariable.listPage.name)
        return """
            charset utf-8;
            charset_types text/plain application/json application/javascript;
            server_tokens off;
            # The log line would quote the query.
            log_not_found off;

            \(headers.joined(separator: "\n"))
            add_header Cache-Control $retour_caching always;
            add_header X-Robots-Tag $retour_robots always;
            add_header Content-Language $retour_language always;
            add_header Vary $retour_vary always;

            gzip on;
            gzip_vary on;
            gzip_types text/plain application/json application/javascript image/svg+xml;

            error_page 404 /$\(LinkVariable.locale.name)/404.html;

            # Legacy links redirect, unless there is a file at their path.
            absolute_redirect off;
            set $retour_redirect $retour_location;
            if (-f $document_root$\(LinkVariable.file.name)) {
                set $retour_redirect "";
            }
            if ($retour_redirect) {
                return 302 $retour_redirect;
            }

            set $retour_document $\(page);
            if (-f $document_root$\(listPage)) {
                set $retour_document $\(listPage);
            }

            location / {
                try_files /_ @retour_$retour_mode;
            }
            # Only the files of pages are searched for directives.
            location @retour_filled {
                ssi on;
                ssi_types text/plain application/json;
                ssi_silent_errors on;
                gzip_static off;
                try_files $retour_document @retour_file;
            }
            # With Debian's libnginx-mod-http-brotli-static, add brotli_static on.
            location @retour_compressed {
                gzip_static on;
                try_files $retour_document @retour_file;
            }
            location @retour_file {
                gzip_static on;
                try_files $\(LinkVariable.file.name) =404;
            }
            location ~ ^/[^/]+/404\\. { internal; gzip_static on; }
            location ~ /\\.(?!well-known/) { return 404; }
            """
    }
}
