import Foundation

/// A temporary folder that exists exactly as long as the body runs.
enum TemporaryFolder {
    /// Runs `body` with a new, empty folder, which is removed even if `body` throws.
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
            // Report the error of the body, not one of the removal.
            try? FileManager.default.removeItem(at: folder)
            throw error
        }
        try FileManager.default.removeItem(at: folder)
        return value
    }
}
