internal import Replies

/// How a place in a configuration file refers to the values that the mail server fills in.
///
/// Other values than these occur only in replies that a program words itself. Those are counted, not
/// written.
struct ReplyNotation {
    /// Nothing in texts that the mail server fills nothing into.
    var address: ConfigurationText = ""
    var subject: ConfigurationText = ""

    /// For texts that the mail server fills nothing into.
    static let fixed = ReplyNotation()

    fileprivate func text(for value: ReplyText.Value) -> ConfigurationText {
        switch value {
        case .address: address
        case .subject: subject
        case .domain, .path, .words: ""
        }
    }
}

extension ConfigurationText.StringInterpolation {
    /// A text of a reply with its values in a program's notation.
    mutating func appendInterpolation(_ text: ReplyText, _ notation: ReplyNotation) {
        for piece in text.pieces {
            switch piece {
            case .text(let text): appendInterpolation(reply: text)
            case .value(let value): appendInterpolation(notation.text(for: value))
            }
        }
    }
}
