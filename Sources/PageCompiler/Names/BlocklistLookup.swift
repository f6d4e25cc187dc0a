internal import Pages
internal import Rejections
internal import Templating

/// Where one looks up an address at a blocklist, and asks for its removal.
struct BlocklistLookup {
    let blocklist: Blocklist

    /// A page of the list, and the words of a link to it.
    struct Destination {
        let url: Text
        let phrase: Phrase
    }

    /// What `text` makes of the page that answers for the address if the address is known, or else
    /// of the page where one asks by hand.
    func text(_ text: (Destination) -> Text) -> Text {
        let byHand = text(byHand)
        guard let lookup = blocklist.lookup else { return byHand }
        let url = lookup.prefix + Text([.parameter(.ip)]) + Text(lookup.suffix)
        return Text(
            ifKnown: .ip, text(Destination(url: url, phrase: .listLookup)), else: byHand)
    }

    private var byHand: Destination {
        if let form = blocklist.lookupForm {
            return Destination(url: Text(form.description), phrase: .listLookupForm)
        }
        return Destination(url: Text(blocklist.website.description), phrase: .listWebsite)
    }

    /// Whether the pages for look-ups also take requests for removal, so that one link is enough.
    var takesRequests: Bool {
        guard let request = blocklist.removal.request else { return false }
        return Text(request.description) == byHand.url
            && blocklist.lookup?.prefix.hasPrefix(request.description) != false
    }

    /// Where one asks for removal, if the page for look-ups does not serve for both.
    var request: Value {
        guard let request = blocklist.removal.request, !takesRequests else { return .absent }
        let url = Value.url(request.description)
        return Text(request.description) == byHand.url
            ? .conditional(Condition(.ip, isKnown: true), url) : url
    }
}
