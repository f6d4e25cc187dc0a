internal import ArgumentParser
internal import Links
internal import Pages
internal import Rejections

struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "Prints one page, filled in.")

    @OptionGroup var options: SiteOptions

    @Flag(help: "Include drafts.")
    var drafts = false

    @Argument(help: "The reason, such as dnsbl.")
    var reason: String

    @Option(
        help: ArgumentHelp("Language tag (default: the site's default locale).", valueName: "tag"))
    var locale: String?

    @Option(help: ArgumentHelp("IP address of the sending server.", valueName: "address"))
    var ip: String?

    @Option(help: ArgumentHelp("Zone of the blocklist, or name of the service.", valueName: "name"))
    var list: String?

    @Option(help: ArgumentHelp("Enhanced status code.", valueName: "code"))
    var code: String?

    @Option(help: "Output format.")
    var format: Format = .html

    func run() throws {
        let values = try Parameter.allCases.compactMap { parameter in
            try text(of: parameter).map { text in
                try parameter.value(utf8: Array(text.utf8)).unwrapped(
                    or: "'\(text)' is not \(parameter.noun)")
            }
        }
        let site = try options.compiled(withDrafts: drafts, pages: isNeeded)
        let listName = try list.map { text in
            try site.catalogue.list(utf8: Array(text.utf8)).unwrapped(
                or:
                    "'\(text)' is not a list in \(options.content.folder)/blocklists")
        }
        let tag = try locale.map { text in
            try site.locales.first { $0.description.lowercased() == text.lowercased() }.unwrapped(
                or:
                    "the site has no locale '\(text)'; available: "
                    + site.locales.map(\.description).joined(separator: ", "))
        }
        let page = try site.pages.first { page in
            page.locale == tag ?? site.defaultLocale
                && page.subject == Slug(reason).map { .reason($0, listName) }
        }.unwrapped(or: missingPage(in: site))
        let query = LinkQuery(values, list: listName)
        Console.printResult(page.page(in: format).filled(with: query).bytes)
    }

    /// The option for a parameter.
    private func text(of parameter: Parameter) -> String? {
        switch parameter {
        case .ip: ip
        case .code: code
        }
    }

    /// Whether a page may be the requested one, or is needed to list the reasons.
    private func isNeeded(_ subject: Subject, _ tag: LanguageTag) -> Bool {
        guard case .reason(let slug, let list) = subject else { return false }
        return list == nil || self.list != nil && slug.description == reason
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
            ? "the reason '\(reason)' has no pages for blocklists; omit --list"
            : "there is no reason '\(reason)'; available: \(slugs.joined(separator: ", "))"
    }
}

extension Format: ExpressibleByArgument {}

extension Optional {
    /// The value, or a usage error with this message.
    fileprivate func unwrapped(or message: @autoclosure () -> String) throws -> Wrapped {
        guard let self else { throw ValidationError(message()) }
        return self
    }
}
