package import Rejections

/// What a client sends, as far as it decides which page it gets.
package enum LinkInput: Hashable, Sendable, CaseIterable {
    /// What follows `?`, as it was sent.
    case rawQuery
    /// The path, percent-decoded.
    case requestPath
    /// The path and query as they were sent (RFC 9112 §3.2), for the log.
    case requestTarget
    /// The value of `Accept-Language`, empty if there is none.
    case acceptLanguage
    /// The client's address.
    case clientAddress
}

/// A value that a rule finds out.
package struct LinkVariable: Hashable, Sendable {
    /// Lower-case letters, digits, and `_`, the same for every web server.
    package let name: String

    private init(_ name: String) {
        self.name = "retour_" + name.replacing("-", with: "_")
    }

    // MARK: What a link says

    /// The path below the base URL in its normal form.
    package static let path = LinkVariable("path")
    /// The same path as it was sent, with a slash before it.
    package static let file = LinkVariable("file")
    /// The query that the path has, since its `?` was encoded.
    package static let pathQuery = LinkVariable("path_query")
    /// Both queries as far as they are read, then without the first soft line break, and the second.
    package static let sentQuery = LinkVariable("sent_query")
    package static let queries = LinkVariable("queries")
    package static let query = LinkVariable("query")
    /// `:` and the value of the query's first `c`, `i`, or `v`; empty without one.
    package static let legacyCode = LinkVariable("legacy_code")
    package static let legacyKind = LinkVariable("legacy_kind")
    package static let legacyValue = LinkVariable("legacy_value")
    /// What a legacy link says, as pairs of our own query with `&` at its end.
    package static let legacyPairs = LinkVariable("legacy_pairs")

    /// The first valid value of a parameter, as it is in the query.
    package static func typed(_ parameter: Parameter) -> LinkVariable {
        LinkVariable("\(parameter.rawValue)_typed")
    }

    /// A form of a parameter's value; empty if it is unknown. Page templates print these.
    package static func form(_ form: ParameterForm) -> LinkVariable {
        LinkVariable(form.rawValue)
    }

    /// The values of all forms in their order, separated by commas, and a semicolon: expressions of
    /// nginx's includes cannot contain `$` for the end.
    package static let values = LinkVariable("values")
    /// Empty if no form is known.
    package static let known = LinkVariable("known")

    /// The name of the first list that the catalog has, as it is in the query.
    package static let listTyped = LinkVariable("list_typed")
    package static let list = LinkVariable("list")

    /// The canonical form of a parameter, or the list.
    static func value(of field: LinkField) -> LinkVariable {
        switch field {
        case .parameter(let parameter): .form(parameter.canonicalForm)
        case .list: .list
        }
    }

    // MARK: Where a legacy link redirects

    /// `c` as a word, if it is one.
    package static let codeWord = LinkVariable("code_word")
    /// The reason of `c`.
    package static let codeReason = LinkVariable("code_reason")
    /// The reason of a legacy link; empty for any other link.
    package static let legacyReason = LinkVariable("legacy_reason")

    /// `&name=value`, or nothing if the value is unknown.
    package static func pair(_ field: LinkField) -> LinkVariable {
        LinkVariable("\(field)_pair")
    }

    /// The path that a legacy link redirects to; empty for any other link.
    package static let targetPath = LinkVariable("target_path")
    /// The known values as a query, without `?`.
    package static let targetQuery = LinkVariable("target_query")
    /// The path and query that a legacy link redirects to; empty for any other link.
    package static let target = LinkVariable("target")
    /// A file that exists if the site has the page that a legacy link redirects to.
    package static let targetPage = LinkVariable("target_page")
    /// The same in the site's own default locale: that of the rules may be gone.
    package static let fallbackTargetPage = LinkVariable("fallback_target_page")

    // MARK: Which page a link means

    /// The locale, or `*`, that the client prefers, as it is in `Accept-Language`.
    package static let wanted = LinkVariable("wanted")
    /// The locale for links without one.
    package static let preferredLocale = LinkVariable("preferred")
    /// The locale that the path begins with; empty without one.
    package static let fixedLocale = LinkVariable("fixed_locale")
    package static let locale = LinkVariable("locale")
    /// `/index.html`, `.txt`, or `.json`.
    package static let suffix = LinkVariable("suffix")
    /// The path without what asks for a format.
    package static let name = LinkVariable("name")
    /// What follows the locale in a name.
    package static let place = LinkVariable("place")
    package static let slugTyped = LinkVariable("slug_typed")
    package static let slug = LinkVariable("slug")
    package static let zoneTyped = LinkVariable("zone_typed")
    package static let zone = LinkVariable("zone")
    /// The first name in the query that may be that of a list, even if the catalog has none.
    package static let otherList = LinkVariable("other_list")
    /// The folder of the site's own default locale, if the path has none: the one that the client
    /// prefers, and the default one of the rules, may be gone.
    package static let fallbackLocale = LinkVariable("fallback_locale")
    /// The file of the page that the path names.
    package static let page = LinkVariable("page")
    /// The file of the page of the list that the query names. It may not exist.
    package static let listPage = LinkVariable("list_page")
    /// The same two in `fallbackLocale`.
    package static let fallbackPage = LinkVariable("fallback_page")
    package static let fallbackListPage = LinkVariable("fallback_list_page")
    /// The file of the page at exactly the path that was sent, for one that the rules do not know.
    package static let ownPage = LinkVariable("own_page")

    // MARK: What a log says

    /// The client's network: 24 bits of an IPv4 address, 48 of an IPv6 address.
    package static let network = LinkVariable("network")
    /// The path that was asked for, without what may be an address or a secret key.
    package static let askedPath = LinkVariable("asked")
}
