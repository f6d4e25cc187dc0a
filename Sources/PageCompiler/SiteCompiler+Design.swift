internal import Diagnostics
internal import Pages
internal import Rejections
internal import SiteContent
internal import SourceFiles

extension SiteCompiler {
    /// The style sheet with the operator's colors.
    static func styleSheet(_ templates: String, _ design: Operator.Design) -> String {
        let accents = [("light", design.accent), ("dark", design.darkAccent)]
        return accents.reduce(templates) { style, accent in
            guard let color = accent.1 else { return style }
            return style + "@media screen and (prefers-color-scheme:\(accent.0)){"
                + ":root{--accent:\(color)}}"
        }
    }

    /// Reports a logo that is not among the published files.
    static func checkLogos(
        _ design: Operator.Design, among assets: [Asset], in tree: SourceTree,
        into diagnostics: inout Diagnostics
    ) {
        let paths = Set(assets.map(\.path))
        for logo in [design.logo, design.darkLogo].compactMap(\.self)
        where !paths.contains(logo.description) {
            diagnostics.error(
                tree.path(logo.description), .start,
                "site.yaml names this logo, but there is no such file; add it")
        }
    }
}
