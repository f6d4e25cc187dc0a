internal import Links
internal import Pages
internal import Rejections

/// Actions of Go's text/template, which escapes nothing by itself.
enum CaddyTemplates: DirectiveLanguage {
    static let nestsSections = true

    static func value(_ form: ParameterForm) -> [UInt8] {
        Array("{{\(placeholder(form)) | lower | html}}".utf8)
    }

    static func begin(_ conditions: [Condition]) -> [UInt8] {
        let tests = conditions.map { condition in
            let value = "(\(placeholder(condition.form)))"
            return condition.isKnown ? value : "(not \(value))"
        }
        return Array("{{if and true \(tests.joined(separator: " "))}}".utf8)
    }

    static let end = Array("{{end}}".utf8)

    private static func placeholder(_ form: ParameterForm) -> String {
        "placeholder \"http.vars.\(LinkVariable.form(form).name)\""
    }

    /// Each `{` before another one, or before whatever comes next, is printed by an action.
    static func literal(_ bytes: [UInt8]) -> [UInt8] {
        let brace = UInt8(ascii: "{")
        var result: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            let next = index + 1 < bytes.count ? bytes[index + 1] : brace
            if byte == brace, next == brace {
                result += Array("{{\"{\"}}".utf8)
            } else {
                result.append(byte)
            }
        }
        return result
    }
}
