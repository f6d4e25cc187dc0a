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

    @Argument(help: "The reason or guide, such as dnsbl.")
    var name: String

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
                or: "'\(text)' is not a list in blocklists/ of the site's content")
        }
        let tag = try locale.map { text in
            try site.locales.first { $0.description.lowercased() == text.lowercased() }.unwrapped(
                or:
                    "the site has no locale '\(text)'; available: "
                    + site.locales.map(\.description).joined(separator: ", "))
        }
        let page = try site.pages.first { page in
            page.locale == tag ?? site.defaultLocale && isNamed(page.subject, listName)
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

    /// Whether a page is the requested one.
    private func isNamed(_ subject: Subject, _ list: ListName?) -> Bool {
        switch subject {
        case .reason(let slug, let other): slug.description == name && other == list
        case .guide(let slug): slug.description == name && list == nil
        case .blocklists: name == Subject.blocklistsName && list == nil
        case .index, .notFound: false
        }
    }

    /// Whether a page may be the requested one, or is needed to list the pages.
    private func isNeeded(_ subject: Subject, _ tag: LanguageTag) -> Bool {
        switch subject {
        case .reason(_, nil), .guide, .blocklists: true
        case .reason(let slug, _?): list != nil && slug.description == name
        case .index, .notFound: false
        }
    }

    private func missingPage(in site: CompiledSite) -> String {
        let slugs = site.pages.compactMap { page in
            switch page.subject {
            case .reason(let slug, nil), .guide(let slug):
                page.locale == site.defaultLocale ? slug.description : nil
            case .reason, .index, .blocklists, .notFound: nil
            }
        }
        return slugs.contains(name)
            ? "'\(name)' has no pages for blocklists; omit --list"
            : "there is no reason or guide '\(name)'; available: "
                + slugs.joined(separator: ", ")
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
