package import Diagnostics
internal import Foundation
internal import SiteContent
package import SourceFiles

/// The operator's files that replace or change shipped ones.
///
/// The version that a file was made from is kept as a copy below `.shipped/`, so that a later version
/// can be compared with it.
package struct Overrides {
    private let sources: SiteSources

    package init(_ sources: SiteSources) {
        self.sources = sources
    }

    /// All of them, in the order of their paths.
    package var all: [Override] {
        trees.flatMap { name, tree in
            guard let (own, below) = tree.separated else { return [Override]() }
            return own.files { _ in }.compactMap { file in
                // The style sheet follows the shipped one, which may change without it.
                guard below.has(file), name != "Content" || !Self.isNoContent(file),
                    name != "Templates" || file != "style.css"
                else { return nil }
                return Override(
                    path: "\(name)/\(file)", own: own.path(file), shipped: below.path(file),
                    copy: Self.copy(of: "\(name)/\(file)"))
            }
        }
    }

    /// The paths of all shipped files that can be overridden.
    package var shippedPaths: [String] {
        trees.flatMap { name, tree in
            (tree.separated?.below.files { _ in } ?? [])
                .filter { name != "Content" || !Self.isNoContent($0) }.map { "\(name)/\($0)" }
        }
    }

    private var trees: [(name: String, tree: SourceTree)] {
        [
            ("Content", sources.content), ("Templates", sources.templates),
            ("Public", sources.assets),
        ]
    }

    /// The example of the operator's own file, and what is made from the program.
    private static func isNoContent(_ file: String) -> Bool {
        file == SiteSources.settingsFile || file.hasPrefix("schemas/")
    }

    private static func copy(of path: String) -> String { ".shipped/\(path)" }

    // MARK: Changes

    /// Creates the operator's own version of a shipped file: a copy, or for files of which only the
    /// differences are written, an empty one.
    /// - Parameter path: one of `shippedPaths`.
    /// - Returns: the new file; `nil` if there is one already.
    /// - Throws: an error of the file system.
    package func create(_ path: String) throws -> String? {
        guard let (file, own, below) = place(of: path), !own.has(file) else { return nil }
        let shipped = try Data(contentsOf: URL(filePath: below.path(file)))
        let name = below.path(file)
        let data =
            if path.hasPrefix("Content/locales/") {
                Data("# Only the phrases that differ from \(name).\n".utf8)
            } else if path == "Templates/style.css" {
                Data("/* Follows \(name), so that it only needs what differs. */\n".utf8)
            } else {
                shipped
            }
        try record(path)
        try Self.write(data, to: own.path(file))
        return own.path(file)
    }

    /// Notes the shipped version of today as the one that the operator's file is made from.
    /// - Throws: an error of the file system.
    package func record(_ path: String) throws {
        guard path != "Templates/style.css", let (file, _, below) = place(of: path) else { return }
        let shipped = try Data(contentsOf: URL(filePath: below.path(file)))
        try Self.write(shipped, to: Self.copy(of: path))
    }

    private func place(of path: String) -> (file: String, own: SourceTree, below: SourceTree)? {
        for (name, tree) in trees where path.hasPrefix("\(name)/") {
            guard let (own, below) = tree.separated else { return nil }
            return (String(path.dropFirst(name.count + 1)), own, below)
        }
        return nil
    }

    static func write(_ data: Data, to path: String) throws {
        let url = URL(filePath: path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: url, options: .atomic)
    }

    // MARK: Review

    /// Warns about files whose shipped version has changed since they were made from it.
    package func review(into diagnostics: inout Diagnostics) {
        for override in all {
            let name = override.name
            let settle = "compare them with 'retour diff \(name)', then run 'retour accept \(name)'"
            switch override.state {
            case .current: break
            case .unrecorded:
                diagnostics.warning(
                    override.own, .start,
                    "nobody has recorded which shipped version this was made from; \(settle)")
            case .outdated(let places):
                for (position, phrase) in places {
                    let what = phrase.map { "phrase '\($0)'" } ?? "version"
                    diagnostics.warning(
                        override.own, position,
                        "the shipped \(what) has changed since this was made from it; \(settle)")
                }
            }
        }
    }
}
