internal import Links
package import Pages
internal import Rejections

/// The Apache HTTP Server, which fills in values with server-side includes (mod_include).
///
/// mod_setenvif finds out what a link means, mod_rewrite chooses the file. All of this works in an
/// `.htaccess` file, too.
package struct Apache: WebServer {
    package static let name = "apache"
    package static let title = "Apache"
    package static let reloadCommand: String? = "systemctl reload apache2"
    package static let missingCapabilities = DirectiveFiles.missingCapabilities
        .union([.readsQueriesInPaths])

    package let site: CompiledSite
    private let directives: DirectiveFiles

    package init(_ site: CompiledSite) {
        self.site = site
        directives = DirectiveFiles(site, ApacheIncludes.self)
    }

    package var otherFiles: [SiteFile] { directives.otherFiles }

    package var links: [SiteLink] { directives.links }

    package func files(of page: SitePage) -> [SiteFile] { directives.files(of: page) }

    package func configuration(version: String) -> [SiteFile] {
        [
            SiteFile(path: "virtualhost.conf", text: virtualHost(version)),
            SiteFile(
                path: "htaccess",
                text: """
                    \(Self.head(version, "Copy it into the site's folder as .htaccess."))
                    # It needs AllowOverride FileInfo Indexes Options=IncludesNOEXEC.

                    \(directory)

                    """),
        ]
    }

    /// What is allowed only in the server's own configuration, and the rest for the site's folder.
    private func virtualHost(_ version: String) -> String {
        """
        \(Self.head(version, "Include it inside <VirtualHost>, after DocumentRoot and a line"))
        # that defines the same folder: Define retour_site /var/www/reject

        # The file that was sent, and the path of a request that found none; without the query, the
        # referrer, and the full address.
        LogFormat "%{%Y-%m-%dT%H:%M:%S%z}t %m %200,304>U %!200,304{\(asked)}e %>s %B \
        %{\(LinkVariable.network.name)}e" retour
        # Messages below this level quote paths, in which legacy links have addresses.
        LogLevel crit
        ErrorLogFormat "[%t] [%l] %M"
        TraceEnable off
        # Apache's own pages quote the request.
        \(errorDocuments)

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
        ErrorDocument 404 "\(base)/%{reqenv:retour_missing}/404.html"

        \(ApacheExpressions.text(of: LinkRules(site)))

        # The response and the log.
        \(rewriting)

        # Only the files of pages are searched for directives.
        SetEnv \(ApacheIncludes.lessThanVariable) "<"
        <If "%{REQUEST_URI} =~ m#^\(base)/(?:\(LinkPattern.locale)|\(own))/.*\\.(?:html|txt|json)\\z#i">
            SetOutputFilter INCLUDES
            <IfModule mod_deflate.c>
                SetOutputFilter INCLUDES;DEFLATE
            </IfModule>
        </If>
        \(compressedFiles)

        # In the request for the chosen file, the variables of the link have the prefix REDIRECT_.
        \(headers)
        \(ApacheExpressions.text(of: LinkRules.clientNetwork))
        \(ApacheExpressions.target)
        \(ApacheExpressions.text(of: LinkRules.askedPath))
        """
    }

    private var errorDocuments: String {
        [
            (400, "Bad Request"), (405, "Method Not Allowed"), (408, "Request Timeout"),
            (411, "Length Required"), (413, "Content Too Large"), (414, "URI Too Long"),
            (417, "Expectation Failed"), (431, "Request Header Fields Too Large"),
            (501, "Not Implemented"), (505, "HTTP Version Not Supported"),
        ].map { "ErrorDocument \($0.0) \"\($0.0) \($0.1)\"" }.joined(separator: "\n")
    }

    private let own = LinkPattern.literal(LinkRules.defaultFolder)
    private let asked = LinkVariable.askedPath.name

    // MARK: Choosing the file

    private var rewriting: String {
        let (target, query) = (
            ApacheExpressions.reference(.targetPath), ApacheExpressions.reference(.targetQuery)
        )
        // The last one that exists counts.
        let pages: [LinkVariable] = [.fallbackPage, .fallbackListPage, .page, .listPage]
        let document = "%{ENV:retour_document}"
        return """
            RewriteEngine On
            RewriteRule "^" "-" [E=retour_missing:\(LinkRules.defaultFolder)]
            RewriteCond "\(folder)/\(locale)/404.html" -f
            RewriteRule "^" "-" [E=retour_missing:\(locale)]
            RewriteCond "%{REQUEST_METHOD}" "!^(?:GET|HEAD)$"
            RewriteRule "^" "-" [R=405,END]
            RewriteCond "%{ENV:REDIRECT_STATUS}" "^$"
            RewriteRule "(?:^|/)\\.(?!well-known/)" "-" [R=404,END]
            RewriteCond "%{ENV:REDIRECT_STATUS}" "^$"
            RewriteRule "^[^/]+/404\\." "-" [R=404,END]
            # Legacy links redirect to pages that exist, unless there is a file at their path. Apache
            # would complete a path with the host that the client names.
            RewriteCond "\(target)" "."
            RewriteCond "\(folder)\(ApacheExpressions.reference(.targetPage))" -f [OR]
            RewriteCond "\(folder)\(ApacheExpressions.reference(.fallbackTargetPage))" -f
            RewriteCond "%{REQUEST_FILENAME}" !-f
            RewriteRule "^" "-" [E=retour_redirects:yes]
            RewriteCond "%{ENV:retour_redirects}" "yes"
            RewriteCond "%{HTTP_HOST}" "!^(?:localhost|127\\.0\\.0\\.1|\\[::1\\])(?::[0-9]+)?$" [NC]
            RewriteRule "^" "\(site.baseURL.origin)\(target)?\(query)" [R=302,NE,END]
            RewriteCond "%{ENV:retour_redirects}" "yes"
            RewriteRule "^" "\(target)?\(query)" [R=302,NE,END]
            \(pages.map(ApacheExpressions.reference).map { page in
                """
                RewriteCond "\(folder)\(page)" -f
                RewriteRule "^" "-" [E=retour_document:\(page)]
                """
            }.joined(separator: "\n"))
            \(codings.map { coding in
                """
                RewriteCond "\(ApacheExpressions.reference(.known))" "^$"
                RewriteCond "%{HTTP:Accept-Encoding}" "\(accepts(coding.name))"
                \(send(document + coding.suffix))
                """
            }.joined(separator: "\n"))
            RewriteCond "\(document)" "."
            \(send(document))
            # A page in a language that this configuration does not know yet.
            RewriteCond "%{REQUEST_FILENAME}/index.html" -f
            RewriteRule "^(\(LinkPattern.locale)(?:/[^/]+)*)/?$" "\(base)/$1/index.html" [NC,END]
            \(codings.map { coding in
                """
                RewriteCond "%{HTTP:Accept-Encoding}" "\(accepts(coding.name))"
                RewriteCond "%{REQUEST_FILENAME}\(coding.suffix)" -f
                RewriteRule "^.+$" "$0\(coding.suffix)" [END]
                """
            }.joined(separator: "\n"))
            """
    }

    /// Sends a file of the site, if it exists.
    private func send(_ file: String) -> String {
        """
        RewriteCond "\(folder)\(file)" -f
        RewriteRule "^" "\(base)\(file)" [END]
        """
    }

    /// In the order of preference.
    private let codings = [(name: "br", suffix: ".br"), (name: "gzip", suffix: ".gz")]

    /// A content coding without RFC 9110's `q=0`.
    private func accepts(_ coding: String) -> String {
        "\\b\(coding)\\b(?![ \\t]*;[ \\t]*q=0(?:\\.0*)?(?:,|$))"
    }

    private var folder: String { "%{DOCUMENT_ROOT}\(base)" }
    private var base: String { site.baseURL.path }
    private var locale: String { ApacheExpressions.reference(.locale) }

    // MARK: Responses

    private var headers: String {
        let fields = SecurityHeaders.fields(
            of: site, policy: ContentSecurityPolicy.configuredHeader
        ).map {
            "Header always set \($0.name) \(ApacheExpressions.quoted($0.value))"
        }
        let isPrivate =
            "%{THE_REQUEST} =~ m#\(LinkPattern.separator)# || %{REQUEST_STATUS} == '302'"
        let fixedLocale = "REDIRECT_\(LinkVariable.fixedLocale.name)"
        return """
            \(fields.joined(separator: "\n"))
            Header always set Cache-Control "\(SecurityHeaders.publicCaching)"
            Header always set Cache-Control "\(SecurityHeaders.privateCaching)" "expr=\(isPrivate)"
            Header always set X-Robots-Tag "\(SecurityHeaders.privateRobots)" \
            "expr=\(isPrivate) || %{REQUEST_STATUS} == '404'"
            SetEnvIf Request_URI \
            "^\(LinkPattern.literal(base))/(\(LinkPattern.locale))/.*\\.html(?:\\.(?:br|gz))?$" \
            retour_language=$1
            Header always set Content-Language "%{retour_language}e" \
            "expr=-n reqenv('retour_language') && %{REQUEST_STATUS} != '302'"
            Header always merge Vary Accept-Language "expr=-z reqenv('\(fixedLocale)')"
            """
    }

    private var compressedFiles: String {
        let types = compressedTypes.map { type in
            """
            <FilesMatch "\\.\(type.pathExtension)\\.(?:br|gz)$">
                ForceType "\(type.mediaType)"
                SetEnv no-gzip
                SetEnv no-brotli
            </FilesMatch>
            """
        }
        // To mod_mime, .br is a text in Breton.
        let suffixes = codings.map { coding in
            """
            <FilesMatch "\\\(coding.suffix)$">
                RemoveEncoding \(coding.suffix)
                RemoveLanguage \(coding.suffix)
                Header set Content-Encoding \(coding.name)
            </FilesMatch>
            """
        }
        return (types + suffixes).joined(separator: "\n")
    }

    /// The types of the files that are there compressed: pages, and some assets.
    private var compressedTypes: [(pathExtension: String, mediaType: String)] {
        let pages = Format.allCases.map { ($0.pathExtension, $0.mediaType) }
        let assets = otherFiles.filter { $0.path.hasSuffix(".gz") }.map {
            let asset = Asset(path: String($0.path.dropLast(3)), bytes: [], digest: "")
            return (asset.pathExtension, asset.mediaType)
        }
        let types = Dictionary(pages + assets) { first, _ in first }
        return types.sorted { $0.key < $1.key }.map { (pathExtension: $0.key, mediaType: $0.value) }
    }
}
