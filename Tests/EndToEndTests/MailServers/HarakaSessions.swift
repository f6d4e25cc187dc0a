import Foundation
import Testing

/// The generated plugin in Node, with real blocklists. `Fixtures/mail/haraka-plugin.js` takes the
/// place of Haraka, which Debian does not have.
enum HarakaSessions {
    private static let base = MailCase.base

    /// What precedes a reply, as the fixture reads it, the reply, and what its page shows.
    private struct Session {
        let before: String
        let reply: [String]
        var page: (reason: String, actor: String)?
        var facts: [String] = []
    }

    private static func listed(
        _ address: String, _ list: String, _ reason: String, _ actor: String = "provider",
        part: String? = nil, sender: String = "a@sender.example"
    ) -> Session {
        Session(
            before: #"{"ip": "\#(address)", "sender": "\#(sender)"}"#,
            reply: [
                "550 5.7.1 Service unavailable; client [\(address)] blocked using \(list); see "
                    + "\(base)/dnsbl?ip=\(address)&list=\(part ?? list)"
            ], page: (reason, actor), facts: [address, part ?? list])
    }

    private static let lists = [
        listed("192.0.2.1", "bl.spamcop.net", "dnsbl"),
        listed("192.0.2.3", "zen.spamhaus.org", "dnsbl"),
        listed("2001:db8::66", "zen.spamhaus.org", "dnsbl"),
        listed(
            "192.0.2.6", "zen.spamhaus.org", "dynamic-ip", "sender", part: "pbl.spamhaus.org"),
        listed("192.0.2.4", "ips.backscatterer.org", "backscatter", sender: ""),
        Session(
            before: #"{"ip": "192.0.2.9", "sender": "a@spammer.example"}"#,
            reply: [
                "550 5.7.1 Service unavailable; domain blocked using dbl.spamhaus.org; see "
                    + "\(base)/dnsbl?list=dbl.spamhaus.org"
            ], page: ("domain-reputation", "provider"), facts: ["dbl.spamhaus.org"]),
    ]

    private static let accepted = [
        ("192.0.2.9", "a@sender.example", false), ("192.0.2.254", "a@sender.example", false),
        ("192.0.2.4", "a@sender.example", false), ("2001:db8::9", "", false),
        ("192.0.2.1", "a@sender.example", true),
    ].map { address, sender, relaying in
        Session(
            before: #"{"ip": "\#(address)", "sender": "\#(sender)", "relaying": \#(relaying)}"#,
            reply: ["250 sender OK"])
    }

    /// What other plugins reject, and what Haraka itself says.
    private static let other = [
        rejected(
            #"{"plugin": "clamd", "hook": "data_post", "message": "Message is infected with Eicar"}"#,
            ["550 Message is infected with Eicar"], "malware", "sender", ["192.0.2.9"]),
        rejected(
            #"{"plugin": "greylist", "hook": "rcpt_ok", "code": "DENYSOFT", "dsn": [451, "4.7.1 Later"]}"#,
            ["451 4.7.1 Later"], "greylisting", "nobody", ["192.0.2.9"]),
        rejected(
            #"{"plugin": "access", "hook": "mail", "message": ["No.", "Never."]}"#,
            ["550-No.", "550 Never."], "sender-refused", "recipient", ["192.0.2.9"]),
        rejected(
            #"{"plugin": "rcpt-ldap", "hook": "rcpt", "message": "No such user"}"#,
            ["550 No such user"], "user-unknown", "sender"),
        rejected(
            #"{"plugin": "something.else", "hook": "mail", "message": "Go away"}"#,
            ["550 Go away"], "unknown", "sender", ["192.0.2.9"]),
        replied(550, "Message too big!", "too-big", "sender"),
        replied(500, "Unrecognized command", "protocol-error", "provider", ["192.0.2.9"]),
    ]

    private static func rejected(
        _ plugin: String, _ reply: [String], _ reason: String, _ actor: String,
        _ facts: [String] = []
    ) -> Session {
        let link = "; see \(base)/\(reason)" + (facts.isEmpty ? "" : "?ip=192.0.2.9")
        return Session(
            before: #"{"ip": "192.0.2.9", "rejected": \#(plugin)}"#,
            reply: reply.dropLast() + [(reply.last ?? "") + link], page: (reason, actor),
            facts: facts)
    }

    private static func replied(
        _ code: Int, _ text: String, _ reason: String, _ actor: String, _ facts: [String] = []
    ) -> Session {
        let link = "; see \(base)/\(reason)" + (facts.isEmpty ? "" : "?ip=192.0.2.9")
        return Session(
            before: #"{"ip": "192.0.2.9", "reply": [\#(code), "\#(text)"]}"#,
            reply: ["\(code) \(text)\(link)"], page: (reason, actor), facts: facts)
    }

    private static let long = String(repeating: "x", count: 351)

    /// Replies that remain unchanged.
    private static let untouched = [
        ("[550, \"\(long)\"]", "550 \(long)"),
        ("[554, \"No; see \(base)/spf\"]", "554 No; see \(base)/spf"),
        ("[250, \"OK\"]", "250 OK"),
    ].map { input, reply in
        Session(before: #"{"ip": "192.0.2.9", "reply": \#(input)}"#, reply: [reply])
    }

    /// Runs all sessions through the plugin: each rejection ends in its link, and all else remains
    /// unchanged.
    /// - Returns: the rejections whose links are to be opened.
    static func replies(in lab: MailLab) async throws -> [(MailCase, [String])] {
        let plugin = lab.folder.path + "/retour/haraka/retour.js"
        #expect(try await lab.run("node", ["--check", plugin]) == "")
        let sessions = lists + accepted + other + untouched
        let input = sessions.map(\.before).joined(separator: "\n")
        try Data(input.utf8).write(to: lab.folder.appending(path: "sessions"))
        let printed = try await lab.run(
            "bash",
            [
                "-c", #"node "$1" "$2" <"$3""#, "bash",
                MailLab.fixtures.appending(path: "haraka-plugin.js").path, plugin,
                lab.folder.path + "/sessions",
            ])
        let replies = try printed.split(separator: "\n").map { line in
            try JSONDecoder().decode([String].self, from: Data(line.utf8))
        }
        #expect(replies == sessions.map(\.reply))
        return zip(sessions, replies).compactMap { session, reply in
            session.page.map { page in
                (
                    MailCase(
                        "", reply: session.reply.last ?? "", page: page.reason, page.actor,
                        session.facts), reply
                )
            }
        }
    }
}
