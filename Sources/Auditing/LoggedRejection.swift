/// A rejection as a mail server wrote it into its log.
struct LoggedRejection: Equatable {
    enum Program: Equatable {
        /// Postfix does not log what its footer tables add.
        case postfix
        case exim
    }

    let program: Program
    /// The reply with its codes; the log has no reply code for header and body checks.
    let reply: String

    /// `nil` if the line does not report a rejection.
    init?(line: String) {
        if line.contains("postfix") {
            guard let reply = Self.postfixReply(line) else { return nil }
            (program, self.reply) = (.postfix, reply)
        } else {
            guard let reply = Self.eximReply(line) else { return nil }
            (program, self.reply) = (.exim, reply)
        }
    }

    /// `… reject: RCPT from host[address]: REPLY; from=<…> to=<…> …`, or, for header and body
    /// checks, `… reject: header … from host[address]; from=<…> … helo=<…>: REPLY`.
    private static func postfixReply(_ line: String) -> String? {
        guard let start = line.firstRange(of: "reject: ") else { return nil }
        let rest = line[start.upperBound...]
        if rest.hasPrefix("header ") || rest.hasPrefix("body ") {
            guard let end = rest.ranges(of: ">: ").last else { return nil }
            return String(rest[end.upperBound...])
        }
        // The address may be IPv6, and postscreen adds the port: "from [2001:db8::1]:1234: 550".
        guard let bracket = rest.firstRange(of: "]"),
            let colon = rest[bracket.upperBound...].firstRange(of: ": ")
        else { return nil }
        let reply = rest[colon.upperBound...]
        return String(reply.firstRange(of: "; from=<").map { reply[..<$0.lowerBound] } ?? reply)
    }

    /// `… H=… [address] F=<…> rejected RCPT <…>: REPLY`.
    private static func eximReply(_ line: String) -> String? {
        guard let start = line.firstRange(of: " rejected ") else { return nil }
        let rest = line[start.upperBound...]
        guard let colon = rest.firstRange(of: ": ") else { return nil }
        return String(rest[colon.upperBound...])
    }
}
