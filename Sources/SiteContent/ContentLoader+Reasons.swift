internal import Diagnostics
internal import Links
internal import Rejections
internal import SourceFiles

extension ContentLoader {
    /// What was read of one reason.
    struct ReadReason {
        let reason: Reason
        /// `nil` if the file does not say.
        let actor: Actor?
        /// Where the file names each of the references.
        var referencePlaces: [Position] = []
        var texts: [LanguageTag: PageText] = [:]
    }

    func readReason(_ name: String, slugs: PageSlugs, locales: [LanguageTag]) -> ReadReason? {
        guard let slug = slug(name, .reason, locales: locales) else { return nil }
        let standIn = Self.standIn(for: slug)
        let reason = readYAML(standIn.reason.folder.factsFile) { yaml in
            let read = Self.readReason(slug, yaml, slugs: slugs)
            checkAge(read.reason.reviewed, "reviewed", yaml)
            return read
        }
        return reason ?? standIn
    }

    /// A reason whose file cannot be read, for the checks of its texts.
    private static func standIn(for slug: Slug) -> ReadReason {
        ReadReason(
            reason: Reason(
                slug: slug, codes: [], replies: [], actor: .sender, retry: .never,
                hurry: .phone, words: [], isFrequent: false, parameters: Set(Parameter.allCases),
                related: [], lists: standInLists(for: slug),
                references: [], reviewed: StandIn.date, isDraft: false),
            actor: nil)
    }
}
