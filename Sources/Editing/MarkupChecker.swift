internal import CommonMark
internal import Diagnostics
internal import SiteContent
internal import SourceFiles

/// Warns about markup that readers would see as it is written, `{name}` and `##Heading`, and about
/// headings that occur twice.
struct MarkupChecker {
    let text: PageText

    func check(into diagnostics: inout Diagnostics) {
        for source in text.frontMatter {
            for name in source.text.namesInSingleBraces {
                warn(name, at: source.position(of: name.startIndex), into: &diagnostics)
            }
        }
        let body = ReviewedBody(text, .whole)
        var isAtLineStart = false
        for event in body.events {
            if event.isEntering, case .text(let words) = event.kind {
                for name in words.namesInSingleBraces {
                    let position = body.position(of: name.startIndex, in: words, event)
                    warn(name, at: position, into: &diagnostics)
                }
                if isAtLineStart, let (marker, word) = words.gluedHeading {
                    diagnostics.warning(
                        text.path, body.position(of: event),
                        "'\(marker)\(word)' is not a heading; write '\(marker) \(word)'")
                }
            }
            isAtLineStart =
                switch event.kind {
                case .paragraph, .softBreak, .lineBreak: event.isEntering
                default: false
                }
        }
        checkHeadings(of: body, into: &diagnostics)
    }

    private func checkHeadings(of body: ReviewedBody, into diagnostics: inout Diagnostics) {
        var seen: Set<String> = []
        var heading: String?
        for event in body.events {
            switch event.kind {
            case .heading where event.isEntering: heading = ""
            case .heading:
                if let words = heading, !seen.insert(words).inserted {
                    diagnostics.warning(
                        text.path, body.position(of: event),
                        "there already is a heading '\(words)'; give this one another name, or merge "
                            + "the two")
                }
                heading = nil
            case .text(let words) where event.isEntering: heading? += words
            default: break
            }
        }
    }

    private func warn(
        _ name: Substring, at position: Position, into diagnostics: inout Diagnostics
    ) {
        diagnostics.warning(
            text.path, position, "'\(name)' is not a variable; write '{\(name)}'")
    }
}

extension String {
    /// Every `{name}`, with one brace on each side.
    fileprivate var namesInSingleBraces: [Substring] {
        var result: [Substring] = []
        var rest = self[...]
        while let open = rest.firstIndex(of: "{") {
            let opening = rest[open...].prefix { $0 == "{" }
            let name = rest[opening.endIndex...].prefix { ("a"..."z").contains($0) || $0 == "-" }
            let closing = rest[name.endIndex...].prefix { $0 == "}" }
            if opening.count == 1, !name.isEmpty, closing.count == 1 {
                result.append(rest[open..<closing.endIndex])
            }
            rest = rest[closing.endIndex...]
        }
        return result
    }

    /// The marker of a heading and the word after it, where no space is between them.
    fileprivate var gluedHeading: (marker: Substring, word: Substring)? {
        let marker = prefix { $0 == "#" }
        let word = self[marker.endIndex...].prefix { !$0.isWhitespace }
        return (2...6).contains(marker.count) && !word.isEmpty ? (marker, word) : nil
    }
}
