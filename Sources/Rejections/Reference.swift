/// A passage of an RFC, written `RFC 7208` or `RFC 7208 §2.4`.
package struct Reference: Hashable, Sendable, LosslessStringConvertible {
    package let number: Int
    package let section: String?

    package init?(_ text: String) {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard (2...3).contains(words.count), words[0] == "RFC",
            words[1].utf8.allSatisfy(ASCII.isDigit), let number = Int(words[1]), number > 0
        else { return nil }
        self.number = number
        guard words.count == 3 else {
            section = nil
            return
        }
        let section = words[2].dropFirst()
        let numbers = section.split(separator: ".", omittingEmptySubsequences: false)
        guard words[2].first == "§",
            numbers.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(ASCII.isDigit) })
        else { return nil }
        self.section = String(section)
    }

    package var description: String {
        "RFC \(number)" + (section.map { " §\($0)" } ?? "")
    }

    /// The passage at the RFC Editor.
    package var url: String {
        "https://www.rfc-editor.org/rfc/rfc\(number)" + (section.map { "#section-\($0)" } ?? "")
    }
}
