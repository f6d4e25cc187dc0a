internal import Foundation

/// Where the sources of a site are.
package struct SiteSources: Sendable {
    /// Has `site.yaml`.
    package let settings: SourceTree
    package let content: SourceTree
    package let templates: SourceTree
    package let assets: SourceTree
    /// The folder with the shipped site that this one lies over; `nil` if it is a site by itself.
    package let shipped: String?

    /// A site that does not lie over the shipped one.
    /// - Parameter content: has `site.yaml`, too.
    package init(content: String, templates: String = "Templates", assets: String = "Public") {
        settings = SourceTree(root: content)
        self.content = SourceTree(root: content)
        self.templates = SourceTree(root: templates)
        self.assets = SourceTree(root: assets)
        shipped = nil
    }

    /// The site of a folder: what `site.yaml` there describes, laid over the shipped site, or the
    /// whole site in its `Content/`.
    /// - Parameters:
    ///   - folder: as the user named it; `nil` for the current one.
    ///   - content, templates, assets: folders to use instead, with nothing below them.
    ///   - program: the path of the program, to which the shipped site belongs.
    /// - Throws: `MissingShippedSite` if there is none to lie over.
    package init(
        in folder: String?, content: String?, templates: String?, assets: String?, program: String
    ) throws(MissingShippedSite) {
        let isLayer = content == nil && SourceFolder(root: folder ?? ".").has(Self.settingsFile)
        var shipped: String?
        if isLayer {
            shipped = Self.shipped(with: program)
            guard shipped != nil else { throw MissingShippedSite(program: program) }
        }
        func tree(_ chosen: String?, _ name: String) -> SourceTree {
            if let chosen { return SourceTree(root: chosen) }
            let below = shipped.map { "\($0)/\(name)" }
            let own = folder.map { "\($0)/\(name)" } ?? name
            // In the project's own folder both are the same.
            let isSame = below.map { Self.isSame(own, $0) } ?? false
            return SourceTree(root: own, over: isSame ? nil : below)
        }
        self.shipped = shipped
        self.content = tree(content, Self.contentName)
        self.templates = tree(templates, Self.templatesName)
        self.assets = tree(assets, Self.assetsName)
        settings = isLayer ? SourceTree(root: folder ?? ".") : self.content
    }

    /// The file that describes the operator and the site.
    package static let settingsFile = "site.yaml"

    private static let contentName = "Content"
    private static let templatesName = "Templates"
    private static let assetsName = "Public"

    /// The folder with the shipped site that belongs to a program: `share/retour` where the program
    /// is installed, or the checkout that it was built in.
    /// - Parameter program: the path of the program.
    package static func shipped(with program: String) -> String? {
        guard let program = SourceStatus.realPath(program) else { return nil }
        let folder = URL(filePath: program).deletingLastPathComponent()
        let installed = folder.deletingLastPathComponent().appending(path: "share/retour").path
        if isComplete(installed) { return installed }
        var checkout = folder
        while checkout.path != "/" {
            checkout.deleteLastPathComponent()
            let path = checkout.path
            if SourceFolder(root: path).has("Package.swift"), isComplete(path) { return path }
        }
        return nil
    }

    /// A program that finds no site for others to lie over.
    package struct MissingShippedSite: Error, CustomStringConvertible {
        let program: String

        package init(program: String) {
            self.program = program
        }

        package var description: String {
            "site.yaml needs the texts that come with Retour, and \(program) finds none; install "
                + "it with its share/retour, or run the one in its checkout"
        }
    }

    private static func isComplete(_ folder: String) -> Bool {
        [contentName, templatesName, assetsName].allSatisfy {
            SourceFolder(root: "\(folder)/\($0)").exists
        }
    }

    private static func isSame(_ one: String, _ other: String) -> Bool {
        guard let one = SourceStatus.realPath(one) else { return false }
        return one == SourceStatus.realPath(other)
    }
}
