/// A kind of reply that Postfix, or a program that works with it, words itself, and its cause.
package struct PostfixRule: Sendable {
    package let cause: Cause
    /// Phrases, one of which is in the reply; compared case-insensitively, as regexp tables do.
    package let phrases: [String]
    /// A typical reply of this kind with the longest text before the link.
    package let status: Int
    package let code: String
    package let text: ReplyText

    init(
        _ cause: Cause, _ phrases: [String], _ status: Int, _ code: String, _ text: ReplyText
    ) {
        (self.cause, self.phrases) = (cause, phrases)
        (self.status, self.code, self.text) = (status, code, text)
    }
}
