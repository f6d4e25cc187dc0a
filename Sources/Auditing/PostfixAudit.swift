internal import Rejections

/// Checks the parameters of a Postfix configuration.
package struct PostfixAudit {
    private let settings: [Setting]
    private let path: String
    private let facts: SiteFacts

    /// - Parameter text: a main.cf, or the output of `postconf -n`.
    package init(_ text: String, path: String, _ facts: SiteFacts) {
        settings = Setting.postfix(text)
        (self.path, self.facts) = (path, facts)
    }

    /// Whether Postfix adds links that it does not log.
    package var hasFooters: Bool {
        value("smtpd_reject_footer_maps") != nil || value("smtpd_reject_footer") != nil
    }

    package var findings: [Finding] {
        (settings.flatMap(listFindings) + replyFindings).sorted()
    }

    private func value(_ name: String) -> String? {
        settings.last { $0.name == name && !$0.value.isEmpty }?.value
    }

    private func place(_ setting: Setting) -> String { "\(path):\(setting.line):1" }

    /// Problems with the lists that a parameter queries.
    private func listFindings(_ setting: Setting) -> [Finding] {
        let words = setting.value.split { $0 == " " || $0 == "," || $0 == "\t" }.map(String.init)
        var findings = QueriedName.all(in: setting).flatMap {
            listFindings($0, at: place(setting))
        }
        for (restriction, argument) in zip(words, words.dropFirst())
        where restriction.hasPrefix("permit_dnswl_") || restriction.hasPrefix("permit_rhswl_") {
            findings += allowlistFindings(argument, restriction, setting)
        }
        return findings
    }

    /// A warning if an allowlist would let everyone pass as soon as it declines a query: dnswl.org
    /// then answers with an address that looks like high trust.
    private func allowlistFindings(
        _ entry: String, _ restriction: String, _ setting: Setting
    ) -> [Finding] {
        let parts = entry.split(separator: "=", maxSplits: 1).map(String.init)
        guard let list = facts.list(named: parts[0])?.blocklist else { return [] }
        let filter = parts.count == 2 ? AnswerPattern(parts[1]) : nil
        guard parts.count == 1 || filter != nil,
            let refusal = list.answers.refusals.first(where: { filter?.overlaps($0) ?? true })
        else { return [] }
        let listings = list.answers.listings.map(\.pattern).filter { !$0.overlaps(refusal) }
        let example = listings.last.map { "; leave it out, as in '\(parts[0])=\($0)'" } ?? ""
        return [
            Finding(
                .warning, place(setting),
                "'\(restriction) \(entry)' accepts '\(refusal)', with which '\(parts[0])' "
                    + "declines queries over its limit: everyone would then pass\(example)")
        ]
    }

    private func listFindings(_ queried: QueriedName, at place: String) -> [Finding] {
        var findings = facts.findings(querying: queried.name, at: place)
        let name = facts.list(named: queried.name)?.name.description ?? queried.name
        if queried.answers == nil {
            findings.append(
                Finding(
                    .error, place,
                    "'\(name)' is queried without return codes: an error response of the list, "
                        + "127.255.255.254, would reject all mail; write '\(name)=127.0.0.2' or "
                        + "what 'retour mail-server postfix' generates"))
        }
        let map = queried.isPostscreen ? "postscreen_dnsbl_reply_map" : "rbl_reply_maps"
        if facts.isKeyed(queried.name), value(map) == nil {
            findings.append(
                Finding(
                    .error, place,
                    "replies would expose your secret key for '\(name)'; set \(map)"))
        }
        return findings
    }

    private var replyFindings: [Finding] {
        var findings: [Finding] = []
        if !hasFooters {
            findings.append(
                Finding(
                    .warning, path,
                    "smtpd_reject_footer_maps is not set: rejections have no link; see 'retour "
                        + "mail-server postfix'"))
        }
        if value("postscreen_dnsbl_sites") != nil, value("postscreen_reject_footer_maps") == nil,
            !hasFooters
        {
            findings.append(
                Finding(
                    .warning, path,
                    "postscreen_reject_footer_maps is not set: postscreen's rejections have no "
                        + "link"))
        }
        if let template = settings.last(where: { $0.name == "default_rbl_reply" }) {
            findings += templateFindings(template)
        }
        return findings
    }

    /// The names that smtpd expands in `default_rbl_reply`. At any other name it exits.
    private static let macros: Set<String> = [
        "client", "client_address", "client_name", "client_port", "helo_name", "localtime",
        "rbl_class", "rbl_code", "rbl_domain", "rbl_reason", "rbl_txt", "rbl_what", "recipient",
        "recipient_domain", "recipient_name", "reverse_client_name", "sender", "sender_domain",
        "sender_name", "server_name",
    ]

    private func templateFindings(_ setting: Setting) -> [Finding] {
        var findings: [Finding] = []
        let names = setting.value.split(separator: "$", omittingEmptySubsequences: false)
            .dropFirst()
            .map { piece in
                piece.drop { $0 == "{" || $0 == "(" }
                    .prefix { $0.isLetter || $0.isNumber || $0 == "_" }
            }
        for name in names where !name.isEmpty && !Self.macros.contains(String(name)) {
            findings.append(
                Finding(
                    .error, place(setting),
                    "default_rbl_reply contains '$\(name)', which smtpd does not know: it would exit "
                        + "without a reply to the first listed sender; remove it"))
        }
        if !setting.value.contains("\(facts.base)/") {
            findings.append(
                Finding(
                    .warning, place(setting), "default_rbl_reply has no link to \(facts.base)"))
        }
        if !setting.value.allSatisfy(\.isASCII) {
            findings.append(
                Finding(
                    .error, place(setting),
                    "default_rbl_reply contains characters other than US-ASCII; replies must not "
                        + "contain any"))
        }
        return findings
    }
}
