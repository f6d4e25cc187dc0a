internal import Foundation

/// The name of a release: the time at which it was made, such as `20261125T081530.123Z`.
///
/// Names sort in the order of the releases.
enum ReleaseName {
    static func at(_ time: Date) -> String {
        time.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
            .filter { $0 != "-" && $0 != ":" }
    }
}
