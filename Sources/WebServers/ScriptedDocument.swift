internal import Links
internal import Pages
internal import Rejections

/// A page for a host that fills in nothing: it reads as for a link that says nothing, and carries
/// what a script in the browser needs to fill in the rest.
///
/// A section that is shown if a form is known is a `<template data-if="ip">`, whose content a
/// browser does not show. One that is shown if it is not known is in the page itself, between
/// `<template data-unless="ip">` and `<template data-end>`. An attribute with values or sections
/// has its full text in another one, `data-fill-href`, and a `title` in `data-fill`.
struct ScriptedDocument {
    private var output: [UInt8] = []
    /// The sections around this place, each with whether it is between HTML tags.
    private var open: [(condition: Condition, isElement: Bool)] = []
    /// The attribute or element whose text has values or sections: where it begins, and its full
    /// text.
    private var run: Run?

    private struct Run {
        /// The name of the attribute that gets the full text.
        let name: [UInt8]
        /// Where that attribute goes.
        let place: Int
        /// Ends the run where it follows in a literal outside of sections.
        let terminator: UInt8
        var expression: [UInt8]
    }

    static func html(_ page: Page) -> [UInt8] {
        var document = ScriptedDocument()
        for segment in page.segments { document.add(segment) }
        return document.output
    }

    private mutating func add(_ segment: Segment) {
        switch segment {
        case .literal(let bytes): add(bytes[...])
        case .placeholder(let form, .text): addValue(form)
        case .placeholder(let form, let context):
            beginRun(context)
            run?.expression += Self.marker("V", form)
        case .begin(let condition, .text, _): begin(condition)
        case .begin(let condition, let context, _):
            beginRun(context)
            run?.expression += Self.marker(condition.isKnown ? "K" : "U", condition.form)
            open.append((condition, false))
        case .end: end()
        }
    }

    // MARK: Between tags

    /// Whether what is added here is in a template, which nobody sees before the script.
    private var isInTemplate: Bool { open.contains { $0.isElement && $0.condition.isKnown } }

    private mutating func addValue(_ form: ParameterForm) {
        let value = Self.marker("V", form)
        output += isInTemplate ? value : Self.template("data-if", form, value)
    }

    private mutating func begin(_ condition: Condition) {
        let name = condition.isKnown ? "data-if" : "data-unless"
        output += Array("<template \(name)=\"\(condition.form.rawValue)\">".utf8)
        if !condition.isKnown, !isInTemplate { output += Array("</template>".utf8) }
        open.append((condition, true))
    }

    private mutating func end() {
        guard let section = open.popLast() else { return }
        if !section.isElement {
            run?.expression += Self.endMarker
        } else if section.condition.isKnown || isInTemplate {
            output += Array("</template>".utf8)
        } else {
            output += Array("<template data-end></template>".utf8)
        }
    }

    private static func template(
        _ name: String, _ form: ParameterForm, _ content: [UInt8]
    ) -> [UInt8] {
        Array("<template \(name)=\"\(form.rawValue)\">".utf8) + content
            + Array("</template>".utf8)
    }

    // MARK: Attributes and titles

    /// Adds bytes, of which those of a run go into its full text as well.
    private mutating func add(_ bytes: ArraySlice<UInt8>) {
        guard let current = run else {
            output += bytes
            return
        }
        let isOutside = open.allSatisfy(\.isElement)
        let end = isOutside ? bytes.firstIndex(of: current.terminator) : nil
        let text = bytes[..<(end ?? bytes.endIndex)]
        run?.expression += text
        // Without the script nothing is known.
        let isShown = open.allSatisfy { $0.isElement || !$0.condition.isKnown }
        if isShown { output += text }
        guard let end else { return }
        endRun()
        add(bytes[end...])
    }

    private mutating func beginRun(_ context: Segment.Context) {
        guard run == nil else { return }
        if context == .plainElement {
            let place = output.lastIndex(of: UInt8(ascii: ">")) ?? output.endIndex
            run = Run(
                name: Array("data-fill".utf8), place: place, terminator: UInt8(ascii: "<"),
                expression: Array(output[place...].dropFirst()))
        } else {
            let quote = output.lastIndex(of: UInt8(ascii: "\"")) ?? output.endIndex
            let name = output[..<quote].dropLast().reversed().prefix { !Self.isSpace($0) }
            run = Run(
                name: Array("data-fill-".utf8) + name.reversed(), place: quote - 1 - name.count,
                terminator: UInt8(ascii: "\""),
                expression: Array(output[quote...].dropFirst()))
        }
    }

    private mutating func endRun() {
        guard let current = run else { return }
        run = nil
        let isElement = current.terminator == UInt8(ascii: "<")
        let attribute = current.name + Array("=\"".utf8) + current.expression + Array("\"".utf8)
        let space = [UInt8(ascii: " ")]
        output.insert(
            contentsOf: isElement ? space + attribute : attribute + space, at: current.place)
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }

    // MARK: Markers

    /// A value or the start of a section in a text that the script evaluates.
    private static func marker(_ kind: String, _ form: ParameterForm) -> [UInt8] {
        Array("\(reservedWord)(\(kind),\(form.rawValue))".utf8)
    }

    private static let endMarker = Array("\(reservedWord)(E)".utf8)

    /// Begins what no text of a site contains: the compiler reserves it for its own tokens.
    private static let reservedWord = "zqRetour"
}
