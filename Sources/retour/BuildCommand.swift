internal import ArgumentParser
internal import Foundation
internal import Links
internal import Pages
internal import Publishing
internal import WebServers

struct BuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build", abstract: "Builds the site into a folder.",
        discussion: """
            The new site replaces the old one in one step once it is complete. Files in the folder \
            that no build created are kept.

            Most web servers fill in the pages themselves. The configuration they need for that is \
            written to a separate folder, which must not be served.
            """)

    @OptionGroup var options: SiteOptions

    @OptionGroup var server: WebServerOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("Output folder.", valueName: "folder"))
    var output = "_site"

    @Option(
        help: ArgumentHelp(
            "Folder for the web server's configuration (default: next to the site).",
            valueName: "folder"))
    var configuration: String?

    func run() throws {
        let site = try options.compiled()
        let server = self.server.server(for: site)
        let progress = Progress("Writing pages")
        let fileCount = try SiteWriter(output: output).write(server, progress: progress.show)
        progress.clear()
        Console.printResult(
            "\(output): \(site.pages.count) pages, \(site.locales.count) locales, "
                + "\(fileCount) files")
        try SiteWriter(output: configurationFolder).writeConfiguration(
            of: server, version: Retour.version)
        Console.printResult(
            server.configuration(version: Retour.version).isEmpty
                ? "Open \(URL(filePath: "\(output)/index.html").standardizedFileURL.absoluteString)"
                : "Include \(configurationFolder) in the configuration of \(type(of: server).title)"
        )
    }

    private var configurationFolder: String {
        var site = output
        while site.count > 1, site.hasSuffix("/") { site.removeLast() }
        return configuration ?? "\(site).\(server.name.type.name)"
    }
}
