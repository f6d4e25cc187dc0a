internal import ArgumentParser
internal import Foundation
internal import Rejections

/// The three things that `retour init` has to know: from its options, or else by asking.
struct InitQuestions {
    let name: String?
    let baseURL: String?
    let phone: String?
    let form: String?

    /// - Parameter domain: that of the mail server, for a suggestion.
    /// - Throws: a usage error for an option that is wrong, or missing where nobody can be asked.
    func answers(
        domain: String?
    ) throws -> (name: SingleLine, baseURL: WebURL, phone: SingleLine?, form: WebURL?) {
        let givenName = try option("--name", name, InitAnswer.name)
        let givenURL = try option("--base-url", baseURL, InitAnswer.baseURL)
        let givenPhone = try option("--phone", phone, InitAnswer.phone)
        let givenForm = try option("--form", form) { text throws(InitAnswer.Problem) in
            try InitAnswer.url(text)
        }
        let hasContact = givenPhone != nil || givenForm != nil
        let missing =
            (givenName == nil ? ["--name"] : []) + (givenURL == nil ? ["--base-url"] : [])
            + (hasContact ? [] : ["--phone (or --form)"])
        guard missing.isEmpty || Self.canAsk else {
            throw ValidationError(
                "missing \(missing.joined(separator: ", ")); pass "
                    + "\(missing.count == 1 ? "it" : "them"), or run 'retour init' at a terminal")
        }
        let name =
            try givenName
            ?? ask("Your organization's name, as those who write to you know it", InitAnswer.name)
        let url =
            try givenURL
            ?? ask(
                "Where the site will be published", suggestion: Self.suggestedURL(domain),
                InitAnswer.baseURL)
        let contact =
            try hasContact
            ? (givenPhone, givenForm)
            : ask(
                "How can people whose mail is rejected reach you: a phone number, or the URL of a "
                    + "form", InitAnswer.contact)
        return (name, url, contact.0, contact.1)
    }

    private func option<Value>(
        _ name: String, _ text: String?, _ parse: (String) throws(InitAnswer.Problem) -> Value
    ) throws -> Value? {
        guard let text else { return nil }
        do {
            return try parse(text)
        } catch {
            throw ValidationError("\(name): \(error.description)")
        }
    }

    /// Whether somebody sees the questions and can answer them.
    private static var canAsk: Bool { isatty(STDIN_FILENO) == 1 && Console.isTerminal }

    /// Asks until the answer can be used.
    private func ask<Value>(
        _ question: String, suggestion: String? = nil,
        _ parse: (String) throws(InitAnswer.Problem) -> Value
    ) throws -> Value {
        while true {
            let hint = suggestion.map { " [\($0)]" } ?? ""
            Console.ask("\(question)\(hint): ")
            guard let line = readLine() else {
                Console.printError("")
                throw Console.failure("no answer; nothing was written")
            }
            let text = line.trimmingCharacters(in: .whitespaces)
            do {
                return try parse(text.isEmpty ? suggestion ?? "" : text)
            } catch {
                Console.printError(error.description)
            }
        }
    }

    /// `https://reject.` and the domain of the mail server, or of this machine.
    private static func suggestedURL(_ domain: String?) -> String? {
        let host = ProcessInfo.processInfo.hostName
        let own = String(host.drop { $0 != "." }.dropFirst())
        let url = "https://reject.\(domain ?? own)"
        guard let name = WebURL(url)?.host, Zone(domain ?? own) != nil,
            ReservedName.problem(withHost: name) == nil
        else { return nil }
        return url
    }
}
