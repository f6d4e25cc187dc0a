internal import Rejections
internal import SiteContent
internal import Templating

/// What a sender passes on: a text for each of those who can help, in the reader's language.
struct ForwardMessage {
    let page: PageContext
    let explained: Reason

    /// One element for each addressee: first for the operator, if it is the operator who must act.
    /// - Parameters:
    ///   - values: those of the page, with its text.
    ///   - isUnused: whether the page is about a list that the operator does not use, so that the
    ///     operator did not reject the message and cannot help.
    func items(_ values: [String: Value], isUnused: Bool) -> [[String: Value]] {
        let others = Addressee.allCases.filter { $0 != .operator }
        let addressees =
            explained.actor == .operator
            ? [.operator] + others : isUnused ? others : Addressee.allCases
        return addressees.compactMap { addressee in
            guard var item = message(to: addressee, page, values) else { return nil }
            item["addressee"] = .text(addressee.rawValue)
            item["heading"] = .text(page.text(of: .forwardHeading(addressee), values))
            item["intro"] = .text(page.text(of: .forwardIntro(addressee), values))
            item["action-text"] = .text(page.text(of: .forwardAction(addressee), values))
            item["translations"] = .items(
                translations(for: addressee).compactMap { message(to: addressee, $0, values) })
            return item
        }
    }

    /// The page in the languages that the reader may not know, but those who get the text do.
    private func translations(for addressee: Addressee) -> [PageContext] {
        guard addressee == .provider || addressee == .it, page.locale.language != "en",
            let english = page.site.locales.first(where: { $0.language == "en" })
        else { return [] }
        return [page.translated(to: english)]
    }

    /// The text in the language of `page`, and where a click takes it.
    private func message(
        to addressee: Addressee, _ page: PageContext, _ values: [String: Value]
    ) -> [String: Value]? {
        guard let source = page.context.text(explained.slug, page.locale).forwards[addressee]
        else { return nil }
        let text = source.text(Scope(values, sections: TemplateContract.sections))
        let whole =
            addressee == .recipient
            ? text
            : page.text(of: .forwardMessage(text, CommonNames(page: page).pageURL), values)
        let message = whole.withUsualHyphens
        return [
            "language": .text(page.locale.description),
            "direction": .text(page.facts.direction),
            "name": .text(page.facts.ownName),
            "message": .text(message),
            "action": action(for: addressee, message, subject(page, values)),
        ]
    }

    private func subject(_ page: PageContext, _ values: [String: Value]) -> Text {
        page.text(of: .forwardSubject, values).withUsualHyphens
    }

    /// The link that opens a program with the text; nothing for the operator, to whom the sender
    /// cannot write.
    private func action(for addressee: Addressee, _ message: Text, _ subject: Text) -> Value {
        switch addressee {
        case .provider, .it:
            .url(
                "mailto:?subject=" + subject.percentEncoded + Text("&body=")
                    + message.withInternetLineBreaks.percentEncoded)
        // RFC 5724 §2.2; without a number the reader chooses one.
        case .recipient: .url("sms:?&body=" + message.percentEncoded)
        case .operator: .url(page.site.operator.form?.description)
        }
    }
}

extension Text {
    /// The hyphens at which a page must not break a line are for pages only: in a text message they
    /// would take another, costlier encoding.
    fileprivate var withUsualHyphens: Text { replacing("\u{2011}", with: "-") }

    /// RFC 6068 §5: line breaks in a `mailto` body are CRLF.
    fileprivate var withInternetLineBreaks: Text { replacing("\n", with: "\r\n") }

    /// A scalar is found much faster than a string.
    private func replacing(_ scalar: Unicode.Scalar, with replacement: String) -> Text {
        mapLiterals { text in
            guard text.unicodeScalars.contains(scalar) else { return text }
            return text.unicodeScalars.split(separator: scalar, omittingEmptySubsequences: false)
                .map { String($0) }.joined(separator: replacement)
        }
    }
}
