internal import Diagnostics
package import Rejections
package import SourceFiles

/// What a content folder has to choose from, whatever else is wrong in it.
package struct ContentOffer: Sendable {
    /// In the order of their file names.
    package let blocklists: [Blocklist]
    /// In the order of their file names, without drafts.
    package let locales: [LanguageTag]

    package init(_ sources: SiteSources) {
        let loader = ContentLoader(sources)
        blocklists = loader.readBlocklists()
        locales = loader.names(in: "locales").compactMap { name in
            guard name.hasSuffix(".yaml"), let tag = LanguageTag(String(name.dropLast(5))) else {
                return nil
            }
            let isDraft = loader.readYAML("locales/\(name)") { yaml in
                yaml.flag("draft", "") == true
            }
            return isDraft == false ? tag : nil
        }
    }
}
