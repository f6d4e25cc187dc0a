internal import Replies

extension ReplyText {
    /// The text with each value in a mail server's own notation, such as `$client_address`.
    func rendered(with notation: (Value) -> String) -> String {
        pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .value(let value): notation(value)
            }
        }.joined()
    }
}
