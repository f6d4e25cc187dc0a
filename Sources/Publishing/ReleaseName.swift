internal import Foundation

/// The name of a release: the time at which its publishing began, `20261125T081530.123Z`.
///
/// Names sort as the releases were made.
enum ReleaseName {
    static func at(_ time: Date) -> String {
        time.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
            .filter { $0 != "-" && $0 != ":" }
    }
}
