internal import Links
package import Pages
internal import Rejections

/// Caddy, which fills in values with its templates.
package struct Caddy: WebServer {
    package static let name = "caddy"
    package static let title = "Caddy"
    package static let reloadCommand: String? = "systemctl reload caddy"
    package static let missingCapabilities = DirectiveFiles.missingCapabilities

    package let site: CompiledSite
    private let directives: DirectiveFiles

    package init(_ site: CompiledSite) {
        self.site = site
        directives = DirectiveFiles(site, CaddyTemplates.self)
    }

    package var otherFiles: [SiteFile] { directives.otherFiles }

    package var links: [SiteLink] { directives.links }

    package func files(of page: SitePage) -> [SiteFile] { directives.files(of: page) }

    package func configuration(version: String) -> [SiteFile] {
        let instructions = "In the block of the site, add: import site.caddy /var/www/reject"
        let text = """
            \(Self.head(version, instructions))

            root * {args.0}
            \(log)
            \(headers)
            @retour_public expression `!\(hasQuery)`
            header @retour_public Cache-Control `\(SecurityHeaders.publicCaching)`
            @retour_private expression `\(hasQuery)`
            header @retour_private X-Robots-Tag `\(SecurityHeaders.privateRobots)`
            header @retour_private Cache-Control `\(SecurityHeaders.privateCaching)`

            route {
            \(CaddyMaps.text(of: rules))

            \(CaddyMaps.text(of: rules.file))
            \(CaddyMaps.text(of: rules.ownPage))

            \(handling)
            }
            \(errors)

            """
        return [SiteFile(path: "site.caddy", text: text)]
    }

    private let hasQuery = "{http.request.orig_uri}.matches(r\"\(LinkPattern.separator)\")"

    private var rules: LinkRules { LinkRules(site) }

    // MARK: Responses

    private var headers: String {
        let fields = SecurityHeaders.fields(
            of: site, policy: ContentSecurityPolicy.configuredHeader
        ).map {
            "\t\($0.name) `\($0.value)`\n"
        }
        return "header {\n\(fields.joined())\t-Server\n}"
    }

    private var handling: String {
        let (target, known, file) = (
            CaddyMaps.placeholder(.target), CaddyMaps.placeholder(.known),
            CaddyMaps.placeholder(.file)
        )
        let pages = [.listPage, .page, .fallbackListPage, .fallbackPage, .ownPage].map(
            CaddyMaps.placeholder
        ).joined(separator: " ")
        return #"""
            @retour_method not method GET HEAD
            error @retour_method 405
            @retour_hidden {
            	path */.* */404.html
            	not path /.well-known/*
            }
            error @retour_hidden 404

            # Legacy links redirect to pages that exist, unless there is a file at their path.
            @retour_legacy {
            	expression `\#(target) != ""`
            	file {
            		try_files \#(CaddyMaps.placeholder(.targetPage)) \#(CaddyMaps.placeholder(.fallbackTargetPage))
            	}
            	not file {
            		try_files \#(file)
            	}
            }
            header @retour_legacy Cache-Control `\#(SecurityHeaders.privateCaching)`
            header @retour_legacy X-Robots-Tag `\#(SecurityHeaders.privateRobots)`
            redir @retour_legacy \#(target) 302

            header +Vary Accept-Language
            @retour_page file {
            	try_files \#(pages)
            }
            handle @retour_page {
            	route {
            		rewrite {http.matchers.file.relative}
            		@retour_language path_regexp retour_language ^/(\#(LinkPattern.locale))/
            		header @retour_language Content-Language {re.retour_language.1}

            		# A page with nothing to fill in is sent as it was compressed.
            		@retour_compressed {
            			expression `\#(known) == "" && {header.Accept-Encoding}.matches(r"\bgzip\b([ \t]*;[ \t]*q=(1|0?[.]0*[1-9])[0-9.]*)?[ \t]*(,|$)")`
            			file {
            				try_files {path}.gz
            			}
            		}
            		handle @retour_compressed {
            			file_server {
            				disable_canonical_uris
            				precompressed br gzip
            			}
            		}
            		# Any other page is a template, whose age and length are not those of the page.
            		handle {
            			request_header -Range
            			request_header -If-Modified-Since
            			request_header -If-None-Match
            			encode gzip
            			templates {
            				mime text/html text/plain application/json
            			}
            			file_server {
            				disable_canonical_uris
            			}
            		}
            	}
            }
            handle {
            	# A path that only looks like that of a page: its file would be sent unfilled.
            	@retour_unfilled path_regexp ^/(\#(LinkPattern.locale))(/[^/]+){0,2}[.](html|txt|json)$
            	error @retour_unfilled 404
            	uri strip_prefix \#(site.baseURL.path.isEmpty ? "/_" : site.baseURL.path)
            	@retour_absent not file
            	error @retour_absent 404
            	file_server {
            		disable_canonical_uris
            		precompressed br gzip
            	}
            }
            """#
    }

    private var errors: String {
        """
        handle_errors {
        \(headers)
        \theader Cache-Control `\(SecurityHeaders.privateCaching)`
        \theader X-Robots-Tag `\(SecurityHeaders.privateRobots)`
        \t@retour_missing expression `{err.status_code} == 404`
        \thandle @retour_missing {
        \t\t@retour_own file {
        \t\t\ttry_files /\(CaddyMaps.placeholder(.locale))/404.html \
        /\(LinkRules.defaultFolder)/404.html
        \t\t}
        \t\trewrite @retour_own {http.matchers.file.relative}
        \t\tfile_server {
        \t\t\tprecompressed br gzip
        \t\t}
        \t}
        }
        """
    }

    /// Without queries, keys, header fields, host names, and full addresses.
    private var log: String {
        """
        log {
        \tformat filter {
        \t\twrap json
        \t\tfields {
        \t\t\trequest>uri regexp `(?i)\(rules.askedPathExpression)` $1$2$3
        \t\t\trequest>host delete
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
}
