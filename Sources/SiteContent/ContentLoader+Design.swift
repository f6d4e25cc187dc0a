internal import Diagnostics
internal import Rejections
internal import SourceFiles

extension ContentLoader {
    static func readDesign(_ yaml: some YAMLMapping) -> Operator.Design? {
        var design = Operator.Design()
        design.logo = yaml.value("logo", .singleLine, "The path of an image in Public/.")
        design.darkLogo = yaml.value(
            "logo-dark", .singleLine, "The same for readers with a dark display.")
        design.accent = accent("accent", "The color of links and buttons.", on: .white, 5, yaml)
        design.darkAccent = accent(
            "accent-dark", "The same for readers with a dark display.", on: .black, 6.2, yaml)
        if design.darkLogo != nil, design.logo == nil, !yaml.isWrong("logo") {
            yaml.error("logo-dark", "'logo-dark' needs a 'logo' for all other readers")
        }
        return design
    }

    /// - Parameter contrast: what leaves 4.5 (WCAG 2.2 §1.4.3) on the tinted boxes of the pages.
    private static func accent(
        _ key: YAMLKey, _ meaning: String, on background: Color, _ contrast: Double,
        _ yaml: some YAMLMapping
    ) -> Color? {
        guard let color = yaml.value(key, .color, meaning) else { return nil }
        let actual = (color.contrast(with: background) * 10).rounded(.down) / 10
        if actual < contrast {
            let (name, change) = background == .white ? ("white", "darker") : ("black", "lighter")
            yaml.error(
                key,
                "\(color) has a contrast of \(actual):1 with \(name), and text needs \(contrast):1; "
                    + "choose a \(change) color")
        }
        return color
    }
}

extension ValueFormat<Color> {
    fileprivate static var color: Self {
        Self("a color such as '#0a5280'", pattern: "^#[0-9A-Fa-f]{6}$")
    }
}
