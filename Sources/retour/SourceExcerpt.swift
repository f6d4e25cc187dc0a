internal import Diagnostics
internal import Foundation

/// The line that a diagnostic is about and a caret below its place, for people at a terminal.
enum SourceExcerpt {
    /// How many characters of a line are shown.
    private static let width = 72

    /// Two lines; nothing if the diagnostic is about a file as a whole, or if the file has no such
    /// place.
    static func lines(of diagnostic: Diagnostic) -> String {
        guard diagnostic.position != .start,
            let text = try? String(contentsOfFile: diagnostic.path, encoding: .utf8)
        else { return "" }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let place = diagnostic.position
        guard lines.indices.contains(place.line - 1) else { return "" }
        let line = lines[place.line - 1]
        guard !line.isEmpty, (1...line.count + 1).contains(place.column) else { return "" }
        // Of a long paragraph, what is around the place.
        let start = line.count <= width ? 0 : max(0, place.column - 1 - width / 2)
        let before = visible(line.dropFirst(start).prefix(place.column - 1 - start))
        let after = line.dropFirst(place.column - 1)
        let shown = (start > 0 ? "…" : "") + before
        let rest = visible(after.prefix(width - shown.count))
        return """
                \(shown)\(rest)\(after.count > width - shown.count ? "…" : "")
                \(String(repeating: " ", count: shown.count))^

            """
    }

    /// With tabs as wide as one character, so that the caret is below its place.
    private static func visible(_ text: Substring) -> String {
        VisibleText.line(text.replacing("\t", with: " "))
    }
}
