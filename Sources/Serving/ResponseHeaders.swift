internal import Links
internal import NIOHTTP1
internal import Pages
internal import Rejections

/// The heads of all responses.
struct ResponseHeaders: Sendable {
    /// What determines the head of a page, except for its entity tag and length.
    struct PageKind: Hashable {
        let locale: LanguageTag
        let format: Format
        var traits: Traits
    }

    struct Traits: OptionSet, Hashable {
        let rawValue: UInt8

        /// The client's languages chose the locale.
        static let isNeutral = Traits(rawValue: 1)
        /// The path fixes the format.
        static let hasFixedFormat = Traits(rawValue: 2)
        static let hasQuery = Traits(rawValue: 4)
        static let isCompressed = Traits(rawValue: 8)
        /// It is the 404 page.
        static let isNotFound = Traits(rawValue: 16)

        static let all = (0..<32).map(Traits.init)
    }

    let health: ResponseHead
    /// Prometheus' text format.
    let metrics: ResponseHead
    /// RFC 9110 §15.5.6.
    let methodNotAllowed: ResponseHead
    /// RFC 9110 §15.5.1.
    let badRequest: ResponseHead
    /// RFC 9110 §15.5.14.
    let contentTooLarge: ResponseHead
    /// RFC 6585 §5.
    let headTooLarge: ResponseHead
    private let pages: [PageKind: ResponseHead]
    private let common: [(name: String, value: String)]

    init(_ site: CompiledSite) {
        let common =
            [(name: "Server", value: "retour")]
            + SecurityHeaders.fields(of: site, policy: site.policy.header)
        self.common = common
        let text = common + [(name: "Content-Type", value: Format.text.mediaType)]
        health = ResponseHead(.ok, text + [(name: "Cache-Control", value: "no-store")])
        metrics = ResponseHead(
            .ok,
            common + [
                (name: "Content-Type", value: "text/plain; version=0.0.4; charset=utf-8"),
                (name: "Cache-Control", value: "no-store"),
            ])
        methodNotAllowed = ResponseHead(
            .methodNotAllowed, text + [(name: "Allow", value: "GET, HEAD")])
        badRequest = ResponseHead(.badRequest, text)
        contentTooLarge = ResponseHead(.payloadTooLarge, text)
        headTooLarge = ResponseHead(.requestHeaderFieldsTooLarge, text)
        pages = Dictionary(
            uniqueKeysWithValues: site.locales.flatMap { locale in
                Format.allCases.flatMap { format in
                    Traits.all.map { traits in
                        let kind = PageKind(locale: locale, format: format, traits: traits)
                        let status =
                            traits.contains(.isNotFound)
                            ? .notFound
                            : .ok
                                as HTTPResponseStatus
                        return (kind, ResponseHead(status, common + Self.fields(of: kind)))
                    }
                }
            })
    }

    func page(_ kind: PageKind) -> ResponseHead {
        guard let head = pages[kind] else { preconditionFailure("every kind has a head") }
        return head
    }

    /// The head of a page that the client already has (RFC 9110 §15.4.5).
    func notModified(_ kind: PageKind) -> ResponseHead {
        head(.notModified, Self.fields(of: kind).filter { !$0.name.hasPrefix("Content-") })
    }

    /// The head of any other response.
    func head(
        _ status: HTTPResponseStatus, _ fields: [(name: String, value: String)]
    ) -> ResponseHead {
        ResponseHead(status, common + fields)
    }

    /// Redirects to a page (RFC 9110 §15.4.3). No cache keeps it: it contains somebody's address, and
    /// another version may redirect to a better page.
    func found(_ target: String) -> ResponseHead {
        head(
            .found,
            [
                (name: "Location", value: target),
                (name: "Cache-Control", value: SecurityHeaders.privateCaching),
                (name: "X-Robots-Tag", value: SecurityHeaders.privateRobots),
            ])
    }

    private static func fields(of kind: PageKind) -> [(name: String, value: String)] {
        let traits = kind.traits
        // A filled-in page shows somebody's address: no cache keeps it, and no search engine finds it.
        let isPrivate = traits.contains(.hasQuery)
        let varies = [
            traits.contains(.isNeutral) ? "Accept-Language" : nil,
            traits.contains(.hasFixedFormat) ? nil : "Accept", "Accept-Encoding",
        ].compactMap(\.self)
        let fields: [(String, String?)] = [
            ("Content-Type", kind.format.mediaType),
            ("Content-Encoding", traits.contains(.isCompressed) ? "gzip" : nil),
            ("Content-Language", kind.locale.description),
            (
                "Cache-Control",
                isPrivate ? SecurityHeaders.privateCaching : SecurityHeaders.publicCaching
            ),
            (
                "X-Robots-Tag",
                isPrivate || traits.contains(.isNotFound) ? SecurityHeaders.privateRobots : nil
            ), ("Vary", varies.joined(separator: ", ")),
        ]
        return fields.compactMap { name, value in value.map { (name: name, value: $0) } }
    }
}
