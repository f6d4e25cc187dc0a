extension LoggedRejection {
    /// `NOQUEUE: reject: RCPT from host[address]: REPLY; from=<…> to=<…> …`, of any of its programs
    /// under any name.
    ///
    /// Warnings, and messages that are held, discarded, redirected, or filtered, are not rejections.
    static func postfix(_ line: LogLine) -> LoggedRejection? {
        line.program.isEmpty ? nil : postfix(message: line.message)
    }

    /// Whether a line is a rejection by Postfix without the name of a program, which other programs
    /// might quote: `journalctl -o cat` prints such lines.
    static func lacksName(_ line: LogLine) -> Bool {
        line.program.isEmpty && postfix(message: line.message) != nil
    }

    private static func postfix(message: ArraySlice<UInt8>) -> LoggedRejection? {
        var scanner = LineScanner(message)
        var identified = scanner
        if !identified.read(while: \.isAlphanumeric).isEmpty, identified.skip(": ") {
            scanner = identified
        }
        guard
            scanner.skip("reject: ") || scanner.skip("milter-reject: ")
                || scanner.skip("proxy-reject: ")
        else { return nil }
        let reply =
            scanner.skip("mime-error ")
            ? mimeError(scanner)
            : scanner.starts(with: "header ") || scanner.starts(with: "body ")
                ? contentReply(scanner) : stageReply(scanner)
        return reply.map { LoggedRejection(.postfix, reply: $0) }
    }

    /// `RCPT from host[address]:port: REPLY; from=<…> …`, or `END-OF-MESSAGE: REPLY; from=<…> …`,
    /// if a filter before the queue rejects.
    private static func stageReply(_ scanner: LineScanner) -> String? {
        var scanner = scanner
        let stage = scanner.read { $0.isUppercase || $0 == UInt8(ascii: "-") }
        guard !stage.isEmpty else { return nil }
        if scanner.skip(" from ") {
            guard scanner.skip("local") || scanner.read(upTo: "]") != nil else { return nil }
            if scanner.rest.dropFirst().first?.isDigit == true, scanner.skip(":") {
                scanner.skip(while: \.isDigit)
            }
        }
        guard scanner.skip(": ") else { return nil }
        let end = scanner.rest.lastRange(of: "; from=<") ?? scanner.rest.lastRange(of: "; proto=")
        let reply = scanner.rest[..<(end?.lowerBound ?? scanner.rest.endIndex)].text
        return postscreenReplies[reply] ?? reply
    }

    /// What postscreen sends when its log only says why (postscreen.c, postscreen_state.c).
    private static let postscreenReplies = [
        "too many connections": "421 4.7.0 Error: too many connections",
        "all server ports busy": "421 4.3.2 All server ports are busy",
        "all screening ports busy": "421 4.3.2 All screening ports are busy",
    ]

    /// `header Subject: … from host[address]; from=<…> to=<…> proto=ESMTP helo=<…>: REPLY`.
    private static func contentReply(_ scanner: LineScanner) -> String? {
        guard let envelope = scanner.rest.lastRange(of: "; from=<") else { return nil }
        var scanner = LineScanner(scanner.rest[envelope.upperBound...])
        // The addresses may contain what looks like the end of the envelope.
        while scanner.read(upTo: ">") != nil {
            if scanner.skip(": ") { return scanner.rest.text }
            guard scanner.starts(with: " ") else { continue }
            var field = scanner
            field.skipSpaces()
            let name = field.read { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: " ") }
            if name.text == "proto", field.skip("=") {
                _ = field.read(while: \.isAlphanumeric)
                if field.skip(": ") { return field.rest.text }
            }
        }
        return nil
    }

    /// `mime-error improper use of 8-bit data in message header: Subject: … from host[address]; …`.
    private static func mimeError(_ scanner: LineScanner) -> String? {
        var scanner = scanner
        return scanner.read(upTo: ": ").map { "550 5.6.0 \($0.text)" }
    }
}
