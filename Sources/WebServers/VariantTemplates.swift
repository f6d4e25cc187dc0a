internal import Links
internal import Pages
internal import Rejections

/// The variants of a page in one HTML document, for a script in the browser.
///
/// Each `<template data-known="ip">` holds the body as it reads when exactly that is known, with a
/// marker of letters and digits at each placeholder.
enum VariantTemplates {
    /// What stands in a template for the value of a parameter.
    static func marker(_ parameter: Parameter) -> [UInt8] {
        Array("zqRetour\(parameter.rawValue)q".utf8)
    }

    static func document(_ page: Page, path: String) throws(WebServerError) -> [UInt8] {
        let plain = page.filled(with: LinkQuery())
        guard page.variants.count > 1 else { return plain }
        var templates: [UInt8] = []
        for variant in page.variants where !variant.known.isEmpty {
            let known = Parameter.allCases.filter { variant.known.contains($0) }
            let names = known.map(\.rawValue).joined(separator: " ")
            let document = marked(variant)
            templates += Array("<template data-known=\"\(names)\">".utf8)
            templates += document[try body(of: document, path: path)]
            templates += Array("</template>\n".utf8)
        }
        let end = try body(of: plain, path: path).upperBound
        return plain[..<end] + templates + plain[end...]
    }

    /// The document with the sign that it lies where a link without a language leads, so that the
    /// script may choose one.
    static func marked(_ html: [UInt8], path: String) throws(WebServerError) -> [UInt8] {
        try appending("<template id=\"neutral\"></template>\n", to: html, path: path)
    }

    /// The document with an element at the end of its body.
    static func appending(
        _ element: String, to html: [UInt8], path: String
    ) throws(WebServerError) -> [UInt8] {
        let end = try body(of: html, path: path).upperBound
        return html[..<end] + Array(element.utf8) + html[end...]
    }

    private static func marked(_ variant: Page.Variant) -> [UInt8] {
        variant.segments.flatMap { segment in
            switch segment {
            case .literal(let bytes): bytes
            case .placeholder(let parameter, _): marker(parameter)
            }
        }
    }

    /// What stands between the tags of the body.
    private static func body(
        of document: [UInt8], path: String
    ) throws(WebServerError) -> Range<Int> {
        let pattern = (open: Array("<body".utf8), close: Array("</body>".utf8))
        guard let open = index(of: pattern.open, in: document, among: document.indices),
            let start = document[open...].firstIndex(of: UInt8(ascii: ">")),
            let end = index(of: pattern.close, in: document, among: document.indices.reversed()),
            start < end
        else { throw .noBody(path: path) }
        return start + 1..<end
    }

    /// The first of `indices` at which `pattern` stands.
    private static func index(
        of pattern: [UInt8], in bytes: [UInt8], among indices: some Sequence<Int>
    ) -> Int? {
        indices.first { bytes[$0] == pattern[0] && bytes[$0...].starts(with: pattern) }
    }
}
