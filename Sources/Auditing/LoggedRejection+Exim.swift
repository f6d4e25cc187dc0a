extension LoggedRejection {
    /// `2026-02-10 13:26:34 H=host (helo) [address] F=<…> rejected RCPT <…>: REPLY`, and the other
    /// forms in which Exim logs that it rejects something.
    ///
    /// Accepted and outgoing messages are other lines: after the message's identifier comes an arrow
    /// or another mark, or what a remote server said.
    static func exim(_ line: LogLine) -> LoggedRejection? {
        // Exim's own log has a time and no name.
        guard line.time != nil || !line.program.isEmpty else { return nil }
        var scanner = LineScanner(line.message)
        scanner.skipProcessAndMessage()
        let reply = whole(scanner) ?? condition(&scanner)
        return reply.map { LoggedRejection(.exim, reply: $0) }
    }

    /// `H=… F=<…> temporarily rejected RCPT <…>: REPLY`, by an ACL or a check of the message.
    private static func condition(_ scanner: inout LineScanner) -> String? {
        scanner.skipEximFields()
        let isTemporary = scanner.skip("temporarily ")
        if scanner.skip("dropped by ") {
            guard scanner.read(upTo: "ACL") != nil else { return nil }
        } else {
            guard scanner.skip("rejected") || scanner.skip("dropped") else { return nil }
            guard scanner.isAtEnd || scanner.skip(" ") || scanner.starts(with: ":") else {
                return nil
            }
            scanner.skipEximSubject()
        }
        let text = scanner.skip(": ") ? scanner.rest.eximText : ""
        return complete(text, isTemporary: isTemporary)
    }

    /// Exim logs the text with a reply code only if the configuration has one.
    private static func complete(_ text: String, isTemporary: Bool) -> String {
        let code = text.utf8.prefix(3)
        let hasCode =
            code.count == 3 && code.allSatisfy(\.isDigit)
            && "45".utf8.contains(code[code.startIndex])
        if hasCode { return text }
        if !text.isEmpty { return (isTemporary ? "451 " : "550 ") + text }
        return isTemporary
            ? "451 Temporary local problem - please try later" : "550 Administrative prohibition"
    }

    /// Whether the line is in the main log only, where it can occur more than once per second.
    var isRefusedConnection: Bool { reply == Self.refusedConnection }

    private static let refusedConnection =
        "421 Too many concurrent SMTP connections; please try again later"

    /// The reply of a line that has a form of its own (smtp_in.c), as the client gets it.
    private static func whole(_ scanner: LineScanner) -> String? {
        var scanner = scanner
        if scanner.skip("SMTP protocol ") {
            let isRejected = scanner.rest.prefix(400).firstRange(of: ": rejected ") != nil
            return isRejected && scanner.rest.firstRange(of: "synchronization error (") != nil
                ? "554 SMTP synchronization error" : nil
        }
        if scanner.skip("SMTP call from ") {
            guard scanner.read(upTo: " dropped: ") != nil else { return nil }
            return "500 " + (scanner.read(upTo: " (") ?? scanner.rest).text
        }
        if scanner.skip("Connection from ") {
            if scanner.read(upTo: " temporarily refused: ") != nil {
                return "421 Too much load; please try again later"
            }
            return scanner.read(upTo: " refused: ") == nil
                ? nil : refusedConnection
        }
        let isTemporary = scanner.skip("temporarily ")
        if scanner.skip("refused connection from ") {
            return isTemporary
                ? "451 Temporary local problem - please try later"
                : "554 SMTP service not available"
        }
        guard scanner.skip("unqualified ") else { return nil }
        let role = scanner.word().text
        return scanner.skip("rejected: ") ? "501 \(role) address must contain a domain" : nil
    }
}
