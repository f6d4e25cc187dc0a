internal import Foundation
internal import MailSettings

/// Checks the parameters of a Postfix configuration.
package struct PostfixAudit {
    private let configuration: PostfixConfiguration
    private let path: String
    private let facts: SiteFacts

    /// - Parameters:
    ///   - text: a main.cf, or the output of `postconf -n`. The master.cf in the folder of a main.cf
    ///     counts, too.
    ///   - read: a file that the configuration names; `nil` if it cannot be read.
    package init(
        _ text: String, path: String, _ facts: SiteFacts,
        read: @escaping (String) -> String? = PostfixAudit.contents
    ) {
        let file = { (path: String) in read(path).map { ConfigurationText($0, path: path) } }
        let isMain = path == "main.cf" || path.hasSuffix("/main.cf")
        let master = isMain ? file(path.dropLast("main.cf".count) + "master.cf") : nil
        configuration = PostfixConfiguration(
            ConfigurationText(text, path: path), master: master, read: file)
        (self.path, self.facts) = (path, facts)
    }

    package static func contents(ofFile path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether Postfix adds links to the site that it does not log.
    package var hasFooters: Bool {
        links("smtpd_reject_footer_maps") != false && value("smtpd_reject_footer_maps") != nil
            || links("smtpd_reject_footer") == true
    }

    package var findings: [Finding] {
        let lists = PostfixListAudit(configuration: configuration, facts: facts).findings
        return Set(lists + replyFindings).sorted()
    }

    private func value(_ name: String) -> String? {
        configuration.settings.value(name)?.string
    }

    /// Whether the text or the tables of a parameter contain links to the site; `nil` if there is
    /// nothing that can be read.
    private func links(_ name: String) -> Bool? {
        guard name.hasSuffix("_maps") else {
            return configuration.settings.parameter(name)
                .map { $0.value.string.contains(facts.base) }
        }
        let tables = configuration.tables(name)
        guard !tables.contains(where: { $0.entries == nil }) else { return nil }
        return tables.flatMap { $0.entries ?? [] }
            .contains { $0.value.string.contains(facts.base) }
    }

    private func place(_ parameter: PostfixParameter) -> String { parameter.place.description }

    private var replyFindings: [Finding] {
        var findings: [Finding] = []
        let footers = ["smtpd_reject_footer_maps", "smtpd_reject_footer"]
            .filter { value($0) != nil }
            .compactMap(configuration.settings.parameter)
        if !hasFooters {
            let foreign = footers.last.map {
                Finding(.warning, place($0), "\($0.name) has no link to \(facts.base)")
            }
            findings.append(
                foreign
                    ?? Finding(
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
        if let template = configuration.settings.parameter("default_rbl_reply") {
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

    private func templateFindings(_ setting: PostfixParameter) -> [Finding] {
        let text = setting.value.string
        var findings: [Finding] = []
        let names = text.split(separator: "$", omittingEmptySubsequences: false)
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
        if !text.contains("\(facts.base)/") {
            findings.append(
                Finding(
                    .warning, place(setting), "default_rbl_reply has no link to \(facts.base)"))
        }
        if !text.allSatisfy(\.isASCII) {
            findings.append(
                Finding(
                    .error, place(setting),
                    "default_rbl_reply contains characters other than US-ASCII; replies must not "
                        + "contain any"))
        }
        return findings
    }
}
