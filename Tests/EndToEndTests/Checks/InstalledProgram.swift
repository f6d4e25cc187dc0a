import Subprocess

/// A program that the tests start from the `PATH`.
enum InstalledProgram: String {
    case chromedriver, curl, java

    /// Throws `ToolFailure.missing`, which says what to do, if the program is not there.
    func require() async throws {
        do {
            _ = try await Executable.name(rawValue).resolveExecutablePath(in: .inherit)
        } catch let error where error.code == .executableNotFound {
            throw ToolFailure.missing(rawValue)
        }
    }
}
