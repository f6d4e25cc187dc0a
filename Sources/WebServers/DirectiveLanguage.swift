internal import Links
internal import Pages
internal import Rejections

/// How a web server is told to put values into a file and to leave sections out.
protocol DirectiveLanguage: SendableMetatype {
    /// Whether a section may be inside another one.
    static var nestsSections: Bool { get }
    /// Prints a value, escaped for HTML.
    static func value(_ form: ParameterForm) -> [UInt8]
    /// Begins a section that is shown where all conditions hold; more than one only if sections
    /// do not nest.
    static func begin(_ conditions: [Condition]) -> [UInt8]
    /// Ends the section begun last.
    static var end: [UInt8] { get }
    /// Finished bytes, so that nothing in them or at their end is taken for a directive.
    static func literal(_ bytes: [UInt8]) -> [UInt8]
}

extension DirectiveLanguage {
    /// The file that the web server reads for a page.
    static func document(_ page: Page) -> [UInt8] {
        nestsSections ? nested(page.segments) : flat(page.segments)
    }

    private static func nested(_ segments: [Segment]) -> [UInt8] {
        segments.flatMap { segment in
            switch segment {
            case .literal(let bytes): literal(bytes)
            case .placeholder(let form, _): value(form)
            case .begin(let condition, _, _): begin([condition])
            case .end: end
            }
        }
    }

    /// Each stretch as a section of its own, shown where the conditions of all around it hold.
    private static func flat(_ segments: [Segment]) -> [UInt8] {
        var result: [UInt8] = []
        var around: [Condition] = []
        var written: [Condition] = []
        for segment in segments {
            switch segment {
            case .begin(let condition, _, _): around.append(condition)
            case .end: around.removeLast()
            case .literal, .placeholder:
                if around != written {
                    if !written.isEmpty { result += end }
                    if !around.isEmpty { result += begin(around) }
                    written = around
                }
                if case .literal(let bytes) = segment { result += literal(bytes) }
                if case .placeholder(let form, _) = segment { result += value(form) }
            }
        }
        return written.isEmpty ? result : result + end
    }
}
