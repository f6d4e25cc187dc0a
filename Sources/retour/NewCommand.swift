internal import ArgumentParser
internal import Editing
internal import Foundation
internal import Rejections
internal import SiteContent

struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Begins a reason, a blocklist or a language as a draft.",
        discussion: """
            A draft is checked but not published. See it with 'retour serve --drafts'; publish it \
            by removing its line 'draft: true'.
            """,
        subcommands: [ReasonCommand.self, BlocklistCommand.self, LocaleCommand.self])

    struct Options: ParsableArguments {
        @OptionGroup var content: ContentOptions

        @Option(
            help: ArgumentHelp(
                "The day of the review that the new files name; today without.",
                valueName: "date"))
        var today: CalendarDate?

        /// Makes files, prints their paths and what comes next.
        func make(_ make: (Scaffold) throws -> [String], next: String) throws {
            let date = today ?? Self.currentDate
            let scaffold = Scaffold(
                content: content.folder, site: try content.site(), today: date)
            do {
                for path in try make(scaffold) { Console.printResult(path) }
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
            commandName: "reason", abstract: "Begins a rejection reason.")

        @OptionGroup var options: Options

        @Argument(help: "Its name in links: lower-case words, joined by hyphens.")
        var slug: Slug

        @Option(help: "Who must act: sender, provider, recipient, operator or nobody.")
        var actor: Actor = .sender

        @Option(help: "When sending again makes sense: never, after-fix, later or automatic.")
        var retry: Retry = .afterFix

        func run() throws {
            try options.make(
                { try $0.reason(slug, actor: actor, retry: retry) },
                next: "Write the text, look at it with 'retour serve --drafts', run 'retour check'."
            )
        }
    }

    struct BlocklistCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "blocklist", abstract: "Begins a blocklist.")

        @OptionGroup var options: Options

        @Argument(help: "The DNS name under which it is asked, such as bl.spamcop.net.")
        var zone: Zone

        @Option(help: ArgumentHelp("The file's name; made of the zone without.", valueName: "slug"))
        var name: Slug?

        func run() throws {
            let fallback = Slug(zone.description.replacing(".", with: "-"))
            guard let slug = name ?? fallback else {
                throw ValidationError("give the file a name with --name")
            }
            try options.make(
                { try $0.blocklist(zone, slug: slug) },
                next: "Write the facts, take what is confirmed out of 'unsure', run 'retour check'."
            )
        }
    }

    struct LocaleCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "locale", abstract: "Begins a language.")

        @OptionGroup var options: Options

        @Argument(help: "Its BCP 47 tag, such as fr or pt-BR.")
        var tag: LanguageTag

        func run() throws {
            try options.make(
                { try $0.locale(tag) },
                next: "Translate the phrases, then the texts: reasons/<slug>/\(tag).md.")
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
