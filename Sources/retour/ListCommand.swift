internal import ArgumentParser
internal import Diagnostics
internal import Editing
internal import Foundation
internal import JSON
internal import Rejections
internal import Replies
internal import SiteContent

struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists the site's reasons, guides, blocklists, locales, or phrases of replies.",
        discussion: """
            A reason or guide is shown with the state of its text in each locale: original, \
            current, outdated (the original has changed since), unmarked (see 'retour help \
            accept'), or missing. The phrases by which replies are recognized are in the order of \
            their rank: if a reply has several, the first of them decides.
            """)

    enum Inventory: String, ExpressibleByArgument, CaseIterable {
        case reasons
        case guides
        case blocklists
        case locales
        case replies
    }

    enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
        case table
        case json
    }

    @OptionGroup var content: ContentOptions

    @Argument(help: "What to list.")
    var inventory: Inventory

    @Option(
        help: ArgumentHelp("Only the phrases of this reason, with 'replies'.", valueName: "name"))
    var reason: String?

    @Option(help: "Output format.")
    var format: OutputFormat = .table

    func validate() throws {
        if reason != nil, inventory != .replies {
            throw ValidationError("--reason is for 'replies' only")
        }
    }

    func run() throws {
        let site = try content.site()
        if let reason { try require(reason, in: site) }
        let records =
            switch inventory {
            case .reasons: site.reasons.map { record(of: $0, in: site) }
            case .guides: site.guides.map { record(of: $0, in: site) }
            case .blocklists: site.blocklists.map { record(of: $0, in: site) }
            case .locales: site.locales.map { record(of: $0, in: site) }
            case .replies:
                site.replies.all.ranked.filter { phrase in
                    reason.map { $0 == phrase.reason.description } ?? true
                }.map(record(of:))
            }
        let table = TextTable(records)
        switch format {
        case .table: Console.printResult(table)
        case .json: Console.printResult(table.json)
        }
    }

    private func record(of reason: Reason, in site: Site) -> TextTable.Record {
        [
            ("reason", .string(reason.slug.description)), ("actor", .string(reason.actor.rawValue)),
            ("retry", .string(reason.retry.rawValue)),
            ("codes", .array(reason.codes.map { .string($0.description) })),
        ] + states(of: reason.slug, in: site) + [
            ("reviewed", .string(reason.reviewed.description)), ("state", state(reason.isDraft)),
        ]
    }

    private func record(of guide: Guide, in site: Site) -> TextTable.Record {
        [("guide", .string(guide.slug.description))] + states(of: guide.slug, in: site) + [
            ("reviewed", .string(guide.reviewed.description)), ("state", state(guide.isDraft)),
        ]
    }

    /// The state of a page's text in each locale.
    private func states(of page: Slug, in site: Site) -> TextTable.Record {
        site.locales.map { locale in
            let state = site.translationState(of: page, locale)
            return (locale.description, .string(state.rawValue))
        }
    }

    private func record(of blocklist: Blocklist, in site: Site) -> TextTable.Record {
        let status =
            switch blocklist.status {
            case .active: "active"
            case .disputed: "disputed"
            case .ended(let date?, _): "ended \(date)"
            case .ended(nil, _): "ended"
            }
        return [
            ("blocklist", .string(blocklist.slug.description)),
            ("zone", .string(blocklist.zones.first?.description)),
            ("kind", .string(blocklist.kind.rawValue)), ("status", .string(status)),
            ("used", .bool(site.usedBlocklists.contains(blocklist.slug))),
            ("confidence", .string(blocklist.confidence.rawValue)),
            ("checked", .string(blocklist.checked.description)),
            ("state", state(blocklist.isDraft)),
        ]
    }

    private func record(of locale: LanguageTag, in site: Site) -> TextTable.Record {
        let states = site.folders.map { site.translationState(of: $0.slug, locale) }
        func count(_ state: TranslationState) -> JSONValue {
            .number(states.count { $0 == state })
        }
        let name = Locale(identifier: "en").localizedString(forIdentifier: locale.description)
        return [
            ("locale", .string(locale.description)), ("name", .string(name)),
            ("original", count(.original)), ("current", count(.current)),
            ("outdated", count(.outdated)), ("unmarked", count(.unmarked)),
            ("missing", count(.missing)),
            ("state", state(site.languages[locale]?.isDraft == true)),
        ]
    }

    private func record(of phrase: ReplyPhrase) -> TextTable.Record {
        func texts(_ patterns: [ReplyPattern]) -> JSONValue {
            .array(patterns.map { .string($0.description) })
        }
        return [
            ("phrase", .string(phrase.text.description)),
            ("reason", .string(phrase.reason.description)), ("weight", .number(phrase.weight)),
            ("with", texts(phrase.with)), ("not", texts(phrase.not)),
        ]
    }

    private func require(_ reason: String, in site: Site) throws {
        let names = site.reasons.map(\.slug.description)
        guard !names.contains(reason) else { return }
        throw ValidationError(
            "there is no reason '\(reason)'\(Suggestion.clause(for: reason, among: names))")
    }

    private func state(_ isDraft: Bool) -> JSONValue { isDraft ? "draft" : "published" }
}
