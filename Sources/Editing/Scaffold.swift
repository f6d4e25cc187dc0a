internal import Foundation
package import Rejections
package import SiteContent
package import SourceFiles

/// Creates content for an editor to fill in: drafts, which are checked but not published.
package struct Scaffold {
    private let settings: SourceTree
    private let tree: SourceTree
    private let site: Site
    /// The date of the last review in new files.
    private let today: CalendarDate

    package init(sources: SiteSources, site: Site, today: CalendarDate) {
        settings = sources.settings
        tree = sources.content
        self.site = site
        self.today = today
    }

    /// Why nothing was created, and what to do.
    package struct Refusal: Error, CustomStringConvertible {
        package let description: String
    }

    /// Creates a reason: its facts, and its text in the default locale.
    /// - Returns: the new files.
    /// - Throws: `Refusal`, or an error of the file system.
    package func reason(_ slug: Slug, actor: Actor, retry: Retry) throws -> [String] {
        let folder = "reasons/\(slug)"
        try refuse(folder)
        try refuse("guides/\(slug)")
        let scaffold = try textScaffold
        let facts = """
            # yaml-language-server: $schema=\(schema("reason", from: "../../"))
            # A draft is checked but not published; remove this line to publish it.
            draft: true
            codes: []
            replies: []
            actor: \(actor.rawValue)
            retry: \(retry.rawValue)
            hurry: \(actor.usualHurry.rawValue)
            parameters: [code]
            related: []
            references: []
            reviewed: \(today)

            """
        var front = frontMatter(scaffold) + ["next: \(quoted(scaffold.next))"]
        if actor == .provider {
            front.append("forward:\n  provider: \(quoted(scaffold.forward))")
        }
        let text = "---\n\(front.joined(separator: "\n"))\n---\n\n\(scaffold.body)"
        return [
            try write(facts, to: "\(folder)/reason.yaml"),
            try write(text, to: "\(folder)/\(site.defaultLocale).md"),
        ]
    }

    /// Creates a guide: its facts, and its text in the default locale.
    /// - Returns: the new files.
    /// - Throws: `Refusal`, or an error of the file system.
    package func guide(_ slug: Slug) throws -> [String] {
        let folder = "guides/\(slug)"
        try refuse(folder)
        try refuse("reasons/\(slug)")
        let scaffold = try textScaffold
        let facts = """
            # yaml-language-server: $schema=\(schema("guide", from: "../../"))
            # A draft is checked but not published; remove this line to publish it.
            draft: true
            related: []
            reviewed: \(today)

            """
        // A guide has no part for administrators.
        let body = scaffold.body.lines.prefix { $0 != "---" }.joined(separator: "\n")
        let front = frontMatter(scaffold).joined(separator: "\n")
        return [
            try write(facts, to: "\(folder)/guide.yaml"),
            try write(
                "---\n\(front)\n---\n\n\(body)", to: "\(folder)/\(site.defaultLocale).md"),
        ]
    }

    private var textScaffold: TextScaffold {
        get throws {
            if let scaffold = site.languages[site.defaultLocale]?.scaffold { return scaffold }
            throw Refusal(
                description: "locales/\(site.defaultLocale).yaml has no 'scaffold' to begin a "
                    + "new text with; add it with title, short, summary, next, forward, and body")
        }
    }

    private func frontMatter(_ scaffold: TextScaffold) -> [String] {
        [
            "title: \(quoted(scaffold.title))", "short: \(quoted(scaffold.short))",
            "summary: \(quoted(scaffold.summary))",
        ]
    }

    /// Creates a blocklist: the facts of one zone.
    /// - Returns: the new files.
    /// - Throws: `Refusal`, or an error of the file system.
    package func blocklist(_ zone: Zone, slug: Slug) throws -> [String] {
        let file = "blocklists/\(slug).yaml"
        try refuse(file)
        if let owner = site.blocklists.first(where: { $0.zones.contains(zone) }) {
            throw Refusal(
                description: "the zone '\(zone)' already belongs to "
                    + tree.path("blocklists/\(owner.slug).yaml"))
        }
        let facts = """
            # yaml-language-server: $schema=\(schema("blocklist", from: "../"))
            # A draft is checked but not published; remove this line to publish it.
            draft: true
            name: \(zone)
            operator: \(zone)
            website: https://\(zone)/
            kind: address
            zones: [\(zone)]
            lists: [spam-source]
            codes:
              127.0.0.2: listed
            removal:
              by: admin
            unsure: [operator, website, lists, codes, by]
            checked: \(today)
            confidence: low

            """
        return [try write(facts, to: file)]
    }

    /// Creates a language: the phrases of the default locale, to be translated.
    /// - Returns: the files that were created or changed.
    /// - Throws: `Refusal`, or an error of the file system.
    package func locale(_ tag: LanguageTag) throws -> [String] {
        let file = "locales/\(tag).yaml"
        try refuse(file)
        let standard = "locales/\(site.defaultLocale).yaml"
        let phrases = String(
            decoding: try tree.parts(of: standard)[0].bytes(standard, .yaml), as: UTF8.self)
        let settingsFile = SiteSources.settingsFile
        let settings = String(
            decoding: try settings.bytes(settingsFile, .yaml), as: UTF8.self)
        guard let changed = adding(tag, to: settings) else {
            throw Refusal(
                description: "'locales' in \(self.settings.path(settingsFile)) is not a "
                    + "list on one line such as [de, en]; write it that way, so that '\(tag)' can be added"
            )
        }
        let header = """
            # yaml-language-server: $schema=\(schema("locale", from: "../"))
            # A draft is checked but not published; remove this line when everything is translated.
            draft: true

            """
        let rest = phrases.lines.filter { !$0.hasPrefix("# yaml-language-server:") }
            .joined(separator: "\n")
        return [
            try write(header + rest, to: file),
            try write(changed, to: settingsFile, in: self.settings),
        ]
    }

    /// `site.yaml` with one more locale.
    private func adding(_ tag: LanguageTag, to settings: String) -> String? {
        var lines = settings.lines
        guard let index = lines.firstIndex(where: { $0.hasPrefix("locales:") }),
            let open = lines[index].firstIndex(of: "["),
            let close = lines[index].lastIndex(of: "]"), open < close
        else { return nil }
        lines[index].insert(contentsOf: ", \(tag)", at: close)
        return lines.joined(separator: "\n")
    }

    // MARK: Files

    private func refuse(_ file: String) throws {
        if tree.has(file) {
            throw Refusal(
                description: "\(tree.path(file)) already exists; edit it, or choose another name")
        }
    }

    /// - Parameter tree: where to, if not to the content.
    private func write(_ text: String, to file: String, in tree: SourceTree? = nil) throws -> String
    {
        let path = (tree ?? self.tree).ownPath(file)
        try Overrides.write(Data(text.utf8), to: path)
        return path
    }

    /// Where a new file finds its schema.
    /// - Parameter up: the way from the file to the content.
    private func schema(_ name: String, from up: String) -> String {
        let file = "schemas/\(name).schema.json"
        return tree.isOwn(file) || !tree.has(file) ? up + file : tree.path(file)
    }

    /// A YAML string in double quotes.
    private func quoted(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            .replacing("\n", with: "\\n")
        return "\"\(escaped)\""
    }
}

extension Actor {
    /// What usually helps a sender who cannot wait, if this one must act.
    fileprivate var usualHurry: Hurry {
        switch self {
        case .sender, .provider, .unknown: .anotherAddress
        case .recipient, .operator: .phone
        case .nobody: .wait
        }
    }
}
