internal import Diagnostics
internal import Rejections
internal import SourceFiles

extension ContentLoader {
    /// What replies are recognized by, of each folder and what it lies over: a phrase replaces the
    /// same one below it.
    /// - Parameter reasons: those whose folders may have phrases.
    func readReplies(of reasons: [Reason]) -> SiteReplies {
        var replies = SiteReplies()
        for part in layersWithReplies {
            var layer = SiteReplies()
            for reason in reasons {
                let file = "\(reason.folder.path)/\(SiteReplies.file)"
                guard part.has(file) else { continue }
                let own = readYAML(file, in: part) { yaml in
                    Self.readReplies(of: reason.slug, yaml, path: part.path(file))
                }
                if let own { add(own, to: &layer) }
            }
            if part.has(SiteReplies.file) {
                layer.common =
                    readYAML(SiteReplies.file, in: part) { yaml in
                        Self.readCommonReplies(yaml, path: part.path(SiteReplies.file))
                    } ?? layer.common
            }
            replies.lay(layer)
        }
        return replies
    }

    /// The content's folders by themselves, the lowest first.
    private var layersWithReplies: [SourceTree] {
        guard let (own, below) = tree.separated else { return [tree] }
        return [below, own]
    }

    /// Reports a phrase or code that another reason of the same folder has, too.
    private func add(_ own: SiteReplies, to layer: inout SiteReplies) {
        for phrase in own.phrases {
            if let other = layer.phrases.first(where: { $0.phrase.isSame(as: phrase.phrase) }) {
                reporter.error(
                    phrase.path, phrase.place,
                    "the phrase '\(phrase.phrase.text)' is already one of "
                        + "'\(other.phrase.reason)' (\(other.path):\(other.place.line)); keep one "
                        + "of them, or tell them apart with 'with' or 'not'")
            }
        }
        for code in own.codes {
            if let other = layer.codes.first(where: { $0.code == code.code }) {
                reporter.error(
                    code.path, code.place,
                    "the code \(code.code) already decides for '\(other.reason)' "
                        + "(\(other.path):\(other.place.line))")
            }
        }
        layer.phrases += own.phrases
        layer.codes += own.codes
    }

    // MARK: One file

    /// The phrases and codes of one reason; reports a phrase that is there twice.
    static func readReplies(
        of reason: Slug, _ yaml: some YAMLMapping, path: String
    ) -> SiteReplies {
        var replies = SiteReplies()
        replies.phrases = yaml.groups(
            "phrases", "Wordings by which a reply is recognized as one of this reason's."
        ) { yaml in
            readPhrase(of: reason, yaml, path: path)
        }
        for (index, phrase) in replies.phrases.enumerated() {
            let earlier = replies.phrases[..<index]
            if let other = earlier.first(where: { $0.phrase.isSame(as: phrase.phrase) }) {
                yaml.error(
                    "phrases", at: phrase.place,
                    "the phrase '\(phrase.phrase.text)' is already in line \(other.place.line)")
            }
        }
        replies.codes = yaml.elements(
            "codes", .statusCode,
            "Enhanced status codes (RFC 3463) that mean this reason if no phrase decides."
        ).map {
            SiteReplies.Code(code: $0.value, reason: reason, path: path, place: $0.position)
        }
        return replies
    }

    private static func readPhrase(
        of reason: Slug, _ yaml: some YAMLMapping, path: String
    ) -> SiteReplies.Phrase? {
        let text = yaml.requiredValue(
            "text", .phrase,
            "The words, in any case; one blank is any run of blanks, and * up to 40 characters.")
        let weight = yaml.requiredValue(
            "weight", .weight,
            "Which phrase decides if several are in a reply: 9 a program's own unmistakable text, 7 "
                + "narrow technical words, 5 recipient, 4 sender, 3 content, 2 generic, 1 a hint.")
        let with = yaml.values(
            "with", .phrase, "What must be in the reply, too: each of these.")
        let not = yaml.values("not", .phrase, "What must not be in the reply: any of these.")
        let example = yaml.requiredValue(
            "example", .singleLine,
            "A reply with these words, as a mail server sends it, with codes.")
        guard let text, let weight, let example else { return nil }
        return SiteReplies.Phrase(
            phrase: ReplyPhrase(
                reason: reason, text: text, weight: weight, with: with, not: not,
                example: example),
            path: path, place: yaml.position(of: "text"))
    }

    /// What is the same for all blocklists.
    static func readCommonReplies(
        _ yaml: some YAMLMapping, path: String
    ) -> SiteReplies.Common {
        let listings = yaml.groups(
            "listings",
            "How replies name the blocklist that they reject by: {list} is its zone or name, {ip} an "
                + "address."
        ) { readFrame($0, path: path, needsList: true) }
        let declined = yaml.groups(
            "declined",
            "How replies quote a blocklist that declined the query; nothing is listed then."
        ) { readFrame($0, path: path, needsList: false) }
        let blocking = yaml.values(
            "blocking", .phrase,
            "Words of which one must be in a reply that names a blocklist, so that it is about it.")
        return SiteReplies.Common(listings: listings, declined: declined, blocking: blocking)
    }

    private static func readFrame(
        _ yaml: some YAMLMapping, path: String, needsList: Bool
    ) -> SiteReplies.Frame? {
        let text = yaml.requiredValue(
            "text", .frame,
            "The words; * is up to 40 characters, {list} a blocklist, {ip} an address.")
        let example = yaml.requiredValue(
            "example", .singleLine, "A reply with these words, as a mail server sends it.")
        guard let text, let example else { return nil }
        if text.pieces.contains(.list) != needsList {
            yaml.error(
                "text",
                needsList
                    ? "the words must say where the list is named: {list}"
                    : "where the list is named is known from 'listings'; leave {list} out")
        }
        return SiteReplies.Frame(
            frame: ReplyFrame(text: text, example: example), path: path,
            place: yaml.position(of: "text"))
    }
}

extension ValueFormat<ReplyPattern> {
    private static var rules: String {
        "words of a reply with at least three letters"
    }

    fileprivate static var phrase: Self {
        Self(TextGrammar(rules)) { text in
            ReplyPattern(text).flatMap { $0.hasPlaceholders ? nil : $0 }
        }
    }

    fileprivate static var frame: Self { Self(TextGrammar(rules), parse: ReplyPattern.init) }
}

extension ValueFormat<Int> {
    fileprivate static var weight: Self {
        Self(TextGrammar("a weight from 1 to 9", pattern: "^[1-9]$")) { text in
            Int(text).flatMap { (1...9).contains($0) ? $0 : nil }
        }
    }
}
