internal import ArgumentParser
internal import Links
internal import Pages
internal import Rejections

struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "Prints one page with everything filled in.")

    @OptionGroup var options: SiteOptions

    @Flag(help: "Show drafts too.")
    var drafts = false

    @Argument(help: "The reason, such as dnsbl.")
    var reason: String

    @Option(help: ArgumentHelp("The language; the site's default without.", valueName: "tag"))
    var locale: String?

    @Option(help: ArgumentHelp("The address of the sending server.", valueName: "address"))
    var ip: String?

    @Option(help: ArgumentHelp("The zone of the blocklist.", valueName: "zone"))
    var list: String?

    @Option(help: ArgumentHelp("The enhanced status code.", valueName: "code"))
    var code: String?

    @Option(help: "html, text or json.")
    var format: Format = .html

    func run() throws {
        let address = try ip.map { text in
            try IPAddress(text).unwrapped(or: "'\(text)' is no IPv4 or IPv6 address")
        }
        let statusCode = try code.map { text in
            try EnhancedStatusCode(text).unwrapped(
                or:
                    "'\(text)' is no enhanced status code such as 5.7.1")
        }
        let site = try options.compiled(withDrafts: drafts, pages: isNeeded)
        let zone = try list.map { text in
            try site.catalogue.zone(utf8: Array(text.utf8)).unwrapped(
                or:
                    "'\(text)' is no zone of Content/blocklists")
        }
        let tag = try locale.map { text in
            try site.locales.first { $0.description.lowercased() == text.lowercased() }.unwrapped(
                or:
                    "'\(text)' is none of the site's locales: "
                    + site.locales.map(\.description).joined(separator: ", "))
        }
        let page = try site.pages.first { page in
            page.locale == tag ?? site.defaultLocale
                && page.subject == Slug(reason).map { .reason($0, zone) }
        }.unwrapped(or: missingPage(in: site))
        let query = LinkQuery(ip: address, code: statusCode, list: zone)
        Console.printResult(page.page(in: format).filled(with: query))
    }

    /// Whether a page may be the one that is asked for, or tells what reasons there are.
    private func isNeeded(_ subject: Subject, _ tag: LanguageTag) -> Bool {
        guard case .reason(let slug, let zone) = subject else { return false }
        return zone == nil || list != nil && slug.description == reason
    }

    private func missingPage(in site: CompiledSite) -> String {
        let slugs = site.pages.compactMap { page in
            if case .reason(let slug, nil) = page.subject, page.locale == site.defaultLocale {
                slug.description
            } else {
                nil
            }
        }
        return slugs.contains(reason)
            ? "the reason '\(reason)' has no pages for blocklists; leave --list out"
            : "there is no reason '\(reason)'; there are: \(slugs.joined(separator: ", "))"
    }
}

extension Format: ExpressibleByArgument {}

extension Optional {
    /// The value, or wrong usage with this message.
    fileprivate func unwrapped(or message: @autoclosure () -> String) throws -> Wrapped {
        guard let self else { throw ValidationError(message()) }
        return self
    }
}
