internal import ArgumentParser
internal import Foundation
internal import Links
internal import Pages
internal import Publishing
internal import WebServers

struct BuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build", abstract: "Writes the website into a folder.",
        discussion: """
            The new site replaces the old one in one step when it is complete. Files in the folder \
            that no build made are kept.

            Most web servers fill in a page themselves; what their configuration includes for that \
            is written into a folder of its own, which is not to be served.
            """)

    @OptionGroup var options: SiteOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("Where the site goes.", valueName: "folder"))
    var output = "_site"

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp(
            "The web server: \(WebServerName.allValueStrings.joined(separator: ", ")).",
            valueName: "server"))
    var server = WebServerName.plain

    @Option(
        help: ArgumentHelp(
            "Where the web server's configuration goes; beside the site without.",
            valueName: "folder"))
    var configuration: String?

    func run() throws {
        let clock = ContinuousClock()
        let start = clock.now
        let site = try options.compiled()
        do {
            let server = server.type.init(site)
            let summary = try SiteWriter(output: output).write(server)
            try SiteWriter(output: configurationFolder).writeConfiguration(of: server)
            let seconds = (clock.now - start).formatted(
                .units(allowed: [.seconds], width: .wide, fractionalPart: .show(length: 2))
                    .locale(Locale(identifier: "en")))
            Console.printResult(
                "\(output): \(site.pages.count) pages, \(site.locales.count) locales, "
                    + "\(summary.fileCount) files in \(seconds)")
            guard server.configuration.isEmpty else {
                Console.printResult(
                    "Include \(configurationFolder) in the configuration of \(title)")
                return
            }
            Console.printResult("Open \(Self.example(in: site, output: output))")
        } catch {
            throw Console.failure(error)
        }
    }

    private var title: String { server.type.title }

    private var configurationFolder: String {
        var site = output
        while site.count > 1, site.hasSuffix("/") { site.removeLast() }
        return configuration ?? "\(site).\(server.type.name)"
    }

    /// A page that shows what the site is for: the first one of a blocklist, or the index.
    private static func example(in site: CompiledSite, output: String) -> String {
        let page =
            site.pages.first { page in
                if case .reason(_, .some) = page.subject { true } else { false }
            } ?? site.pages.first
        let path = page.map { SitePath.page($0.subject, $0.locale) } ?? ""
        let url = URL(filePath: output).standardizedFileURL.appending(path: path)
        return url.appending(path: "index.html").absoluteString
    }
}
