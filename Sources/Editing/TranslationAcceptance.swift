internal import Foundation
package import Rejections
package import SiteContent
package import SourceFiles

/// Records in translations which version of their source they match.
package struct TranslationAcceptance {
    let site: Site
    private let sources: SiteSources

    package init(_ site: Site, _ sources: SiteSources) {
        self.site = site
        self.sources = sources
    }

    /// Marks one translation as matching its source. A shipped one is copied for that.
    /// - Returns: the file; `nil` if it already had the mark.
    /// - Throws: an error of the file system.
    package func accept(_ folder: PageFolder, _ locale: LanguageTag) throws -> String? {
        let page = folder.slug
        let source = site.sourceLocale(of: page, locale)
        guard site.translationState(of: page, locale) != .original,
            let text = site.texts[page]?[locale], let original = site.texts[page]?[source]
        else { return nil }
        let mark = TranslationSource(locale: source, digest: original.digest)
        guard text.source != mark else { return nil }
        let old = try String(decoding: Data(contentsOf: URL(filePath: text.path)), as: UTF8.self)
        let file = "\(folder.path)/\(locale).md"
        if !sources.content.isOwn(file) { try Overrides(sources).record("Content/\(file)") }
        let path = sources.content.ownPath(file)
        try Overrides.write(Data(Self.marked(old, mark).utf8), to: path)
        return path
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
