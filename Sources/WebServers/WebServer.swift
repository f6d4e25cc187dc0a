// Pages become files and configuration for a web server.

package import Pages

/// A kind of web server that the files of a site can be made for.
package protocol WebServer: Sendable {
    /// What `--for` calls it.
    static var name: String { get }
    /// What its makers call it.
    static var title: String { get }
    /// What the built-in server does and this one cannot.
    static var missingCapabilities: Set<Capability> { get }

    var site: CompiledSite { get }

    init(_ site: CompiledSite)

    /// The files of one page in all formats.
    /// - Throws: `WebServerError.noBody`.
    func files(of page: SitePage) throws(WebServerError) -> [SiteFile]

    /// The served files that belong to no page.
    var otherFiles: [SiteFile] { get }

    /// What the operator includes in the server's own configuration; never served.
    var configuration: [SiteFile] { get }
}
