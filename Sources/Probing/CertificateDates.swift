internal import Foundation

/// The dates in what curl prints about certificates.
enum CertificateDates {
    /// When the first certificate ends; `nil` if there is none, or the TLS library of curl prints it
    /// in an unknown way.
    static func end(of certificates: String) -> Date? {
        let label = "expire date:"
        let line = certificates.split(separator: "\n").first {
            $0.lowercased().hasPrefix(label)
        }
        guard let line else { return nil }
        // OpenSSL pads the day with a blank.
        let text = line.dropFirst(label.count).split(separator: " ").joined(separator: " ")
        return formats.lazy.compactMap { format in
            let formatter = DateFormatter()
            formatter.locale = Locale(identifier: "en_US_POSIX")
            formatter.timeZone = TimeZone(secondsFromGMT: 0)
            formatter.dateFormat = format
            return formatter.date(from: text)
        }.first
    }

    /// Of OpenSSL, and of GnuTLS.
    private static let formats = ["MMM d HH:mm:ss yyyy 'GMT'", "yyyy-MM-dd HH:mm:ss 'GMT'"]
}
