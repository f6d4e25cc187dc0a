internal import ArgumentParser
internal import Rejections

/// What a user answers to the questions of `retour init`, or gives in its options.
enum InitAnswer {
    /// Why an answer cannot be used.
    struct Problem: Error {
        let description: String
    }

    static func name(_ text: String) throws(Problem) -> SingleLine {
        guard let name = SingleLine(text), text.contains(where: { !$0.isWhitespace }) else {
            throw Problem(description: "the name must be one line of text")
        }
        return name
    }

    /// A URL, or a host name, which is reached over HTTPS.
    static func baseURL(_ text: String) throws(Problem) -> WebURL {
        let url = try url(text)
        guard !text.contains(where: { "?#".contains($0) }) else {
            throw Problem(description: "'\(text)' must not have a query or fragment")
        }
        return WebURL(url.base) ?? url
    }

    static func url(_ text: String) throws(Problem) -> WebURL {
        let isComplete = text.contains("://")
        guard let url = WebURL(isComplete ? text : "https://\(text)"),
            isComplete || Zone(url.host) != nil || IPAddress(url.host) != nil
        else {
            throw Problem(
                description: "'\(text)' is not a URL such as https://reject.your-domain.com")
        }
        return url
    }

    /// The value of an option that has to be a URL.
    static func url(_ text: String, _ option: String) throws -> WebURL {
        do {
            return try url(text)
        } catch {
            throw ValidationError("\(option): \(error.description)")
        }
    }

    static func phone(_ text: String) throws(Problem) -> SingleLine {
        let allowed = text.allSatisfy { character in
            character.isASCII && (character.isNumber || " +-./()".contains(character))
        }
        guard text.first == "+", allowed, text.count(where: \.isNumber) >= 7,
            let phone = SingleLine(text)
        else {
            throw Problem(
                description: "'\(text)' is not a phone number with + and the country code, such as "
                    + "+49 30 …")
        }
        return phone
    }

    /// A phone number, or the URL of a form.
    static func contact(
        _ text: String
    ) throws(Problem) -> (phone: SingleLine?, form: WebURL?) {
        if text.contains("@") {
            throw Problem(
                description:
                    "mail from these people is rejected, so an email address does not help "
                    + "them; give a phone number or a form")
        }
        return text.contains(where: \.isLetter)
            ? (nil, try url(text)) : (try phone(text), nil)
    }
}
