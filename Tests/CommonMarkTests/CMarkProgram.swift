import Foundation
import Testing

/// Debian's `cmark`, the reference for what Markdown means.
enum CMarkProgram {
    /// What `cmark` prints for `markdown`, byte for byte.
    static func html(_ markdown: String) throws -> [UInt8] {
        let file = FileManager.default.temporaryDirectory
            .appending(path: "retour-cmark-\(UUID().uuidString).md")
        try Data(markdown.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }

        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["cmark", file.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let html = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "Debian's package cmark is missing")
        return Array(html)
    }
}
