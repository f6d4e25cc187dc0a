package import Diagnostics
internal import Foundation
internal import SiteContent
internal import SourceFiles

/// One of the operator's files that replaces or changes a shipped one.
package struct Override {
    /// Below the site's folder, as below the shipped one: `Content/reasons/dnsbl/de.md`.
    package let path: String
    /// The paths of the operator's file, of the shipped one, and of the copy of the shipped version
    /// that the operator's was made from, which may be missing.
    package let own: String
    package let shipped: String
    package let copy: String

    package enum State {
        case current
        /// Nobody knows which version the file was made from.
        case unrecorded
        /// The shipped file has changed since, at these places of the operator's file, which may be
        /// those of phrases.
        case outdated([(position: Position, phrase: String?)])
    }

    package var state: State {
        guard let now = Self.bytes(shipped) else { return .current }
        guard let then = Self.bytes(copy) else {
            return Self.bytes(own) == now ? .current : .unrecorded
        }
        guard then != now else { return .current }
        guard path.hasPrefix("Content/locales/") else { return .outdated([(.start, nil)]) }
        let (before, after) = (Self.phrases(then, copy), Self.phrases(now, shipped))
        let changed = Self.phrases(Self.bytes(own) ?? [], own).filter {
            before[$0.key]?.text != after[$0.key]?.text
        }
        return changed.isEmpty
            ? .current
            : .outdated(
                changed.map { (position: $0.value.origin, phrase: $0.key) }
                    .sorted { $0.position < $1.position })
    }

    package var isCurrent: Bool {
        if case .current = state { true } else { false }
    }

    package var hasCopy: Bool { Self.bytes(copy) != nil }

    /// The shortest name on the command line: `dnsbl/de`, `dnsbl/reason`, `blocklists/spamcop`, or the
    /// path of a template or a public file.
    package var name: String { Self.names(of: path)[0] }

    /// How a file may be named on the command line, the shortest way first.
    package static func names(of path: String) -> [String] {
        guard path.hasPrefix(contentPrefix) else { return [path] }
        let file = String(path.dropFirst(contentPrefix.count))
        let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
        let names = [stem, file, path]
        let folder = ["reasons/", "guides/"].first(where: stem.hasPrefix)
        return folder.map { [String(stem.dropFirst($0.count))] + names } ?? names
    }

    /// The reason or guide whose facts a file has, which may stand for the file where nothing else has
    /// that name: `dnsbl`.
    package static func page(withFacts path: String) -> String? {
        let parts = names(of: path)[0].split(separator: "/")
        guard parts.count == 2, ["reason", "guide"].contains(parts[1]) else { return nil }
        return String(parts[0])
    }

    /// Whether a name on the command line means this file.
    package func isNamed(_ name: String) -> Bool { Self.names(of: path).contains(name) }

    private static let contentPrefix = "Content/"

    private static func bytes(_ path: String) -> [UInt8]? {
        (try? Data(contentsOf: URL(filePath: path))).map(Array.init)
    }

    private static func phrases(_ bytes: [UInt8], _ path: String) -> [String: SourceText] {
        ContentLoader.phrases(in: String(decoding: bytes, as: UTF8.self), path: path)
    }
}
