internal import Crypto
internal import Foundation
internal import Links
internal import Pages
internal import Rejections
internal import SiteContent
internal import Templating

/// What all pages of a site share: addresses, phrases, texts, style and policy.
struct SiteContext: Sendable {
    let site: Site
    let styleSheet: String
    let policy: ContentSecurityPolicy
    let assetPaths: Set<String>
    let books: [LanguageTag: PhraseBook]
    let texts: [Slug: [LanguageTag: CompiledText]]
    private let literals = LiteralPool()
    private let facts: [LanguageTag: LocaleFacts]
    private let reasons: [Slug: Reason]
    private let guides: [Slug: Guide]
    private let blocklists: [ListName: Blocklist]
    /// By the slug of a blocklist.
    private let relations: [Slug: Relations]
    private var constants: [LanguageTag: [String: Value]] = [:]

    init(
        site: Site, styleSheet: String, assetPaths: Set<String>,
        facts: [LanguageTag: LocaleFacts], books: [LanguageTag: PhraseBook],
        texts: [Slug: [LanguageTag: CompiledText]]
    ) {
        self.site = site
        self.styleSheet = styleSheet
        let digest = Data(SHA256.hash(data: Data(styleSheet.utf8)))
        policy = ContentSecurityPolicy(styleDigest: digest.base64EncodedString())
        self.assetPaths = assetPaths
        self.books = books
        self.texts = texts
        self.facts = facts
        reasons = Dictionary(uniqueKeysWithValues: site.reasons.map { ($0.slug, $0) })
        guides = Dictionary(uniqueKeysWithValues: site.guides.map { ($0.slug, $0) })
        blocklists = Dictionary(
            uniqueKeysWithValues: site.blocklists.flatMap { blocklist in
                blocklist.linkNames.map { ($0, blocklist) }
            })
        relations = Dictionary(
            uniqueKeysWithValues: site.blocklists.map { ($0.slug, Relations(of: $0, in: site)) })
        for locale in site.locales { constants[locale] = constants(of: locale) }
    }

    /// The values of the names that are the same on every page of a locale; those of all others are
    /// absent.
    func commonValues(_ locale: LanguageTag) -> [String: Value] {
        constants[locale] ?? constants(of: locale)
    }

    private func constants(of locale: LanguageTag) -> [String: Value] {
        var values: [String: Value] = [:]
        for name in TemplateContract.ofPages { values[name] = .absent }
        let contact = site.operator
        values["language"] = .text(locale.description)
        values["direction"] = .text(facts(locale).direction)
        values["organization"] = .text(contact.organization.description)
        values["csp"] = .text(policy.element)
        values["style"] = .css(styleSheet)
        values["script"] = assetURL("retour.js")
        values["icon"] = assetURL("icon.svg")
        values["icon-ico"] = assetURL("favicon.ico")
        values["icon-touch"] = assetURL("apple-touch-icon.png")
        values["origin"] = .url(site.baseURL.origin)
        values["logo"] = contact.design.logo.map { assetURL($0.description) } ?? .absent
        values["logo-dark"] = contact.design.darkLogo.map { assetURL($0.description) } ?? .absent
        values["blocklists"] = .url(path(.blocklists, locale))
        values["home"] = .url(path(.index, locale))
        values["phone"] = .text(contact.phone?.description)
        values["phone-url"] = .url(
            contact.phone.map { "tel:" + $0.description.filter { "+0123456789".contains($0) } })
        values["hours"] = .text(contact.hours[locale]?.description)
        values["form"] = .url(contact.form?.description)
        values["imprint"] = .url(contact.imprint?.description)
        values["privacy"] = .url(contact.privacy?.description)
        values.merge(OperatorNames(operator: contact, facts: facts(locale)).values) { $1 }
        return values
    }

    /// Segments that share equal literals with all other pages.
    func shared(_ segments: [Segment]) -> [Segment] { literals.shared(segments) }

    func reason(_ slug: Slug) -> Reason? { reasons[slug] }

    func guide(_ slug: Slug) -> Guide? { guides[slug] }

    /// What the page of a slug is about; `nil` if there is no such page.
    func subject(_ slug: Slug) -> Subject? {
        if reasons[slug] != nil { return .reason(slug, nil) }
        return guides[slug] == nil ? nil : .guide(slug)
    }

    func blocklist(_ name: ListName) -> Blocklist? { blocklists[name] }

    func relations(of blocklist: Blocklist) -> Relations {
        relations[blocklist.slug] ?? Relations(of: blocklist, in: site)
    }

    func facts(_ locale: LanguageTag) -> LocaleFacts {
        facts[locale] ?? LocaleFacts(locale)
    }

    /// The text of a reason or a guide in a locale, or in the default locale where it is missing.
    func text(_ slug: Slug, _ locale: LanguageTag) -> CompiledText {
        guard let text = texts[slug]?[locale] ?? texts[slug]?[site.defaultLocale] else {
            preconditionFailure("a site has a text for each of its reasons and guides")
        }
        return text
    }

    /// A phrase that a template names, filled with the values of a page; `nil` if there is no such
    /// phrase.
    func phrase(_ name: String, _ values: [String: Value], _ locale: LanguageTag) -> Text? {
        books[locale]?.text(name, values)
    }

    /// What the program says in a locale, with the values of a page.
    func text(of phrase: Phrase, _ values: [String: Value], _ locale: LanguageTag) -> Text {
        books[locale]?.text(of: phrase, values) ?? Text()
    }

    // MARK: Addresses

    /// The path of a page from the root of the host.
    func path(_ subject: Subject, _ locale: LanguageTag) -> String {
        "\(site.baseURL.path)/\(SitePath.page(subject, locale))"
    }

    func path(_ subject: Subject, _ locale: LanguageTag, in format: Format) -> String {
        "\(site.baseURL.path)/\(SitePath.page(subject, locale, in: format))"
    }

    /// The absolute URL of a page.
    func url(_ subject: Subject, _ locale: LanguageTag) -> String {
        "\(site.baseURL.base)/\(SitePath.page(subject, locale))"
    }

    func assetURL(_ path: String) -> Value {
        assetPaths.contains(path) ? .url("\(site.baseURL.path)/\(path)") : .absent
    }

    /// The path that a link to another page of the site leads to; `nil` for any other link.
    func destination(of link: String, _ locale: LanguageTag) -> String? {
        guard link.hasPrefix("/"), let slug = Slug(String(link.dropFirst())) else { return nil }
        return subject(slug).map { path($0, locale) }
    }
}
