internal import Diagnostics
internal import Rejections
internal import SourceFiles

extension ContentLoader {
    /// What was read of one guide.
    struct ReadGuide {
        let guide: Guide
        var texts: [LanguageTag: PageText] = [:]
    }

    func readGuide(_ name: String, slugs: PageSlugs, locales: [LanguageTag]) -> ReadGuide? {
        guard let slug = slug(name, .guide, locales: locales) else { return nil }
        let standIn = Guide(slug: slug, related: [], reviewed: StandIn.date, isDraft: false)
        let guide = readYAML(standIn.folder.factsFile) { yaml in
            let guide = Self.readGuide(slug, yaml, slugs: slugs)
            checkAge(guide.reviewed, "reviewed", yaml)
            return guide
        }
        return ReadGuide(guide: guide ?? standIn)
    }

    /// A guide; what is missing or wrong in the file is reported, and has a stand-in.
    static func readGuide(_ slug: Slug, _ yaml: some YAMLMapping, slugs: PageSlugs) -> Guide {
        let isDraft = yaml.flag("draft", "true: not published yet.")
        let related = yaml.values(
            "related", .page(among: slugs), "Reasons and guides that may help the reader.")
        let reviewed = yaml.requiredValue(
            "reviewed", .date, "When a person last compared the texts with reality.")
        return Guide(
            slug: slug, related: related, reviewed: reviewed ?? StandIn.date,
            isDraft: isDraft ?? false)
    }
}
