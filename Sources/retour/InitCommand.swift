internal import ArgumentParser
internal import Diagnostics
internal import Editing
internal import Foundation
internal import MailSettings
internal import Rejections
internal import SiteContent
internal import SourceFiles

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Creates the settings of a new site.",
        discussion: """
            Writes a site.yaml that can be built at once; the texts and facts come with the program. At \
            a terminal, asks for the name, the URL, and a way to reach you, unless they are given. \
            Existing files are never changed.

              retour init mysite
              retour init --name 'Example Mail' --base-url https://reject.example.org \\
                  --phone '+1 212 …' --postfix /etc/postfix/main.cf
            """)

    @Argument(help: ArgumentHelp("Folder of the new site.", valueName: "folder"))
    var folder = "."

    @Option(help: ArgumentHelp("Name of your organization.", valueName: "text"))
    var name: String?

    @Option(help: ArgumentHelp("Where the site will be published.", valueName: "URL"))
    var baseURL: String?

    @Option(
        help: ArgumentHelp(
            "Phone number for people whose mail is rejected, with + and the country code.",
            valueName: "number"))
    var phone: String?

    @Option(help: ArgumentHelp("Contact form for the same people.", valueName: "URL"))
    var form: String?

    @Option(
        help: ArgumentHelp(
            "Languages of the pages (default: all that come with the program).", valueName: "tag,…")
    )
    var locales: String?

    @Option(
        help: ArgumentHelp(
            "Language for readers who have none of them (default: yours, or en).",
            valueName: "tag"))
    var defaultLocale: LanguageTag?

    @Option(
        help: ArgumentHelp(
            "Who you are to the reader, once for each language: "
                + "\"en=the recipient's email provider\".", valueName: "tag=text"))
    var role: [String] = []

    @Option(help: ArgumentHelp("Legal notice: who is responsible.", valueName: "URL"))
    var imprint: String?

    @Option(help: ArgumentHelp("Privacy policy.", valueName: "URL"))
    var privacy: String?

    @Option(
        help: ArgumentHelp(
            "Blocklists that your mail server uses: zones, or names of lists.",
            valueName: "zone,…"))
    var blocklists: String?

    @Option(
        help: ArgumentHelp(
            "Take the blocklists from a main.cf, or from the output of 'postconf -n'.",
            valueName: "file"))
    var postfix: String?

    func run() throws {
        let folder = NewFolder(folder)
        for file in ["site.yaml", "Content/site.yaml"] where folder.has(file) {
            throw Console.failure(
                "\(folder.path(of: file)) already exists; edit it, or choose another folder")
        }
        let draft = try draft()
        do {
            try folder.write(draft.settings, to: "site.yaml")
        } catch {
            throw Console.failure(
                "cannot write \(folder.path(of: "site.yaml")): \(error.localizedDescription)")
        }
        Console.printResult(folder.path(of: "site.yaml"))
        for warning in warnings(of: draft) { Console.printError("warning: \(warning)") }
        Console.printError(
            InitSteps(folder: folder.path, draft, hasPostfix: postfix != nil).description)
    }

    private func draft() throws -> SiteDraft {
        let offer = ContentOffer(try Self.shipped)
        let main = try postfix.map(text)
        let locales = try chosenLocales(from: offer.locales)
        let role = try roles(in: locales)
        let lists = listNames(main).map { name in (name, BlocklistNames(offer.blocklists)) }
        let imprint = try imprint.map { try InitAnswer.url($0, "--imprint") }
        let privacy = try privacy.map { try InitAnswer.url($0, "--privacy") }
        let answers = try InitQuestions(name: name, baseURL: baseURL, phone: phone, form: form)
            .answers(domain: main.flatMap(Self.domain))
        var draft = SiteDraft(
            organization: answers.name, baseURL: answers.baseURL,
            defaultLocale: try chosenDefault(among: locales), locales: locales)
        (draft.phone, draft.form) = (answers.phone, answers.form)
        (draft.role, draft.imprint, draft.privacy) = (role, imprint, privacy)
        for (name, names) in lists { draft.add(listNamed: name, from: names) }
        return draft
    }

    /// The content that comes with the program.
    private static var shipped: SiteSources {
        get throws {
            let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
            guard let folder = SiteSources.shipped(with: program) else {
                throw Console.failure(SiteSources.MissingShippedSite(program: program))
            }
            return SiteSources(content: "\(folder)/Content")
        }
    }

    private func text(of path: String) throws -> String {
        do {
            return try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw Console.failure("\(path) cannot be read: \(error.localizedDescription)")
        }
    }

    /// The lists of the options, then those of the main.cf.
    private func listNames(_ main: String?) -> [String] {
        let named = (blocklists ?? "").split { $0 == "," || $0 == " " }.map(String.init)
        guard let main else { return named }
        let uses = PostfixConfiguration(ConfigurationText(main, path: postfix ?? "")).listUses
        // As they are in the file.
        return named + uses.filter { !$0.isAllowlist }.sorted { $0.place < $1.place }.map(\.name)
    }

    /// The domain that a main.cf names, if it is one.
    private static func domain(ofPostfix main: String) -> String? {
        let settings = PostfixSettings(ConfigurationText(main, path: ""))
        return settings.text("mydomain")
            ?? settings.text("myhostname").map { String($0.drop { $0 != "." }.dropFirst()) }
    }

    private func chosenLocales(from shipped: [LanguageTag]) throws -> [LanguageTag] {
        guard let locales else { return shipped }
        return try locales.split { $0 == "," || $0 == " " }.map { name in
            guard let tag = LanguageTag(String(name)), shipped.contains(tag) else {
                throw ValidationError(
                    "--locales: there are no texts in '\(name)'; available: "
                        + shipped.map(\.description).joined(separator: ", "))
            }
            return tag
        }
    }

    private func chosenDefault(among locales: [LanguageTag]) throws -> LanguageTag {
        if let defaultLocale {
            guard locales.contains(defaultLocale) else {
                throw ValidationError(
                    "--default-locale: '\(defaultLocale)' is not one of "
                        + locales.map(\.description).joined(separator: ", "))
            }
            return defaultLocale
        }
        let environment = ProcessInfo.processInfo.environment
        let variable = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }
            .first { !$0.isEmpty }
        let name = (variable ?? "").prefix { $0 != "." && $0 != "@" }.replacing("_", with: "-")
        let own = LanguageTag(String(name)).flatMap { tag in
            locales.first { $0 == tag } ?? locales.first { $0.language == tag.language }
        }
        guard
            let tag = own ?? locales.first(where: { $0.description == "en" }) ?? locales.first
        else { throw ValidationError("--locales must name at least one language") }
        return tag
    }

    private func roles(in locales: [LanguageTag]) throws -> [LanguageTag: SingleLine] {
        var roles: [LanguageTag: SingleLine] = [:]
        for text in role {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let tag = LanguageTag(parts[0]), locales.contains(tag),
                let words = SingleLine(parts[1])
            else {
                throw ValidationError(
                    "--role: write the language first, as in \"\(locales.first?.description ?? "en")"
                        + "=…\"; languages: "
                        + locales.map(\.description).joined(separator: ", "))
            }
            roles[tag] = words
        }
        if !roles.isEmpty, let missing = locales.first(where: { roles[$0] == nil }) {
            throw ValidationError("--role: say it in '\(missing)', too, with \"\(missing)=…\"")
        }
        return roles
    }

    private func warnings(of draft: SiteDraft) -> [String] {
        let urls = [draft.baseURL, draft.form, draft.imprint, draft.privacy].compactMap(\.self)
        let hosts = urls.map(\.host).compactMap { host in
            ReservedName.problem(withHost: host).map { "'\(host)' \($0)" }
        }
        let phones = [draft.phone?.description].compactMap(\.self).compactMap { phone in
            ReservedName.problem(withTelephone: phone).map { "'\(phone)' \($0)" }
        }
        return (Set(hosts).sorted() + phones).map { "\($0); replace it before you publish" }
            + draft.omittedBlocklists.map { "the blocklist '\($0.name)' \($0.problem)" }
    }
}

extension SiteDraft {
    /// Adds a list, or notes why the site cannot have it.
    fileprivate mutating func add(listNamed name: String, from names: BlocklistNames) {
        guard let list = names.list(named: name) else {
            let problem =
                "is not known; " + "add it later with 'retour new blocklist \(name)'"
                + Suggestion.clause(for: name, among: names.all)
            let line = SingleLine(replacingBreaksIn: name)
            if !omittedBlocklists.contains(where: { $0.name == line }) {
                omittedBlocklists.append((line, problem))
            }
            return
        }
        let line = SingleLine(replacingBreaksIn: list.linkNames.first?.description ?? name)
        if let problem = list.disqualification {
            if !omittedBlocklists.contains(where: { $0.name == line }) {
                omittedBlocklists.append((line, "\(problem); stop using it in the mail server"))
            }
        } else if !blocklists.contains(list.slug) {
            blocklists.append(list.slug)
        }
    }
}
