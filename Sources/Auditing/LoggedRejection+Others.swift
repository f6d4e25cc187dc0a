extension LoggedRejection {
    /// `ID: ruleset=check_rcpt, arg1=<…>, relay=…, reject=REPLY`, or `ID: Milter: data,
    /// reject=REPLY`. A line that begins with `milter=` repeats the latter.
    static func sendmail(_ line: LogLine) -> LoggedRejection? {
        guard !line.program.isEmpty else { return nil }
        var scanner = LineScanner(line.message)
        var identified = scanner
        if !identified.read(while: \.isAlphanumeric).isEmpty, identified.skip(": ") {
            scanner = identified
        }
        guard scanner.starts(with: "ruleset=") || scanner.starts(with: "Milter: "),
            let start = scanner.rest.lastRange(of: ", reject=")
        else { return nil }
        let reply = scanner.rest[start.upperBound...]
        return reply.first?.isDigit == true
            ? LoggedRejection(.sendmail, reply: reply.text) : nil
    }

    /// `SESSION smtp failed-command command="RCPT TO:<…>" result="REPLY"`. A failed login is not the
    /// rejection of a message.
    static func openSMTPD(_ line: LogLine) -> LoggedRejection? {
        guard !line.program.isEmpty else { return nil }
        var scanner = LineScanner(line.message)
        _ = scanner.word()
        guard scanner.skip("smtp failed-command "), scanner.read(upTo: "command=\"") != nil,
            !scanner.starts(with: "AUTH"), let start = scanner.rest.lastRange(of: "\" result=\"")
        else { return nil }
        let reply = scanner.rest[start.upperBound...]
        guard reply.first == UInt8(ascii: "4") || reply.first == UInt8(ascii: "5") else {
            return nil
        }
        return LoggedRejection(
            .openSMTPD, reply: (reply.last == UInt8(ascii: "\"") ? reply.dropLast() : reply).text)
    }

    /// `[INFO] [SESSION] [core] hook=rcpt plugin=… function=… params="…" retval=DENY msg="REPLY"`.
    static func haraka(_ line: LogLine) -> LoggedRejection? {
        var scanner = LineScanner(line.message)
        guard scanner.skip("["), scanner.read(upTo: "] [") != nil, scanner.read(upTo: "] [") != nil,
            scanner.read(upTo: "] ") != nil, scanner.skip("hook=")
        else { return nil }
        let hook = scanner.word().text
        guard harakaHooks.contains(hook), let start = scanner.rest.lastRange(of: " retval=DENY")
        else { return nil }
        scanner.skip(count: start.upperBound - scanner.rest.startIndex)
        let code = scanner.skip("SOFT") ? "450 " : "550 "
        _ = scanner.skip("DISCONNECT")
        guard scanner.isAtEnd || scanner.skip(" ") else { return nil }
        var reply = scanner.skip("msg=") ? scanner.rest : []
        if reply.count > 1, reply.first == UInt8(ascii: "\""), reply.last == UInt8(ascii: "\"") {
            reply = reply.dropFirst().dropLast()
        }
        return LoggedRejection(.haraka, reply: code + reply.text)
    }

    /// The hooks of an SMTP session whose denial rejects a message or a connection, not a login or
    /// an unknown command.
    private static let harakaHooks: Set<String> = [
        "connect_init", "lookup_rdns", "connect", "helo", "ehlo", "mail", "rcpt", "rcpt_ok", "data",
        "data_post", "max_data_exceeded", "queue",
    ]
}
