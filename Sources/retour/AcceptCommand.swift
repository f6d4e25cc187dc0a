internal import ArgumentParser
internal import Editing
internal import Foundation
internal import Pages
internal import Rejections
internal import SiteContent

struct AcceptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept", abstract: "Marks translations as up to date with their source.",
        discussion: """
            Notes in a translation's front matter a digest of the text it was made of. 'check' \
            warns when that text changes. Compare the two before you accept.
            """)

    @OptionGroup var content: ContentOptions

    @Argument(help: "The reasons, such as dnsbl.")
    var reasons: [String] = []

    @Option(help: ArgumentHelp("Only this language.", valueName: "tag"))
    var locale: String?

    @Flag(help: "The translations of all reasons.")
    var all = false

    func validate() throws {
        guard reasons.isEmpty == all else {
            throw ValidationError("name the reasons whose translations you accept, or use --all")
        }
    }

    func run() throws {
        let site = try content.site()
        let slugs = try all ? site.reasons.map(\.slug) : reasons.map { try slug($0, in: site) }
        let locales = try site.locales.filter { try locale.map(tag(in: site)) ?? $0 == $0 }
        let acceptance = TranslationAcceptance(site)
        var count = 0
        do {
            for slug in slugs {
                for locale in locales where try acceptance.accept(slug, locale) {
                    count += 1
                    Console.printResult("\(content.folder)/reasons/\(slug)/\(locale).md")
                }
            }
        } catch {
            throw Console.failure(error.localizedDescription)
        }
        Console.printError("\(count) translations marked as up to date")
    }

    private func slug(_ name: String, in site: Site) throws -> Slug {
        guard let reason = site.reasons.first(where: { $0.slug.description == name }) else {
            throw ValidationError("there is no reason '\(name)'")
        }
        return reason.slug
    }

    private func tag(in site: Site) -> (String) throws -> LanguageTag {
        { name in
            guard let tag = site.locales.first(where: { $0.description == name }) else {
                throw ValidationError(
                    "'\(name)' is none of the site's locales: "
                        + site.locales.map(\.description).joined(separator: ", "))
            }
            return tag
        }
    }
}
