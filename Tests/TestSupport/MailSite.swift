package import Foundation

/// A site for tests of mail servers, in words of its own: a page for each reason that mail servers
/// link to, five blocklists in use, one of them with keys and a part
/// that has a page of its own, and a defunct one. The names of the lists
/// contain what is special in the configuration of one mail server or another.
///
/// Its templates and the phrases of its pages are those of the fixture `small`. Of the shipped content
/// it has only the words by which replies are recognized.
package enum MailSite {
    package static func write(to folder: URL) throws {
        let small = SiteFolder.fixture("small")
        for path in ["Content/reasons", "Content/blocklists", "Content/locales"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: path), withIntermediateDirectories: true)
        }
        for path in ["Templates", "Public", "Content/locales/en.yaml"] {
            try FileManager.default.copyItem(
                at: small.appending(path: path), to: folder.appending(path: path))
        }
        for (path, text) in files {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        try copyReplies(to: folder)
    }

    private static func copyReplies(to folder: URL) throws {
        let own = reasons.split(separator: "\n").compactMap { $0.split(separator: " ").first }
        for path in own.map({ "Content/reasons/\($0)/replies.yaml" }) + ["Content/replies.yaml"] {
            let shipped = SiteFolder.project.appending(path: path)
            guard FileManager.default.fileExists(atPath: shipped.path) else { continue }
            try FileManager.default.copyItem(at: shipped, to: folder.appending(path: path))
        }
    }

    /// A reason: its name, who can fix it, and the parameters of its page.
    private static let reasons = """
        account-locked sender
        arc provider ip
        attachment sender
        auth-required sender ip
        backscatter provider ip list
        country-block operator ip
        dkim provider ip
        dmarc provider ip
        dnsbl provider ip list
        dnsbl-broken operator ip list
        domain-reputation provider ip list
        dynamic-ip sender ip
        greylisting nobody ip
        helo provider ip
        link-listed sender ip
        local-block provider ip
        mail-loop recipient
        mailbox-disabled recipient
        mailbox-full recipient
        malformed provider ip
        malware sender ip
        moved sender
        no-mail-domain sender
        no-reverse-dns provider ip
        non-ascii-address sender
        protocol-error provider ip
        rate-limit nobody ip
        relay-denied sender ip
        restricted-recipient recipient
        sender-domain provider ip
        sender-refused recipient ip
        sender-verify provider ip
        spam-content sender ip
        spf provider ip
        temporary nobody
        tls-required provider ip
        too-big sender
        unknown sender ip
        user-unknown sender
        """

    /// The reasons whose texts explain lists, by kind of list.
    private static let explanations = [
        "dnsbl":
            "{address: dnsbl, dynamic-range: dynamic-ip, backscatter: backscatter, domain: domain-reputation, "
            + "ended: dnsbl-broken}",
        "dnsbl-broken": "{ended: dnsbl-broken}",
        "backscatter": "{backscatter: backscatter}",
        "domain-reputation": "{domain: domain-reputation}",
    ]

    private static var files: [String: String] {
        var files = settings
        for reason in reasons.split(separator: "\n") {
            let fields = reason.split(separator: " ").map(String.init)
            let (name, actor) = (fields[0], fields[1])
            let folder = "Content/reasons/\(name)"
            files["\(folder)/reason.yaml"] = """
                actor: \(actor)
                retry: after-fix
                hurry: phone
                parameters: [\(fields.dropFirst(2).joined(separator: ", "))]
                \(explanations[name].map { "lists: \($0)\n" } ?? "")reviewed: 2026-11-24

                """
            files["\(folder)/en.md"] = """
                ---
                title: Title of \(name)
                summary: Summary of \(name).
                next: Do this first.
                \(actor == "provider" ? "forward: {provider: Please fix it.}\n" : "")---

                ## What to do

                1. Fix it.

                ---

                ## For administrators

                Details.

                """
        }
        return files
    }

    private static let settings = [
        "Content/site.yaml": """
        organization: Example Mail
        base-url: https://reject.example
        default-locale: en
        locales: [en]
        contact:
          phone: "+49 30 23125 000"
        blocklists: [spamcop, spamhaus-zen, spamhaus-dbl, backscatterer, dnl]

        """,
        "Content/blocklists/spamcop.yaml": list(
            #"Spam {# Cop {= 1 =} {% if %} ${DBDIR} \"#, "address", "bl.spamcop.net"),
        "Content/blocklists/spamhaus-zen.yaml": list(
            #"ZEN */ ` '; process.exit(1); //"#, "address", "zen.spamhaus.org",
            """
            keyed-zones: [zen.dq.spamhaus.net]
            ipv6: true
            parts:
              - {list: spamhaus-pbl, codes: ["127.0.0.[10..11]"]}
            """,
            codes: ["127.0.0.[2..7]", "127.0.0.[9..11]", "127.0.0.30"]),
        "Content/blocklists/spamhaus-pbl.yaml": list(
            "PBL", "dynamic-range", "pbl.spamhaus.org", codes: ["127.0.0.[10..11]"]),
        "Content/blocklists/spamhaus-dbl.yaml": list(
            #"DBL " $(id) `id` %s $$ "#, "domain", "dbl.spamhaus.org", codes: ["127.0.1.[2..99]"]),
        "Content/blocklists/backscatterer.yaml": list(
            "Backscatterer", "backscatter", "ips.backscatterer.org"),
        "Content/blocklists/dnl.yaml": list("Comment of m4", "address", "bl.dnl.example"),
        "Content/blocklists/dead.yaml": list(
            "Dead", "address", "bl.dead.example", "ended: 2013"),
        "Templates/page.mustache": """
        <!DOCTYPE html>
        <html lang="{{language}}">
        <head><title>{{title}}</title></head>
        <body>
        <h1>{{title}}</h1>
        <p class="actor">{{actor-text}}</p>
        <dl>
        <dt>Known</dt>
        {{#ip}}
        <dd><code>{{ip}}</code></dd>
        {{/ip}}
        {{#list}}
        <dd><code>{{list}}</code></dd>
        {{/list}}
        </dl>
        </body>
        </html>

        """,
    ]

    private static func list(
        _ name: String, _ kind: String, _ zone: String, _ more: String = "",
        codes: [String] = ["127.0.0.2"]
    ) -> String {
        """
        name: '\(name.replacing("'", with: "''"))'
        operator: Operator
        website: https://list.example/
        kind: \(kind)
        zones: [\(zone)]
        lists: [spam-source]
        codes:
        \(codes.map { "  \($0): listed" }.joined(separator: "\n"))
        removal: {by: nobody, expiry: PT24H}
        \(more.isEmpty ? "" : more + "\n")checked: 2026-11-24
        confidence: high

        """
    }
}
