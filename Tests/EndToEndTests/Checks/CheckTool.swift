import Foundation

/// A file that `Scripts/install-tools test` puts into `.build/tools` of the package.
enum CheckTool: String {
    /// The Nu HTML checker.
    case nuChecker = "vnu.jar"
    /// axe-core, the accessibility rules that run inside a page.
    case axe = "axe.min.js"

    /// The file itself, or `ToolFailure.missing` before it was installed.
    func file() throws -> URL {
        let file = try Self.packageRoot().appending(path: ".build/tools/\(rawValue)")
        guard FileManager.default.fileExists(atPath: file.path) else {
            throw ToolFailure.missing(".build/tools/\(rawValue)")
        }
        return file
    }

    /// The nearest folder above this source file that holds a `Package.swift`.
    static func packageRoot(above source: String = #filePath) throws -> URL {
        var folder = URL(filePath: source).deletingLastPathComponent()
        let files = FileManager.default
        while !files.fileExists(atPath: folder.appending(path: "Package.swift").path) {
            guard folder.path != "/" else { throw ToolFailure.noPackage(above: source) }
            folder.deleteLastPathComponent()
        }
        return folder
    }
}
