internal import ArgumentParser
internal import Diagnostics
internal import Editing
internal import Foundation
internal import Pages
internal import Rejections
internal import SiteContent

struct AcceptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Marks translations, or your versions of shipped files, as up to date.",
        discussion: """
            Of a translation, records a digest of the source text in its front matter; of your \
            version of a shipped file, such as dnsbl/de, a copy of the shipped one below .shipped/. \
            'retour check' warns when the source or the shipped file changes. Compare the two \
            before you accept one.
            """)

    @OptionGroup var content: ContentOptions

    @Argument(
        help: "Reasons and guides whose translations to accept, such as dnsbl, or files of yours.")
    var pages: [String] = []

    @Option(help: ArgumentHelp("Accept only the translations in this locale.", valueName: "tag"))
    var locale: String?

    @Flag(help: "Accept all translations, and all your versions of shipped files.")
    var all = false

    func validate() throws {
        guard pages.isEmpty == all else {
            throw ValidationError("name what to accept, or pass --all")
        }
    }

    func run() throws {
        let overrides = Overrides(try content.sources())
        let files = locale == nil ? overrides.all : []
        let named = files.filter { all || pages.contains(where: $0.isNamed) }
        do {
            for file in named { try overrides.record(file.path) }
        } catch {
            throw Console.failure(error.localizedDescription)
        }
        for file in named { Console.printResult(file.own) }
        let others = pages.filter { name in !named.contains { $0.isNamed(name) } }
        guard all || !others.isEmpty else { return }
        try acceptTranslations(of: others)
    }

    private func acceptTranslations(of pages: [String]) throws {
        let site = try content.site()
        let folders = try all ? site.folders : pages.map { try folder($0, in: site) }
        let locales = try site.locales.filter { try locale.map(tag(in: site)) ?? $0 == $0 }
        let acceptance = TranslationAcceptance(site, try content.sources())
        var marked: [String] = []
        // Printed at the end: whoever reads the list may stop early, as 'head' does, which ends the
        // process at its next line.
        defer { for file in marked { Console.printResult(file) } }
        do {
            for folder in folders {
                for locale in locales {
                    if let file = try acceptance.accept(folder, locale) { marked.append(file) }
                }
            }
        } catch {
            throw Console.failure(error.localizedDescription)
        }
        Console.printError(
            "\(marked.count) translation\(marked.count == 1 ? "" : "s") marked as matching "
                + "\(marked.count == 1 ? "its" : "their") source")
    }

    private func folder(_ name: String, in site: Site) throws -> PageFolder {
        guard let folder = site.folders.first(where: { $0.slug.description == name }) else {
            let names = site.folders.map(\.slug.description)
            throw ValidationError(
                "there is no reason or guide '\(name)'\(Suggestion.clause(for: name, among: names))"
            )
        }
        return folder
    }

    private func tag(in site: Site) -> (String) throws -> LanguageTag {
        { name in
            guard let tag = site.locales.first(where: { $0.description == name }) else {
                throw ValidationError(
                    "the site has no locale '\(name)'; available: "
                        + site.locales.map(\.description).joined(separator: ", "))
            }
            return tag
        }
    }
}
