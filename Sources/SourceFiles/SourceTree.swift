/// Reads files of a folder that may lie over others: of the files with the same path, the one in the
/// uppermost folder counts.
package struct SourceTree: Sendable {
    /// The uppermost first. Not all of them have to exist.
    private let layers: [SourceFolder]

    /// A folder by itself, as the user named it.
    package init(root: String) {
        layers = [SourceFolder(root: root)]
    }

    /// - Parameter other: the folder that `root` lies over.
    package init(root: String, over other: String?) {
        layers = [root, other].compactMap(\.self).map { SourceFolder(root: $0) }
    }

    /// The uppermost folder, in which new files are created.
    package var root: String { layers[0].root }

    package var exists: Bool { layers.contains(where: \.exists) }

    /// The path that diagnostics show for a file: that of the file that counts, or where it would
    /// be in the uppermost folder.
    package func path(_ relative: String) -> String {
        layer(of: relative).path(relative)
    }

    /// Where the file is in the uppermost folder, or would be.
    package func ownPath(_ relative: String) -> String {
        layers[0].path(relative)
    }

    package func has(_ relative: String) -> Bool {
        layers.contains { $0.has(relative) }
    }

    /// Whether the file is in the uppermost folder.
    package func isOwn(_ relative: String) -> Bool {
        layers[0].has(relative)
    }

    /// The uppermost folder by itself, and the one that it lies over by itself; `nil` if it lies
    /// over none.
    package var separated: (own: SourceTree, below: SourceTree)? {
        guard layers.count > 1 else { return nil }
        return (SourceTree(root: layers[0].root), SourceTree(root: layers[1].root))
    }

    /// The names in a folder, sorted by their bytes, without hidden ones.
    package func names(in relative: String) throws(SourceFileError) -> [String] {
        let present = layers.filter { $0.has(relative) }
        guard present.count > 1 else {
            return try (present.first ?? layers[0]).names(in: relative)
        }
        var names: Set<String> = []
        for layer in present { names.formUnion(try layer.names(in: relative)) }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The paths of all files, relative to their folder, without hidden ones.
    /// - Parameter report: called with each folder that cannot be read.
    package func files(_ report: (SourceFileError) -> Void) -> [String] {
        let present = layers.filter(\.exists)
        guard present.count > 1 else { return (present.first ?? layers[0]).files(report) }
        return Set(present.flatMap { $0.files(report) })
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    package func bytes(_ relative: String, _ kind: SourceKind) throws(SourceFileError) -> [UInt8] {
        try layer(of: relative).bytes(relative, kind)
    }

    /// The folders that have a file of which all count, each by itself, the lowest first; the
    /// uppermost folder if none has it.
    package func parts(of relative: String) -> [SourceTree] {
        let parts = layers.filter { $0.has(relative) }.reversed()
        return (parts.isEmpty ? [layers[0]] : Array(parts)).map { SourceTree(root: $0.root) }
    }

    /// The folder whose file counts.
    private func layer(of relative: String) -> SourceFolder {
        guard layers.count > 1 else { return layers[0] }
        return layers.first { $0.has(relative) } ?? layers[0]
    }
}
