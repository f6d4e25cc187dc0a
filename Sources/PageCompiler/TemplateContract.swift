internal import Rejections
internal import Templating

/// The names that texts, phrases and templates may use.
enum TemplateContract {
    /// In the Markdown of a reason or a guide: what it may print, and inside which section.
    static func inTexts(
        _ parameters: Set<Parameter>, takesList: Bool
    ) -> [String: TagChecker.Rule] {
        var rules: [String: TagChecker.Rule] = ["organization": .always]
        // A text without a list of its own may explain one.
        rules["list-unused"] = .sectionOnly
        for name in ofOperator { rules[name] = .inside(name) }
        for form in parameters.flatMap(\.forms) { rules[form.rawValue] = .inside(form.rawValue) }
        if takesList {
            for name in ["list", "list-name", "list-operator", "lookup"] {
                rules[name] = .inside("list")
            }
            rules["list-zone"] = .inside("list-zone")
            rules["list-queried"] = .inside("list-queried")
            rules["list-clock"] = .inside("list-clock")
            for name in ofLists { rules[name] = .sectionOnly }
        }
        return rules
    }

    /// The names of parameters that a text may not use, with what to do about it.
    /// - Parameter reason: the one whose text it is; `nil` for a guide.
    static func inOtherTexts(than reason: Reason?) -> [String: String] {
        var remedies: [String: String] = [:]
        for parameter in Parameter.allCases where reason?.parameters.contains(parameter) != true {
            let remedy =
                reason == nil
                ? "links to guides have no parameters"
                : "add '\(parameter)' to 'parameters' in reason.yaml"
            for form in parameter.forms { remedies[form.rawValue] = remedy }
        }
        return remedies
    }

    /// What is so for some blocklists.
    private static let ofLists = [
        "list-ended", "list-expires-only", "list-no-ipv6", "list-own", "list-range",
        "list-requestable", "list-service", "list-unused",
    ]

    /// What the operator may have said about their mail server.
    static let ofOperator: Set<String> = [
        "allowlist", "attachment-size", "greylisting-delay", "message-size", "refused-attachments",
        "role",
    ]

    /// Whether a reason takes each parameter, and whether it has blocklists.
    static let takes = Parameter.allCases.map(takes) + ["takes-list"]

    static func takes(_ parameter: Parameter) -> String { "takes-\(parameter)" }

    /// The values that a page may have under a condition.
    private static let conditional = ["list-queried", "list-request"]

    /// The names whose sections are decided when a page is read.
    static let sections = SectionNames(conditional: conditional)

    /// What every page has besides its phrases.
    static let always: Set<String> = [
        "blocklists", "canonical", "csp", "direction", "home", "icon", "icon-ico", "icon-touch",
        "json-url",
        "language", "languages",
        "organization", "origin", "page-url", "script", "style", "text-url",
    ]

    /// What some pages have: absent on the others.
    static let sometimes: Set<String> = [
        "actor", "actor-text", "administrator-html", "administrator-text", "codes", "fallback",
        "form", "forward", "hours", "hurry-text", "imprint", "list", "list-bitmask", "list-checked",
        "list-clock", "list-ended", "list-expires-only", "list-ipv6", "list-name",
        "list-no-ipv6", "list-operator", "list-own", "list-queried", "list-range",
        "list-request", "list-requestable",
        "list-service", "list-title", "list-unused", "list-zone",
        "logo", "logo-dark", "lookup", "lookup-text", "next", "our-fault", "phone", "phone-url",
        "privacy", "replies",
        "retry-text", "reviewed", "sender-html", "sender-text", "steps-html", "steps-text",
        "summary", "text-direction", "text-language", "title", "zones",
    ]

    /// The lists that some pages have. Each has a companion, `has-…`, which says whether it has an
    /// element, for what a template prints once around all of them.
    static let lists: Set<String> = [
        "alternates", "forwards", "frequent", "guides", "list-answers", "list-facts", "list-others",
        "list-parts", "list-sentences", "lists", "lists-active", "lists-ended", "lists-other",
        "own-links", "reasons", "references", "related", "steps", "wordings",
    ]

    /// What the elements of lists have.
    static let ofItems: Set<String> = [
        "action", "action-text", "address", "addressee", "current", "foreign", "heading", "intro",
        "message", "name", "others",
        "sentences", "text", "title", "translations", "url", "words", "zone",
    ]

    /// Everything a page can have.
    static var ofPages: Set<String> {
        always.union(sometimes).union(ofOperator).union(lists).union(lists.map { "has-\($0)" })
            .union(ParameterForm.allCases.map(\.rawValue)).union(takes)
    }

    /// The same in a fixed order.
    static let inOrder: [String] = ofPages.sorted()

    /// In a phrase: what it may print, and inside which section.
    static func inPhrase(_ name: String) -> [String: TagChecker.Rule] {
        let declaration = PhraseRegistry.declarations[name]
        var rules: [String: TagChecker.Rule] = ["organization": .always]
        for name in ofOperator { rules[name] = .inside(name) }
        if declaration?.isNoun == true { return rules }
        for form in ParameterForm.allCases { rules[form.rawValue] = .inside(form.rawValue) }
        rules["list-zone"] = .inside("list-zone")
        for name in takes + ofLists + ["form", "phone"] {
            rules[name] = .sectionOnly
        }
        // Phrases about a blocklist are only on its pages, except those with which one chooses it.
        let knowsList = name.hasPrefix("list-") && !name.hasPrefix("list-choose")
        for name in ["list", "list-name", "list-operator", "lookup"] {
            rules[name] = knowsList ? .always : .inside("list")
        }
        for variable in declaration?.variables ?? [] { rules[variable.name] = .always }
        return rules
    }
}
