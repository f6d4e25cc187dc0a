internal import ArgumentParser
internal import Editing
internal import Foundation
internal import Rejections
internal import SiteContent

struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Creates a draft of a reason, guide, blocklist, or language.",
        discussion: """
            A draft is checked but not published. Preview it with 'retour serve --drafts'; publish \
            it by removing its line 'draft: true'.
            """,
        subcommands: [
            ReasonCommand.self, GuideCommand.self, BlocklistCommand.self, LocaleCommand.self,
        ])

    struct Options: ParsableArguments {
        @OptionGroup var content: ContentOptions

        @Option(
            help: ArgumentHelp("Review date in the new files (default: today).", valueName: "date"))
        var today: CalendarDate?

        /// Creates files, and prints their paths and the next steps.
        func create(_ create: (Scaffold) throws -> [String], next: String) throws {
            let date = today ?? Self.currentDate
            let scaffold = Scaffold(
                sources: try content.sources(), site: try content.partialSite(), today: date)
            do {
                for path in try create(scaffold) { Console.printResult(path) }
            } catch let refusal as Scaffold.Refusal {
                throw Console.failure(refusal)
            } catch {
                throw Console.failure(error.localizedDescription)
            }
            Console.printError(next)
        }

        private static var currentDate: CalendarDate {
            let text = Date.now.formatted(.iso8601.year().month().day())
            guard let date = CalendarDate(text) else { preconditionFailure("ISO 8601: \(text)") }
            return date
        }
    }

    struct ReasonCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reason", abstract: "Creates a draft of a rejection reason.")

        @OptionGroup var options: Options

        @Argument(help: "Name in links: lowercase words joined by hyphens.")
        var slug: Slug

        @Option(help: "Who can fix the problem.")
        var actor: Actor = .sender

        @Option(help: "When it makes sense to send again.")
        var retry: Retry = .afterFix

        func run() throws {
            try options.create(
                { try $0.reason(slug, actor: actor, retry: retry) }, next: NewCommand.nextForTexts)
        }
    }

    struct GuideCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "guide",
            abstract: "Creates a draft of a guide: a help page that is not about one rejection.")

        @OptionGroup var options: Options

        @Argument(help: "Name in links: lowercase words joined by hyphens.")
        var slug: Slug

        func run() throws {
            try options.create({ try $0.guide(slug) }, next: NewCommand.nextForTexts)
        }
    }

    private static let nextForTexts =
        "Next: write the text, preview it with 'retour serve --drafts', and run 'retour check'."

    struct BlocklistCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "blocklist", abstract: "Creates a draft of a blocklist.")

        @OptionGroup var options: Options

        @Argument(help: "DNS name under which the list is queried, such as bl.spamcop.net.")
        var zone: Zone

        @Option(
            help: ArgumentHelp(
                "Name of the new file (default: derived from the zone).", valueName: "slug"))
        var name: Slug?

        func run() throws {
            let fallback = Slug(zone.description.replacing(".", with: "-"))
            guard let slug = name ?? fallback else {
                throw ValidationError("the zone does not make a file name; pass one with --name")
            }
            try options.create(
                { try $0.blocklist(zone, slug: slug) },
                next: "Next: fill in the facts, remove the confirmed ones from 'unsure', and run "
                    + "'retour check'."
            )
        }
    }

    struct LocaleCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "locale", abstract: "Creates a draft of a language.")

        @OptionGroup var options: Options

        @Argument(help: "BCP 47 language tag, such as fr or pt-BR.")
        var tag: LanguageTag

        func run() throws {
            try options.create(
                { try $0.locale(tag) },
                next: "Next: translate the phrases, then the texts in reasons/<slug>/\(tag).md "
                    + "and guides/<slug>/\(tag).md.")
        }
    }
}

extension Slug: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }
}

extension Zone: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }
}

extension LanguageTag: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }
}

extension Actor: ExpressibleByArgument {}

extension Retry: ExpressibleByArgument {}
