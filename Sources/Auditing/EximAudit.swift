internal import Rejections

/// What is missing or wrong in Exim's ACLs.
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
            let zone = facts.list(named: name)?.zone.description ?? String(name)
            var findings = facts.findings(asking: name, at: place(setting))
            if name.count == entry.count {
                findings.append(
                    Finding(
                        .error, place(setting),
                        "'\(zone)' is asked without return codes: an error message of the list, "
                            + "127.255.255.254, would refuse everybody; write '\(zone)=127.0.0.2' "
                            + "or what 'retour mail-server exim' writes"))
            }
            return findings
        }
    }

    /// A text has its link on the last line, and is not broken elsewhere: Exim breaks a line of over
    /// 75 characters at a blank behind the 35th.
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
            report(.error, "the message has its link not on the last line; put it there")
        } else if let blank = last.lastIndex(of: " "),
            last.count > 75, last.distance(from: last.startIndex, to: blank) > 35
        {
            report(
                .warning,
                "Exim breaks this message before its link; keep the text before it "
                    + "under 35 characters")
        }
        if setting.value.contains("$dnslist_domain"), settings.contains(where: asksWithKey) {
            report(
                .error, "$dnslist_domain tells your secret key to senders; name the list instead")
        }
        if !setting.value.allSatisfy(\.isASCII) {
            report(.error, "the message has other characters than US-ASCII; replies must not")
        }
        return findings
    }

    private func asksWithKey(_ setting: Setting) -> Bool {
        setting.name == "dnslists"
            && setting.value.split(whereSeparator: { " :=".contains($0) }).contains(
                where: facts.isKeyed)
    }
}
