internal import Links
internal import Pages
internal import Rejections

/// What a page of a plain static site carries for the script in the browser.
enum ScriptElements {
    /// The document with the sign that it is where a link without a language leads, so that the
    /// script may choose one.
    static func marked(_ html: [UInt8], path: String) throws(WebServerError) -> [UInt8] {
        try appending("<template id=\"neutral\"></template>\n", to: html, path: path)
    }

    /// The document with an element at the end of its body.
    static func appending(
        _ element: String, to html: [UInt8], path: String
    ) throws(WebServerError) -> [UInt8] {
        let tag = Array("</body>".utf8)
        let end = html.indices.reversed().first {
            html[$0] == tag[0] && html[$0...].starts(with: tag)
        }
        guard let end else { throw .noBody(path: path) }
        return html[..<end] + Array(element.utf8) + html[end...]
    }
}
