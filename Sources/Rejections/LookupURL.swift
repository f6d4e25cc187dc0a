/// The address of a list's lookup page, with `{ip}` where the sending server's address goes.
package struct LookupURL: Hashable, Sendable, LosslessStringConvertible {
    /// What comes before `{ip}`.
    package let prefix: String
    /// What comes after `{ip}`.
    package let suffix: String

    /// `nil` unless `text` is an HTTP URL with exactly one `{ip}`.
    package init?(_ text: String) {
        let pieces = text.split(separator: "{ip}", omittingEmptySubsequences: false)
        guard pieces.count == 2, WebURL(text.replacing("{ip}", with: "192.0.2.1")) != nil else {
            return nil
        }
        prefix = String(pieces[0])
        suffix = String(pieces[1])
    }

    package var description: String { "\(prefix){ip}\(suffix)" }
}
