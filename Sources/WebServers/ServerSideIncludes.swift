internal import Links
internal import Pages
internal import Rejections

/// What the server-side includes of nginx and Apache have in common.
protocol ServerSideIncludes: DirectiveLanguage {}

extension ServerSideIncludes {
    static func value(_ form: ParameterForm) -> [UInt8] {
        Array("<!--#echo encoding=\"entity\" var=\"\(variable(form))\" -->".utf8)
    }

    static var end: [UInt8] { Array("<!--#endif -->".utf8) }

    /// The name of the variable with a form's value.
    static func variable(_ form: ParameterForm) -> String { LinkVariable.form(form).name }

    /// The name of a variable with `<`.
    static var lessThanVariable: String { "retour_less_than" }

    /// Each `<` that begins a directive is printed by one.
    static func literal(_ bytes: [UInt8]) -> [UInt8] {
        let (opening, lessThan) = (
            Array("<!--#".utf8),
            Array(
                "<!--#echo encoding=\"none\" var=\"\(lessThanVariable)\" -->".utf8)
        )
        var result: [UInt8] = []
        var rest = bytes[...]
        while let start = rest.firstIndex(of: opening[0]) {
            result += rest[..<start]
            if rest[start...].starts(with: opening) {
                result += lessThan
            } else {
                result.append(opening[0])
            }
            rest = rest[(start + 1)...]
        }
        return result + rest
    }
}

/// ngx_http_ssi_module, which allows no section inside another one.
enum NginxIncludes: ServerSideIncludes {
    static let nestsSections = false

    static func begin(_ conditions: [Condition]) -> [UInt8] {
        Array("<!--#if expr=\"\(expression(conditions))\" -->".utf8)
    }

    private static func expression(_ conditions: [Condition]) -> String {
        if conditions.count == 1, conditions[0].isKnown {
            return "$\(variable(conditions[0].form))"
        }
        let patterns = ParameterForm.allCases.map { form in
            switch conditions.first(where: { $0.form == form })?.isKnown {
            case true?: "[^,]+"
            case false?: ""
            case nil: "[^,]*"
            }
        }
        return "$\(LinkVariable.values.name) = /^\(patterns.joined(separator: ","));/"
    }
}

/// mod_include of the Apache HTTP Server.
enum ApacheIncludes: ServerSideIncludes {
    static let nestsSections = true

    static func begin(_ conditions: [Condition]) -> [UInt8] {
        let tests = conditions.map { "\($0.isKnown ? "-n" : "-z") reqenv('\(variable($0.form))')" }
        return Array("<!--#if expr=\"\(tests.joined(separator: " && "))\" -->".utf8)
    }
}
