internal import Links
package import Rejections

/// Finds a blocklist by any of its names.
package struct BlocklistNames {
    private let blocklists: [Blocklist]
    private let catalogue: ZoneCatalogue

    package init(_ blocklists: [Blocklist]) {
        self.blocklists = blocklists
        var others: [Zone: ListName] = [:]
        for blocklist in blocklists {
            for name in blocklist.otherNames { others[name] = blocklist.linkNames.first }
        }
        catalogue = ZoneCatalogue(names: blocklists.flatMap(\.linkNames), others: others)
    }

    /// The list with this file name, zone, or alias, or with this zone after a secret key.
    package func list(named name: String) -> Blocklist? {
        let listName = catalogue.list(utf8: Array(name.utf8))
        return blocklists.first { list in
            list.slug.description == name || listName.map(list.linkNames.contains) == true
        }
    }

    /// The zones and the names of files, for suggestions.
    package var all: [String] {
        (blocklists.map(\.slug.description) + blocklists.flatMap(\.zones).map(\.description))
            .sorted()
    }
}
