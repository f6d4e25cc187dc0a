internal import Rejections

extension Blocklist.Answers {
    /// The answers with which a list declines a query, or means the opposite of a listing.
    var errors: [AnswerPattern] {
        refusals
            + others.filter { answer in
                switch answer.meaning.note {
                case .other(.mistypedZone), .other(.addressNotDomain), .other(.trusted): true
                default: false
                }
            }.map(\.pattern)
    }
}
