// A small site on disk for tests, removed with its value.

package import Foundation
package import SourceFiles

/// A folder with Content, Templates, and Public: three reasons, a guide, two blocklists, two
/// languages. The templates and phrases are those of the fixture `bilingual`, so nothing here depends
/// on what the project ships, except for the script that fills in the pages of a static host.
package final class SiteFolder {
    package let root: URL

    package init() throws {
        root = FileManager.default.temporaryDirectory
            .appending(path: "retour-test-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: Self.fixture("bilingual"), to: root)
        try FileManager.default.copyItem(
            at: Self.project.appending(path: "Public/retour.js"),
            to: root.appending(path: "Public/retour.js"))
        for (file, text) in Self.files { try write(file, text) }
    }

    /// A folder with what `fill` writes to it.
    package init(_ fill: (URL) throws -> Void) throws {
        root = FileManager.default.temporaryDirectory
            .appending(path: "retour-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        try fill(root)
    }

    deinit {
        // Nothing is left to do if the system's own cleaning came first.
        try? FileManager.default.removeItem(at: root)
    }

    /// The folder of the package.
    package static var project: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    }

    /// A folder in `Fixtures/`.
    package static func fixture(_ name: String) -> URL {
        project.appending(path: "Tests/EndToEndTests/Fixtures/\(name)")
    }

    package var sources: SiteSources {
        SiteSources(
            content: path("Content"), templates: path("Templates"), assets: path("Public"))
    }

    package func path(_ relative: String) -> String {
        root.appending(path: relative).path
    }

    package func read(_ relative: String) throws -> String {
        try String(contentsOf: root.appending(path: relative), encoding: .utf8)
    }

    package func write(_ relative: String, _ text: String) throws {
        let target = root.appending(path: relative)
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: target)
    }

    package func remove(_ relative: String) throws {
        try FileManager.default.removeItem(at: root.appending(path: relative))
    }

    /// Replaces a text that is in the file exactly once.
    package func edit(_ relative: String, _ old: String, _ new: String) throws {
        let text = try read(relative)
        guard text.ranges(of: old).count == 1 else {
            throw EditError(file: relative, text: old)
        }
        try write(relative, text.replacing(old, with: new))
    }

    /// Adds a service that has no zone of its own: "rating", asked with a key at `r.rating.example`.
    package func addService() throws {
        try edit(
            "Content/reasons/dnsbl/reason.yaml", "{address: dnsbl,",
            "{address: dnsbl, reputation: dnsbl,")
        try write(
            "Content/blocklists/rating.yaml",
            """
            name: The Rating
            operator: Rating Society
            website: https://rating.example/
            kind: reputation
            keyed-zones: [r.rating.example]
            removal: {}
            checked: 2026-11-24
            confidence: high

            """)
    }

    /// A message as it reads when the command runs in the folder.
    package func relative(_ message: String) -> String {
        message.replacing(root.path + "/", with: "")
    }

    struct EditError: Error {
        let file: String
        let text: String
    }

    /// The facts and texts of the folder that `init()` makes: all of `Content/` but the locales.
    package static let files = [
        "Content/site.yaml": """
        organization: Example Mail
        base-url: https://reject.example
        default-locale: de
        locales: [de, en]
        contact:
          phone: "+49 30 23125 000"
        blocklists: [alive]

        """,
        "Content/blocklists/alive.yaml": """
        name: The Living List
        operator: List Society
        website: https://list.example/
        kind: address
        zones: [bl.list.example]
        keyed-zones: [dq.list.example]
        lists: [spam-source, botnet]
        codes:
          127.0.0.2: listed
        lookup: https://list.example/?ip={ip}
        removal:
          by: nobody
          expiry: PT24H
        checked: 2026-11-24
        confidence: high

        """,
        "Content/blocklists/dead.yaml": """
        name: The Dead List
        operator: Nobody
        website: https://dead.example/
        kind: address
        zones: [bl.dead.example]
        ended: 2013
        checked: 2026-11-24
        confidence: high

        """,
        "Content/reasons/dnsbl/reason.yaml": """
        codes: [5.7.1]
        replies: [554]
        actor: provider
        retry: after-fix
        hurry: another-address
        parameters: [ip, list, code]
        related: [too-big]
        lists: {address: dnsbl, ended: dnsbl-broken}
        references: [RFC 5782 §2.1]
        reviewed: 2026-11-24

        """,
        "Content/reasons/dnsbl/de.md": text("Gesperrt", forward: true),
        "Content/reasons/dnsbl/en.md": text(
            "Blocked", forward: true, source: "4105af299745"),
        "Content/reasons/dnsbl-broken/reason.yaml": """
        actor: operator
        retry: later
        hurry: phone
        parameters: [ip, list]
        lists: {address: dnsbl-broken}
        reviewed: 2026-11-24

        """,
        "Content/reasons/dnsbl-broken/de.md": text("Unser Fehler"),
        "Content/reasons/dnsbl-broken/en.md": text("Our fault", source: "50212c8f3662"),
        "Content/reasons/too-big/reason.yaml": """
        codes: [5.3.4]
        actor: sender
        retry: after-fix
        hurry: same-file
        reviewed: 2026-11-24

        """,
        "Content/reasons/too-big/de.md": text("Zu groß", parameter: false),
        "Content/reasons/too-big/en.md": text(
            "Too big", parameter: false, source: "348c02717a5a"),
        "Content/guides/first-steps/guide.yaml": """
        related: [dnsbl]
        reviewed: 2026-11-24

        """,
        "Content/guides/first-steps/de.md": guide("Erste Schritte"),
        "Content/guides/first-steps/en.md": guide("First steps", source: "da048795c2fc"),
    ]

    /// - Parameter source: as for `text`.
    private static func guide(_ title: String, source: String? = nil) -> String {
        """
        ---
        title: \(title)
        summary: \(title), {{organization}}.
        \(source.map { "source: de \($0)\n" } ?? "")---

        Read [this](/dnsbl), or [what you read now](/first-steps).

        """
    }

    /// - Parameter source: the digest of the German text that this is an accepted translation of.
    private static func text(
        _ title: String, forward: Bool = false, parameter: Bool = true, source: String? = nil
    ) -> String {
        """
        ---
        title: \(title)
        summary: \(title), {{organization}}.
        next: Do this first.
        \(forward ? "forward: {provider: Please help.}\n" : "")\(source.map { "source: de \($0)\n" } ?? "")---

        ## What to do

        1. Do *this*.
        2. Then [that](/too-big).

        \(parameter ? "{{#ip}}Server `{{ip}}`.{{/ip}}{{^ip}}A server.{{/ip}}\n" : "")
        ---

        ## For administrators

        Look at <https://www.rfc-editor.org/rfc/rfc5321>.

        """
    }
}
