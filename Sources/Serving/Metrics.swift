internal import Synchronization

/// Counts the answers of the server by site, page, language, and status, for Prometheus.
///
/// Only the site's own names are labels, so whatever is asked for, their number is bounded, and
/// nothing in them is about a reader. Counting takes no lock.
package final class Metrics: Sendable {
    /// What is counted together.
    struct Series: Hashable, Comparable {
        /// The host of the site.
        let site: String
        /// The path of the page without its language, or of the file; `other` for what the site
        /// does not have.
        let page: String
        /// Empty for what has none.
        let language: String

        static func < (left: Series, right: Series) -> Bool {
            (left.site, left.page, left.language) < (right.site, right.page, right.language)
        }
    }

    private let version: String
    private let startTime: Int
    /// They outlive the site that they are counted for: a counter never falls while the process runs.
    private let counts = Mutex<[Series: StatusCounts]>([:])

    /// - Parameters:
    ///   - version: of the program.
    ///   - startTime: of the process, in seconds since 1970.
    package init(version: String, startTime: Int) {
        (self.version, self.startTime) = (version, startTime)
    }

    /// The counters of a series. Takes a lock: not for the request path.
    func counts(of series: Series) -> StatusCounts {
        counts.withLock { counts in
            if let known = counts[series] { return known }
            let new = StatusCounts()
            counts[series] = new
            return new
        }
    }

    /// The values in Prometheus' text format, version 0.0.4. Counters that are zero are left out.
    var text: String {
        let all = counts.withLock { $0.sorted { $0.key < $1.key } }
        let requests = all.flatMap { series, counts in
            counts.values.map { status, count in
                let labels = [
                    ("site", series.site), ("page", series.page), ("language", series.language),
                    ("status", status),
                ]
                return "retour_http_requests_total{\(Self.labels(labels))} \(count)\n"
            }
        }
        return """
            # HELP retour_http_requests_total Answered requests by site, page, language, and status.
            # TYPE retour_http_requests_total counter
            \(requests.joined())\
            # HELP process_start_time_seconds Start time of the process since the Unix epoch.
            # TYPE process_start_time_seconds gauge
            process_start_time_seconds \(startTime)
            # HELP retour_build_info The version of the program.
            # TYPE retour_build_info gauge
            retour_build_info{\(Self.labels([("version", version)]))} 1

            """
    }

    private static func labels(_ labels: [(name: String, value: String)]) -> String {
        labels.map { "\($0.name)=\"\(escaped($0.value))\"" }.joined(separator: ",")
    }

    private static func escaped(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            .replacing("\n", with: "\\n")
    }
}
