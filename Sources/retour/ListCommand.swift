internal import ArgumentParser
internal import Editing
internal import Foundation
internal import Links
internal import Rejections
internal import SiteContent

struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Prints the reasons, blocklists or languages there are.",
        discussion: """
            With the state of each text: original, current, outdated (its source has changed \
            since), unmarked (see 'retour help accept') or missing.
            """)

    enum Subject: String, ExpressibleByArgument, CaseIterable {
        case reasons
        case blocklists
        case locales
    }

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table
        case json
    }

    @Option(help: ArgumentHelp("The texts and facts.", valueName: "folder"))
    var content = "Content"

    @Argument(help: "reasons, blocklists or locales.")
    var subject: Subject

    @Option(help: "table or json.")
    var format: Format = .table

    func run() throws {
        let site = try Console.content(content)
        let records =
            switch subject {
            case .reasons: reasons(site)
            case .blocklists: blocklists(site)
            case .locales: locales(site)
            }
        switch format {
        case .table: Console.printResult(TextTable(records).description)
        case .json: Console.printResult(try TextTable(records).json())
        }
    }

    private func reasons(_ site: Site) -> [TextTable.Record] {
        site.reasons.map { reason in
            let states = site.locales.map { locale in
                (locale.description, site.translationState(of: reason.slug, locale).rawValue)
            }
            return [
                ("reason", reason.slug.description), ("actor", reason.actor.rawValue),
                ("retry", reason.retry.rawValue),
                ("codes", reason.codes.map(\.description).joined(separator: " ")),
            ] + states + [
                ("reviewed", reason.reviewed.description), ("state", state(reason.isDraft)),
            ]
        }
    }

    private func blocklists(_ site: Site) -> [TextTable.Record] {
        site.blocklists.map { list in
            let status =
                switch list.status {
                case .active: "active"
                case .disputed: "disputed"
                case .ended(let date, _): "ended \(date?.description ?? "")"
                }
            return [
                ("blocklist", list.slug.description), ("zone", list.zones.first?.description ?? ""),
                ("kind", list.kind.rawValue),
                ("status", status.trimmingCharacters(in: .whitespaces)),
                ("used", site.usedBlocklists.contains(list.slug) ? "yes" : "no"),
                ("confidence", list.confidence.rawValue),
                ("checked", list.checked.description), ("state", state(list.isDraft)),
            ]
        }
    }

    private func locales(_ site: Site) -> [TextTable.Record] {
        site.locales.map { locale in
            let states = site.reasons.map { site.translationState(of: $0.slug, locale) }
            func count(_ state: TranslationState...) -> String {
                "\(states.count { state.contains($0) })"
            }
            return [
                ("locale", locale.description),
                (
                    "name",
                    Locale(identifier: "en").localizedString(forIdentifier: locale.description)
                        ?? ""
                ),
                ("original", count(.original)), ("current", count(.current)),
                ("outdated", count(.outdated)), ("unmarked", count(.unmarked)),
                ("missing", count(.missing)),
                ("state", state(site.languages[locale]?.isDraft == true)),
            ]
        }
    }

    private func state(_ isDraft: Bool) -> String { isDraft ? "draft" : "published" }
}
