internal import ArgumentParser
internal import Diagnostics
internal import Editing
internal import Foundation
internal import Pages
internal import Rejections
internal import SiteContent

struct AcceptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept", abstract: "Marks translations as matching their source.",
        discussion: """
            Records a digest of the source text in the front matter of each translation. 'retour \
            check' warns when the source changes. Compare the two texts before you accept one.
            """)

    @OptionGroup var content: ContentOptions

    @Argument(help: "Reasons whose translations to accept, such as dnsbl.")
    var reasons: [String] = []

    @Option(help: ArgumentHelp("Accept only the translations in this locale.", valueName: "tag"))
    var locale: String?

    @Flag(help: "Accept the translations of all reasons.")
    var all = false

    func validate() throws {
        guard reasons.isEmpty == all else {
            throw ValidationError("name the reasons whose translations to accept, or pass --all")
        }
    }

    func run() throws {
        let site = try content.site()
        let slugs = try all ? site.reasons.map(\.slug) : reasons.map { try slug($0, in: site) }
        let locales = try site.locales.filter { try locale.map(tag(in: site)) ?? $0 == $0 }
        let acceptance = TranslationAcceptance(site)
        var marked: [String] = []
        // Printed at the end: whoever reads the list may stop early, as 'head' does, which ends the
        // process at its next line.
        defer { for file in marked { Console.printResult(file) } }
        do {
            for slug in slugs {
                for locale in locales where try acceptance.accept(slug, locale) {
                    marked.append("\(content.folder)/reasons/\(slug)/\(locale).md")
                }
            }
        } catch {
            throw Console.failure(error.localizedDescription)
        }
        Console.printError(
            "\(marked.count) translation\(marked.count == 1 ? "" : "s") marked as matching "
                + "\(marked.count == 1 ? "its" : "their") source")
    }

    private func slug(_ name: String, in site: Site) throws -> Slug {
        guard let reason = site.reasons.first(where: { $0.slug.description == name }) else {
            let names = site.reasons.map(\.slug.description)
            throw ValidationError(
                "there is no reason '\(name)'\(Suggestion.clause(for: name, among: names))")
        }
        return reason.slug
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
