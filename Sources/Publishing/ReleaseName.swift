internal import Foundation

/// The name of a release: the time at which it was made, such as `20261125T081530.123Z`.
///
/// Names sort in the order of the releases. Files and folders with other names are not ours.
struct ReleaseName: Comparable, CustomStringConvertible, Hashable {
    let description: String

    /// - Parameter text: must have the form of a name.
    init?(_ text: String) {
        guard text.wholeMatch(of: /[0-9]{8}T[0-9]{6}\.[0-9]{3}Z/) != nil else { return nil }
        description = text
    }

    /// - Parameter newest: what the name follows even if the clock does not.
    init(at time: Date, after newest: ReleaseName? = nil) {
        let now = time.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
            .filter { $0 != "-" && $0 != ":" }
        if let newest, newest.description >= now {
            description = newest.next
        } else {
            description = now
        }
    }

    /// The digits as one number, plus one: it need not be a time.
    private var next: String {
        let number = (Int(description.filter(\.isNumber)) ?? 0) + 1
        let digits = String("0000000000000000\(number)".suffix(17))
        return "\(digits.prefix(8))T\(digits.dropFirst(8).prefix(6)).\(digits.suffix(3))Z"
    }

    static func < (left: ReleaseName, right: ReleaseName) -> Bool {
        left.description < right.description
    }
}
