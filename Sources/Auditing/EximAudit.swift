internal import Rejections

/// Checks the ACLs of an Exim configuration.
package struct EximAudit {
    private let settings: [Setting]
    private let path: String
    private let facts: SiteFacts

    package init(_ text: String, path: String, _ facts: SiteFacts) {
        settings = Setting.exim(text)
        (self.path, self.facts) = (path, facts)
    }

    package var findings: [Finding] {
        settings.flatMap { setting -> [Finding] in
            switch setting.name {
            case "dnslists": listFindings(setting)
            case "message": messageFindings(setting)
            default: []
            }
        }.sorted()
    }

    private func place(_ setting: Setting) -> String { "\(path):\(setting.line):1" }

    private func listFindings(_ setting: Setting) -> [Finding] {
        setting.value.split(separator: " : ").flatMap { entry -> [Finding] in
            let entry = entry.split(separator: "/")[0].filter { $0 != " " }
            let name = entry.prefix { !"=&!".contains($0) }
            let listName = facts.list(named: name)?.name.description ?? String(name)
            var findings = facts.findings(querying: name, at: place(setting))
            if name.count == entry.count {
                findings.append(
                    Finding(
                        .error, place(setting),
                        "'\(listName)' is queried without return codes: an error response of the "
                            + "list, 127.255.255.254, would reject all mail; write "
                            + "'\(listName)=127.0.0.2' "
                            + "or what 'retour mail-server exim' generates"))
            }
            return findings
        }
    }

    /// A message has its link on its last line, and Exim does not break that line: it breaks lines
    /// of more than 75 characters at a space after the 35th.
    private func messageFindings(_ setting: Setting) -> [Finding] {
        let lines = setting.value.split(separator: "\\n", omittingEmptySubsequences: false)
        guard let last = lines.last, setting.value.contains("://") else {
            return []
        }
        var findings: [Finding] = []
        func report(_ severity: Finding.Severity, _ problem: String) {
            findings.append(Finding(severity, place(setting), problem))
        }
        if !last.contains("://") {
            report(.error, "the message does not have its link on the last line; move it there")
        } else if Self.branches(of: last).contains(where: { text in
            text.lastIndex(of: " ").map { space in
                text.count > 75 && text.distance(from: text.startIndex, to: space) > 35
            } ?? false
        }) {
            report(
                .warning,
                "Exim breaks this message before its link; shorten the text before it to fewer "
                    + "than 35 characters")
        }
        if setting.value.contains("$dnslist_domain"), settings.contains(where: queriesWithKey) {
            report(
                .error,
                "$dnslist_domain exposes your secret key to senders; write the list's name instead"
            )
        }
        if !setting.value.allSatisfy(\.isASCII) {
            report(
                .error,
                "the message contains characters other than US-ASCII; replies must not contain any"
            )
        }
        return findings
    }

    /// The texts with a link of which one is sent: those within the braces of `${if …}`, or all.
    private static func branches(of text: Substring) -> [Substring] {
        guard text.contains("${if ") else { return [text] }
        return text.split { "{}".contains($0) }.filter { $0.contains("://") }
    }

    private func queriesWithKey(_ setting: Setting) -> Bool {
        setting.name == "dnslists"
            && setting.value.split(whereSeparator: { " :=".contains($0) }).contains(
                where: facts.isKeyed)
    }
}
