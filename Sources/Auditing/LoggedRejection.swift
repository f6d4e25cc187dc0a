/// A rejection as a mail server wrote it into its log.
struct LoggedRejection: Equatable {
    enum Program: Equatable {
        /// Postfix does not log what its footer tables add.
        case postfix
        case exim
        case sendmail
        case openSMTPD
        case haraka
    }

    let program: Program
    /// The reply with its codes, a line feed between its lines. For header and body checks the log
    /// has no reply code; what Exim does not log at all is the reply that it sends then.
    let reply: String

    init(_ program: Program, reply: String) {
        (self.program, self.reply) = (program, reply)
    }

    /// `nil` if the line does not report a rejection by the server whose log it is: other programs
    /// report the same one again, and other servers reject what ours sends.
    ///
    /// Any name of a program is possible, because mail servers let their operator choose it; the
    /// form of the message decides.
    init?(_ line: LogLine) {
        guard
            let rejection = Self.postfix(line) ?? Self.exim(line) ?? Self.sendmail(line)
                ?? Self.openSMTPD(line) ?? Self.haraka(line)
        else { return nil }
        self = rejection
    }

    /// What lines of rejections contain, so that all others can be skipped quickly.
    static let words = [
        "reject", "dropped", "refused: ", "refused con", "failed-command", "retval=DENY",
    ]
}
