import Foundation

/// A folder under the system's temporary one that goes with the body it is handed to.
enum TemporaryFolder {
    /// Runs `body` with a new, empty folder and removes the folder on every path.
    static func use<Value: Sendable>(
        _ body: (URL) async throws -> Value
    ) async throws -> Value {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "retour-tests-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let value: Value
        do {
            value = try await body(folder)
        } catch {
            // The body's own error is the one to report.
            try? FileManager.default.removeItem(at: folder)
            throw error
        }
        try FileManager.default.removeItem(at: folder)
        return value
    }
}
