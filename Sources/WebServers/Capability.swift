/// What the built-in server does with a link, each a thing that another web server may not do.
///
/// The one place where their differences stand: a test asks every server, and another compares the
/// table in the README with this.
package enum Capability: String, CaseIterable, Sendable {
    case fillsWithoutScript =
        "Fills in the address and the code, and finds the list's page, without script"
    case choosesLanguageWithoutScript =
        "Chooses the language of a link without one by `Accept-Language`, without script"
    case fillsTextAndJSON = "Fills in `.txt` and `.json`"
    case sendsHeadersForQueries =
        "Tells caches and search engines to keep no page that was filled in"
    case toleratesMangledPaths = "Forgives upper case and a trailing `).` in the path of a link"
    case hidesKeysInPaths = "Finds the list behind a customer's key in the path of a link"
    case honorsLanguageQuality =
        "Weighs `Accept-Language` to the thousandth, and heeds what is refused with `q=0`"
    case canonicalizesIPv6 =
        "Prints an IPv6 address in its canonical spelling, however a link spells it"
    case decodesValues = "Decodes every `%XX` in a value, not only `%3A` and `%2E`"
    case negotiatesFormat = "Answers `Accept: text/plain` and `application/json` with these formats"
    case redirectsLegacyLinks =
        "Leads links that other software gives on to the page, without script"
    case redirectsNothing = "Shows the list's page under the address of the link"
}
