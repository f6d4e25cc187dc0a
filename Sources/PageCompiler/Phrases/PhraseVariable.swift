internal import Rejections

/// A variable that only some phrases have, with the type of its values.
struct PhraseVariable<Argument>: Sendable {
    let name: String
    /// What it prints, for editors.
    let meaning: String
    let value: @Sendable (Argument) -> PhraseValue

    init(
        _ name: String, _ meaning: String, _ value: @escaping @Sendable (Argument) -> PhraseValue
    ) {
        self.name = name
        self.meaning = meaning
        self.value = value
    }
}

extension PhraseVariable<CalendarDate> {
    static var date: Self { Self("date", "a date, as far as it is known") { .date($0) } }
}

extension PhraseVariable<TimeSpan> {
    static var duration: Self { Self("duration", "a time such as '24 hours'") { .duration($0) } }
}
