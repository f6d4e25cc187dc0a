/// An element of a list such as `smtpd_recipient_restrictions` (postconf(5)).
struct PostfixRestriction {
    /// In lower case.
    let name: String
    let argument: PlacedText?
    let place: Place?

    /// The restrictions of a list in which all parameters are filled in.
    static func all(in list: PlacedText) -> [PostfixRestriction] {
        var words = PostfixSettings.elements(list)[...]
        var restrictions: [PostfixRestriction] = []
        while let word = words.popFirst() {
            let name = word.string.lowercased()
            restrictions.append(
                PostfixRestriction(
                    name: name, argument: hasArgument(name) ? words.popFirst() : nil,
                    place: word.place))
        }
        return restrictions
    }

    /// Whether it asks a DNS list, or several.
    var queriesList: Bool { Self.hasList(name) || name == "reject_maps_rbl" }

    private static func hasList(_ name: String) -> Bool {
        name.hasPrefix("reject_rbl") || name.hasPrefix("reject_rhsbl_")
            || name == "permit_dnswl_client" || name == "permit_rhswl_client"
    }

    private static func hasArgument(_ name: String) -> Bool {
        hasList(name) || name == "sleep"
            || name.hasPrefix("check_") && (name.hasSuffix("_access") || name.hasSuffix("_service"))
            || name == "check_address_map"
    }

    /// Whether nothing after it counts.
    var endsList: Bool { ["permit", "reject", "defer", "permit_all"].contains(name) }

    /// The lists that are parameters of their own.
    static let lists = [
        "smtpd_client_restrictions", "smtpd_helo_restrictions", "smtpd_sender_restrictions",
        "smtpd_relay_restrictions", "smtpd_recipient_restrictions", "smtpd_data_restrictions",
        "smtpd_end_of_data_restrictions", "smtpd_etrn_restrictions",
    ]
}
