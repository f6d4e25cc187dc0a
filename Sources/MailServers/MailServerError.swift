/// Why no configuration can be made: everything that is wrong, each with what to do.
package struct MailServerError: Error, Sendable, CustomStringConvertible {
    package let problems: [String]

    package var description: String { problems.joined(separator: "\nerror: ") }
}
