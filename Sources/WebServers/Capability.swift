/// What the built-in server does with a link, and other front ends may not.
///
/// The only place where front ends differ: one test asks each of them, and another one compares the
/// table in `Deploy/README.md` with this enumeration.
package enum Capability: String, CaseIterable, Sendable {
    case fillsWithoutScript =
        "Fills in values and shows the list's page without JavaScript"
    case choosesLanguageWithoutScript =
        "Chooses the language by `Accept-Language` without JavaScript"
    case fillsTextAndJSON = "Fills in values in `.txt` and `.json`"
    case sendsHeadersForQueries = "Keeps pages with a query out of caches and search engines"
    case toleratesMangledPaths = "Accepts upper case and a trailing `).` in the path of a link"
    case readsQueriesInPaths =
        "Reads a query whose `?` was encoded, and so is in the path of the link"
    case hidesKeysInPaths = "Finds the list in a path that contains a customer's secret key"
    case honorsLanguageQuality =
        "Compares the weights in `Accept-Language` to three decimals, and respects `q=0`"
    case canonicalizesIPv6 = "Prints IPv6 addresses in canonical form, however the link writes them"
    case reversesIPv6 = "Prints IPv6 addresses reversed for DNS queries"
    case decodesValues =
        "Decodes every `%XX` in a value, not just `%3A` and `%2E` in addresses and codes"
    case negotiatesFormat = "Answers `Accept: text/plain` and `application/json` in these formats"
    case redirectsLegacyLinks = "Redirects legacy links without JavaScript"
    case showsListsWithoutRedirect = "Shows the list's page at the URL of the link"
}
