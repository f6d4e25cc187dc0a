internal import Foundation
package import Rejections
package import SiteContent
internal import SourceFiles

/// Records in translations which version of their source they match.
package struct TranslationAcceptance {
    let site: Site

    package init(_ site: Site) {
        self.site = site
    }

    /// Marks one translation as matching its source.
    /// - Returns: whether the file was changed.
    /// - Throws: an error of the file system.
    package func accept(_ page: Slug, _ locale: LanguageTag) throws -> Bool {
        let source = site.sourceLocale(of: page, locale)
        guard site.translationState(of: page, locale) != .original,
            let text = site.texts[page]?[locale], let original = site.texts[page]?[source]
        else { return false }
        let mark = TranslationSource(locale: source, digest: original.digest)
        guard text.source != mark else { return false }
        let url = URL(filePath: text.path)
        let old = try String(decoding: Data(contentsOf: url), as: UTF8.self)
        try Data(Self.marked(old, mark).utf8).write(to: url, options: .atomic)
        return true
    }

    /// The file with the mark as the last line of its front matter and everything else unchanged.
    static func marked(_ file: String, _ mark: TranslationSource) -> String {
        var lines = file.lines
        let end = lines.dropFirst().firstIndex { $0.hasPrefix("---") } ?? lines.endIndex
        let carriageReturn = lines.first?.utf8.last == UInt8(ascii: "\r") ? "\r" : ""
        let line = "source: \(mark)\(carriageReturn)"
        if let present = lines[..<end].firstIndex(where: { $0.hasPrefix("source:") }) {
            lines[present] = line
        } else {
            lines.insert(line, at: end)
        }
        return lines.joined(separator: "\n")
    }
}
