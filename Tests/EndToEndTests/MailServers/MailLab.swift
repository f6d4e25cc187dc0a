import Foundation
import Subprocess
import SystemPackage
import TestSupport

/// A network of its own with a name server, blocklists, and mail servers (`Fixtures/mail/lab`, in
/// namespaces of its own). It exists for the duration of a call.
struct MailLab: Sendable {
    /// Contains the site and the servers' files.
    let folder: URL
    /// The process in whose namespaces the network is.
    private let process: Int32
    private let isRoot: Bool

    /// The configuration of the network's servers.
    static var fixtures: URL {
        SiteFolder.fixture("mail")
    }

    /// The lists that the mail servers query, one of them with a customer's key.
    static let lists = "bl.spamcop.net,zen.spamhaus.org,dbl.spamhaus.org,ips.backscatterer.org"
    static let keys = "# Of the Spamhaus account.\nsecretkey123.zen.dq.spamhaus.net\n"

    /// Services that run only where a test needs them, because each takes time to start.
    enum Service: String {
        /// Mailboxes with quota, and users who log in.
        case dovecot
        /// Postgrey.
        case greylisting
        /// Checks signatures for Postfix.
        case opendkim
        /// Further mail servers; Rspamd is a milter of Postfix and a scanner of Exim.
        case opensmtpd, rspamd, sendmail
        /// Messages with valid and invalid signatures.
        case signing

        /// Whether 'retour mail-server' generates files for it.
        var isMailServer: Bool {
            switch self {
            case .opensmtpd, .rspamd, .sendmail: true
            case .dovecot, .greylisting, .opendkim, .signing: false
            }
        }
    }

    /// Runs `body` while the network exists. Afterwards the lab's input is closed: its first process
    /// ends, and with it all others in its namespaces.
    static func use(
        _ services: Service..., body: (MailLab) async throws -> Void
    ) async throws {
        try await TemporaryFolder.use { folder in
            try MailSite.write(to: folder)
            try Data(keys.utf8).write(to: folder.appending(path: "keys"))
            let more = services.filter(\.isMailServer).map(\.rawValue)
            for server in ["postfix", "exim", "haraka"] + more {
                let run = try await RetourProgram.run(
                    [
                        "mail-server", server, "--lists", lists, "--keys", "keys", "--output",
                        "retour/\(server)",
                    ],
                    in: folder)
                guard run.status == 0 else { throw ToolFailure.labDidNotStart(printed: run.errors) }
            }
            try await start(in: folder, services, body)
        }
    }

    private static func start(
        in folder: URL, _ services: [Service], _ body: (MailLab) async throws -> Void
    ) async throws {
        for program in [
            InstalledProgram.unshare, .nsenter, .postfix, .swaks, .rbldnsd, .dnsmasq, .node,
        ] {
            try program.require()
        }
        let isRoot = geteuid() == 0
        let namespaces = isRoot ? [] : ["--user", "--map-auto", "--map-root-user"]
        _ = try await Subprocess.run(
            .name("unshare"),
            arguments: Arguments(
                namespaces + [
                    "--mount", "--net", "--pid", "--fork", "--kill-child", "--mount-proc",
                    fixtures.appending(path: "lab").path, folder.path, fixtures.path,
                    SiteFolder.project.appending(path: ".build/tools").path,
                ] + services.map(\.rawValue)),
            environment: .inherit.updating(["PATH": InstalledProgram.path]),
            input: .inputWriter, output: .sequence, error: .combinedWithOutput
        ) { execution in
            var printed: [String] = []
            for try await line in execution.standardOutput.strings() {
                guard line == "ready" else {
                    printed.append(line)
                    continue
                }
                return try await body(
                    MailLab(
                        folder: folder, process: execution.processIdentifier.value, isRoot: isRoot))
            }
            throw ToolFailure.labDidNotStart(printed: printed.joined(separator: "\n"))
        }
    }

    /// Runs a program inside the network.
    /// - Returns: what it printed.
    func run(_ program: String, _ arguments: [String]) async throws -> String {
        let user = isRoot ? [] : ["--user", "--preserve-credentials"]
        let result = try await Subprocess.run(
            .name("nsenter"),
            arguments: Arguments(
                ["--target", "\(process)"] + user + ["--mount", "--net", "--", program] + arguments),
            environment: .inherit.updating(["PATH": InstalledProgram.path]), input: .none,
            output: .string(limit: 1 << 20), error: .combinedWithOutput)
        return result.standardOutput
    }

    /// The servers' addresses, IPv4 and IPv6.
    enum Server: String, Sendable {
        case postfix = "192.0.2.25 2001:db8::25"
        case exim = "192.0.2.26 2001:db8::26"
        case openSMTPD = "192.0.2.27"
        case sendmail = "192.0.2.28"
        /// The sender's own, which relays.
        case relay = "192.0.2.10"

        fileprivate func address(v6: Bool) -> String {
            let addresses = rawValue.split(separator: " ")
            return String(v6 ? addresses[addresses.count - 1] : addresses[0])
        }
    }

    /// Sends a message.
    /// - Returns: the lines of the reply that rejects it; none if it was accepted.
    func send(
        from address: String, to server: Server = .postfix, port: Int = 25,
        _ arguments: [String]
    ) async throws -> [String] {
        let isV6 = address.contains(":")
        let printed = try await run(
            "swaks",
            (isV6 ? ["-6"] : []) + [
                "--local-interface", address, "--server", server.address(v6: isV6), "--port",
                "\(port)", "--timeout", "10", "--suppress-data",
            ] + arguments)
        let rejections = printed.split(separator: "\n").filter { $0.hasPrefix("<** ") }
        // If swaks could not even connect, nothing was accepted either.
        guard !rejections.isEmpty || printed.contains("<-  250 ") else {
            throw ToolFailure.noReply("\(server):\(port)", reason: printed)
        }
        return rejections.map { String($0.dropFirst(4)) }
    }

    /// Sends lines over a plain connection, without waiting for replies as a mail program would.
    /// - Returns: the lines that came back.
    func speak(
        _ lines: [String], to server: Server = .postfix, port: Int
    ) async throws -> [String] {
        let script = """
            exec 3<>/dev/tcp/$1/$2; shift 2
            printf '%s\\r\\n' "$@" >&3
            timeout 20 cat <&3
            """
        let printed = try await run(
            "bash", ["-c", script, "bash", server.address(v6: false), "\(port)"] + lines)
        return printed.split(whereSeparator: \.isNewline).map(String.init)
    }

    /// The text of a file in the network's folder.
    func read(_ path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }
}
