internal import Rejections

extension LinkRules {
    /// The values of a link: of several for one name the first valid one counts.
    var values: [Rule] {
        let forms = ParameterForm.allCases.map(LinkVariable.form)
        return Parameter.allCases.flatMap(rules) + [
            Rule(.values, of: RuleSource(forms, separator: ","), [.matching("^(.*)\\z", "$1;")]),
            Rule(.known, of: "\(.values)", [.matching("[^,;]", "yes")]),
            Rule(
                .listTyped, of: "\(.legacyPairs)\(.query)",
                listPatterns.map {
                    .matching(LinkPattern.pair("\(LinkField.list)", "(\($0))"), "$1")
                }),
            Rule(.list, of: "\(.listTyped)", zones),
        ]
    }

    private func rules(of parameter: Parameter) -> [Rule] {
        let value = parameter.patternInLink(.anyEncoding)
        let find = LinkPattern.pair(parameter.rawValue, value.pattern)
        let forms = parameter.forms.map { form in
            Rule(
                .form(form), of: "\(.typed(parameter))",
                form.replacements(.anyEncoding).map { pattern, result in
                    .matching("^\(pattern)\\z", RuleResult(stringLiteral: result))
                })
        }
        return [
            Rule(
                .typed(parameter), of: "\(.legacyPairs)\(.query)",
                [.matching(find, RuleResult(stringLiteral: value.result))])
        ] + forms
    }

    // MARK: Lists

    /// The list of each name in the catalogue, and of those with a secret key.
    var zones: [Rule.Entry] {
        catalogue.names.map { .text($0.description, $0.description) }
            + catalogue.otherNames.map { suffix, list in
                .matching(
                    "^\(key(before: suffix))\(LinkPattern.literal(suffix))\\z",
                    RuleResult(text: list.description))
            }
    }

    /// The secret key that may precede a suffix, with its dot.
    private func key(before suffix: String) -> String {
        let length = ZoneCatalogue.maximumKeyLength(before: suffix.utf8.count)
        return length > 0 ? "(?:[a-z0-9_-]{1,\(length)}\\.)?" : ""
    }

    /// The names that `zones` accepts, as they are in a query.
    private var listPatterns: [String] {
        LinkPattern.alternatives(
            catalogue.names.map { LinkPattern.literal($0.description) }
                + catalogue.otherNames.map {
                    "\(key(before: $0.suffix))\(LinkPattern.literal($0.suffix))"
                })
    }
}
