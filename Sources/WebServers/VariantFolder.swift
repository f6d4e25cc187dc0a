internal import Links
internal import Pages
internal import Rejections

/// Where the files lie that a web server fills in: one folder for each set of known parameters,
/// with every page that shows them all at its own place in it.
///
/// A page has a variant for each subset of its parameters, so the right one for what a link knows
/// is the largest subset of it that the page has.
enum VariantFolder {
    /// No reason is called so: slugs have no underscore.
    static let root = "_variants"

    /// The parameters that are placeholders, in the order of names.
    static let parameters = Parameter.allCases.filter { !ParameterSet([$0]).isEmpty }

    /// The name of a set, such as `ip-code`; `none` for the empty one, which has no folder.
    static func name(_ known: ParameterSet) -> String {
        let names = parameters.filter { known.contains($0) }.map(\.rawValue)
        return names.isEmpty ? "none" : names.joined(separator: "-")
    }

    /// Every set but the empty one.
    static var sets: [ParameterSet] {
        ParameterSet(parameters).subsets.filter { !$0.isEmpty }
    }

    /// The folders to look into when exactly `known` is known: the largest sets first.
    static func candidates(_ known: ParameterSet) -> [String] {
        known.subsets.filter { !$0.isEmpty }.sorted {
            let (left, right) = ($0.rawValue.nonzeroBitCount, $1.rawValue.nonzeroBitCount)
            return left == right ? $0.rawValue < $1.rawValue : left > right
        }.map(name)
    }
}
