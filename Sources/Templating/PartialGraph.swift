internal import Diagnostics
internal import SourceFiles

/// Which templates include which others, to find those that would never end, or that would grow
/// beyond all bounds because each one includes the next one twice.
struct PartialGraph {
    private let sources: [String: SourceText]
    /// The tags of the partials that exist.
    private let partials: [String: [MustacheTag]]
    private static let maximumDepth = 32
    /// In bytes.
    private static let maximumSize = 1_000_000

    init(_ sources: [String: SourceText]) {
        self.sources = sources
        partials = sources.mapValues { source in
            MustacheTag.all(in: source.text).filter {
                $0.kind == .partial && sources[$0.name] != nil
            }
        }
    }

    /// Reports the templates that cannot be rendered.
    /// - Returns: their names.
    func check(into diagnostics: inout Diagnostics) -> Set<String> {
        var refused: Set<String> = []
        var remaining = Set(sources.keys)
        var sizes: [String: Int] = [:]
        var depths: [String: Int] = [:]
        func refuse(_ name: String, at tag: MustacheTag?, _ message: String) {
            guard let source = sources[name] else { return }
            let position = tag.map { source.position(of: $0.index) } ?? .start
            diagnostics.error(source.path, position, message)
            refused.insert(name)
        }
        while !remaining.isEmpty {
            let ready = remaining.filter { name in
                partials[name]?.contains { remaining.contains($0.name) } != true
            }
            for name in ready {
                let included = partials[name] ?? []
                let size = included.reduce(sources[name]?.text.utf8.count ?? 0) {
                    min($0 + (sizes[$1.name] ?? 0), Self.maximumSize + 1)
                }
                let depth = 1 + (included.compactMap { depths[$0.name] }.max() ?? 0)
                // One that includes a refused one is refused with it, and not reported.
                let isLarge = included.contains { (sizes[$0.name] ?? 0) > Self.maximumSize }
                let isDeep = included.contains { (depths[$0.name] ?? 0) > Self.maximumDepth }
                if size > Self.maximumSize, !isLarge {
                    refuse(
                        name, at: included.first,
                        "with its partials the template is larger than "
                            + "\(Self.maximumSize / 1_000_000) MB; include fewer of them")
                } else if depth > Self.maximumDepth, !isDeep {
                    refuse(
                        name, at: included.first,
                        "partials are nested more than \(Self.maximumDepth) deep; include fewer of "
                            + "them in one another")
                }
                (sizes[name], depths[name]) = (size, depth)
            }
            remaining.subtract(ready)
            guard ready.isEmpty else { continue }
            let cycle = cycle(among: remaining)
            if let first = cycle.first {
                let tag = partials[first]?.first { $0.name == cycle.dropFirst().first ?? first }
                let names = (cycle + [first]).map { "'\($0)'" }.joined(separator: " includes ")
                refuse(first, at: tag, "a template cannot include itself: \(names); remove the tag")
            }
            remaining.subtract(cycle)
        }
        return refused
    }

    /// Templates of which each includes the next, and the last one the first.
    /// - Parameter remaining: each includes at least one other of them, or itself.
    private func cycle(among remaining: Set<String>) -> [String] {
        var path: [String] = []
        var next = remaining.min()
        while let name = next {
            if let start = path.firstIndex(of: name) {
                let cycle = path[start...]
                let first = cycle.indices.min { cycle[$0] < cycle[$1] } ?? start
                return Array(cycle[first...] + cycle[..<first])
            }
            path.append(name)
            next = partials[name]?.map(\.name).filter(remaining.contains).min()
        }
        return path
    }
}
