internal import Foundation
internal import MailSettings

/// Checks the message of a statement of Exim that refuses.
struct EximMessageAudit {
    let statement: EximStatement
    let facts: SiteFacts

    var findings: [Finding] {
        guard statement.verb.refuses || statement.verb == .require else { return [] }
        return statement.items.filter { $0.name == "message" }.flatMap { item in
            let (text, place) = (item.value.string, item.place.description)
            return linkFindings(text, place)
                + [keyFinding(text, place), characterFinding(text, place)].compactMap(\.self)
        }
    }

    /// A message has its link on its last line, and Exim does not break that line: it breaks lines
    /// of more than 75 characters at a space after the 35th.
    private func linkFindings(_ text: String, _ place: String) -> [Finding] {
        // The value of a macro that another file defines is not known.
        guard !Self.isMacro(text) else { return [] }
        guard text.contains("\(facts.base)/") else {
            return [Finding(.warning, place, "the message has no link to \(facts.base)")]
        }
        guard let last = text.replacing("\\n", with: "\n").split(separator: "\n").last,
            last.contains("://")
        else {
            return [
                Finding(
                    .error, place,
                    "the message does not have its link on the last line; move it there")
            ]
        }
        let isBroken = Self.branches(of: last).contains { text in
            text.lastIndex(of: " ").map { space in
                text.count > 75 && text.distance(from: text.startIndex, to: space) > 35
            } ?? false
        }
        guard isBroken else { return [] }
        return [
            Finding(
                .warning, place,
                "Exim breaks this message before its link; shorten the text before it to fewer "
                    + "than 35 characters")
        ]
    }

    private static func isMacro(_ text: String) -> Bool {
        text.wholeMatch(of: /[A-Z][A-Z0-9]*_[A-Z0-9_]+/) != nil
    }

    /// The texts with a link of which one is sent: those within the braces of `${if …}`, or all.
    private static func branches(of text: Substring) -> [Substring] {
        guard text.contains("${if ") else { return [text] }
        return text.split { "{}".contains($0) }.filter { $0.contains("://") }
    }

    private func keyFinding(_ text: String, _ place: String) -> Finding? {
        let uses = statement.items.filter { $0.name == "dnslists" }
            .flatMap { EximListUse.all(in: $0.value) ?? [] }
        guard text.contains(/\$\{?dnslist_domain/),
            uses.contains(where: { facts.isKeyed($0.name) })
        else { return nil }
        return Finding(
            .error, place,
            "$dnslist_domain exposes your secret key to senders; write the list's name instead")
    }

    private func characterFinding(_ text: String, _ place: String) -> Finding? {
        text.allSatisfy(\.isASCII)
            ? nil
            : Finding(
                .error, place,
                "the message contains characters other than US-ASCII; replies must not contain any")
    }
}
