internal import Crypto
internal import Diagnostics
internal import Pages
internal import Rejections
internal import SiteContent
internal import SourceFiles

/// Reads `Public/`: the files that are published as they are.
enum AssetReader {
    /// The files in the order of their paths; reports one that lies where a page belongs.
    static func read(
        _ tree: SourceTree, site: Site, into diagnostics: inout Diagnostics
    ) -> [Asset] {
        guard tree.exists else {
            diagnostics.error(
                tree.root, .start,
                "cannot be read; run the command in the site's folder, or name this one with --public"
            )
            return []
        }
        var problems: [SourceFileError] = []
        var assets: [Asset] = []
        for path in tree.files({ problems.append($0) }) {
            let first = path.split(separator: "/").first.map(String.init) ?? path
            let isTaken =
                generated.contains(path) || site.locales.contains { $0.description == first }
                || site.reasons.contains { $0.slug.description == first }
            if isTaken {
                diagnostics.error(
                    tree.path(path), .start,
                    "the site makes this file itself; remove it or give it another name")
                continue
            }
            do {
                let bytes = try tree.bytes(path, .asset)
                assets.append(
                    Asset(
                        path: path, bytes: bytes,
                        digest: ASCII.hexadecimal(SHA256.hash(data: bytes).prefix(16))))
            } catch {
                problems.append(error)
            }
        }
        for problem in problems {
            let path = problem.path.isEmpty ? tree.root : tree.path(problem.path)
            diagnostics.error(path, .start, problem.problem)
        }
        return assets
    }

    private static let generated = ["404.html", "index.html", "robots.txt", "sitemap.xml"]
}
