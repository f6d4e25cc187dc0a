/// The name by which a link calls a blocklist.
package enum ListName: Hashable, Sendable, Comparable, LosslessStringConvertible {
    case zone(Zone)
    /// A service without a zone, by its slug. That is a single label, so it is never a zone.
    case service(Slug)

    package init?(_ text: String) {
        if let zone = Zone(text) {
            self = .zone(zone)
        } else if let slug = Slug(text) {
            self = .service(slug)
        } else {
            return nil
        }
    }

    package var description: String {
        switch self {
        case .zone(let zone): zone.description
        case .service(let slug): slug.description
        }
    }

    /// The zone, if the name is one.
    package var zone: Zone? {
        if case .zone(let zone) = self { zone } else { nil }
    }

    /// In the order of their texts, whatever their kinds.
    package static func < (left: ListName, right: ListName) -> Bool {
        left.description < right.description
    }
}
