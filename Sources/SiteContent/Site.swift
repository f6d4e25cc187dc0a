// Content/ becomes a Site: every file is read, decoded, and checked.

package import Links
package import Rejections

/// Everything that editors and the operator wrote, as typed values.
package struct Site: Sendable {
    /// The organization whose server rejects.
    package let `operator`: Operator
    /// Where the site is published; links in rejections begin with it.
    package let baseURL: WebURL
    /// In the order of the language links; drafts are among them.
    package let locales: [LanguageTag]
    package let defaultLocale: LanguageTag
    /// The blocklists that the operator's mail server uses.
    package let usedBlocklists: [Slug]
    /// In the order of their slugs.
    package let reasons: [Reason]
    /// In the order of their slugs.
    package let guides: [Guide]
    /// The texts of each reason and guide, by locale. Any locale may be missing but the default one.
    package let texts: [Slug: [LanguageTag: PageText]]
    /// In the order of their slugs.
    package let blocklists: [Blocklist]
    /// What the file of each locale says.
    package let languages: [LanguageTag: Language]
    /// The wordings by which replies are recognized.
    package let replies: SiteReplies

    /// The folders of the reasons, then those of the guides.
    package var folders: [PageFolder] { reasons.map(\.folder) + guides.map(\.folder) }

    /// The blocklists that links may name.
    package var catalogue: ZoneCatalogue {
        var others: [Zone: ListName] = [:]
        for blocklist in blocklists {
            for name in blocklist.otherNames { others[name] = blocklist.linkNames.first }
        }
        return ZoneCatalogue(names: blocklists.flatMap(\.linkNames), others: others)
    }

    /// The site without drafts.
    package var published: Site {
        let hasDrafts =
            folders.contains(where: \.isDraft) || blocklists.contains(where: \.isDraft)
            || locales.contains { languages[$0]?.isDraft == true }
        guard hasDrafts else { return self }
        let locales = locales.filter { languages[$0]?.isDraft != true }
        let reasons = reasons.filter { !$0.isDraft }
        return Site(
            operator: self.operator, baseURL: baseURL, locales: locales,
            defaultLocale: defaultLocale, usedBlocklists: usedBlocklists,
            reasons: reasons, guides: guides.filter { !$0.isDraft },
            texts: texts.mapValues { texts in
                texts.filter { locales.contains($0.key) }
            },
            blocklists: blocklists.filter { !$0.isDraft }, languages: languages,
            replies: replies.limited(to: Set(reasons.map(\.slug))))
    }
}
