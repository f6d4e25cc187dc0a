internal import Rejections

/// Values in place of wrong ones, so that everything else is checked in the same run. They are never
/// published: each has an error beside it.
enum StandIn {
    static let line = SingleLine(replacingBreaksIn: "…")
    static let url = valid(WebURL("https://stand-in.example"))
    static let date = valid(CalendarDate("2000"))

    private static func valid<Value>(_ value: Value?) -> Value {
        guard let value else { preconditionFailure("a stand-in must be valid") }
        return value
    }
}
