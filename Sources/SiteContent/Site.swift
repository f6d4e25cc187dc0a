// Content/ becomes a Site: every file read, decoded and checked.

package import CommonMark
internal import Diagnostics
package import Links
package import Rejections
package import SourceFiles

/// All that editors and the operator wrote, as typed values.
package struct Site: Sendable {
    /// The organisation whose server rejects.
    package let `operator`: Operator
    /// Where the site is published; links in rejections begin with it.
    package let baseURL: WebURL
    /// In the order of the language links; drafts are among them.
    package let locales: [LanguageTag]
    package let defaultLocale: LanguageTag
    /// The blocklists the operator's mail server asks, by slug.
    package let usedBlocklists: [Slug]
    /// In the order of their slugs.
    package let reasons: [Reason]
    /// The texts of each reason, by locale; a locale may be missing, the default one never is.
    package let texts: [Slug: [LanguageTag: ReasonText]]
    /// In the order of their slugs.
    package let blocklists: [Blocklist]
    /// What every locale says itself.
    package let languages: [LanguageTag: Language]

    /// The zones that links may name.
    package var catalogue: ZoneCatalogue {
        var keyed: [Zone: Zone] = [:]
        for blocklist in blocklists {
            for suffix in blocklist.keyedZones { keyed[suffix] = blocklist.zones.first }
        }
        return ZoneCatalogue(zones: blocklists.flatMap(\.linkNames), keyed: keyed)
    }

    /// The site without what is still a draft.
    package var published: Site {
        let hasDrafts =
            reasons.contains(where: \.isDraft) || blocklists.contains(where: \.isDraft)
            || locales.contains { languages[$0]?.isDraft == true }
        guard hasDrafts else { return self }
        let locales = locales.filter { languages[$0]?.isDraft != true }
        let reasons = reasons.filter { !$0.isDraft }
        return Site(
            operator: self.operator, baseURL: baseURL, locales: locales,
            defaultLocale: defaultLocale, usedBlocklists: usedBlocklists, reasons: reasons,
            texts: texts.mapValues { texts in
                texts.filter { locales.contains($0.key) }
            },
            blocklists: blocklists.filter { !$0.isDraft }, languages: languages)
    }
}

/// Who rejects, and how someone whose mail is refused can still reach them.
package struct Operator: Sendable {
    package let organization: SingleLine
    /// A telephone number in international form.
    package let phone: SingleLine?
    /// When the telephone is answered.
    package let hours: [LanguageTag: SingleLine]
    /// A web form that does not confirm by mail.
    package let form: WebURL?
    package let imprint: WebURL?
    package let privacy: WebURL?
}

/// The words of one reason in one language.
package struct ReasonText: Sendable {
    /// The file, as diagnostics name it.
    package let path: String
    package let title: SourceText
    /// What lists of pages call it; the title where it is missing.
    package let short: SourceText?
    package let summary: SourceText
    /// What the sender tells their provider; only where the provider must act.
    package let forward: SourceText?
    /// Markdown, a thematic break between the sender's part and the administrator's.
    package let body: SourceText
    /// The body parsed; `nil` where a Mustache tag stands in it, which makes another text of it.
    package let parsedBody: ParsedText?
    /// Of which text this is the translation; `nil` for an original.
    package let source: TranslationSource?
}
