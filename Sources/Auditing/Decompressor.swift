internal import Foundation
internal import Subprocess
internal import SystemPackage

/// A program that decompresses logs, and that most systems have.
struct Decompressor: Equatable {
    let name: String
    /// The package that has it, as Debian and most other distributions call it.
    let package: String
    /// What its files begin with.
    private let magic: [UInt8]

    private static let all = [
        Decompressor(
            name: "xz", package: "xz-utils", magic: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]),
        Decompressor(name: "bzip2", package: "bzip2", magic: Array("BZh".utf8)),
        Decompressor(name: "zstd", package: "zstd", magic: [0x28, 0xB5, 0x2F, 0xFD]),
        Decompressor(name: "lz4", package: "lz4", magic: [0x04, 0x22, 0x4D, 0x18]),
    ]

    private init(name: String, package: String, magic: [UInt8]) {
        (self.name, self.package, self.magic) = (name, package, magic)
    }

    /// The one for a file that begins with these bytes.
    init?(_ start: [UInt8]) {
        guard let found = Self.all.first(where: { start.starts(with: $0.magic) }) else {
            return nil
        }
        self = found
    }

    /// Decompresses the rest of a file.
    /// - Parameters:
    ///   - path: names the file in errors.
    ///   - body: called with the decompressed bytes, in pieces.
    /// - Throws: `AuditError`; the bytes before the problem have been passed to `body`.
    func decompress(
        _ file: FileHandle, _ path: String, _ body: ([UInt8]) -> Void
    ) async throws(AuditError) {
        let status: TerminationStatus
        let problem: String
        do {
            let result = try await Subprocess.run(
                .name(name), arguments: ["-dc"],
                // The problem that it prints is to be in English, as the rest of the message.
                environment: .inherit.updating(["LC_ALL": "C"]),
                input: .fileDescriptor(
                    FileDescriptor(rawValue: file.fileDescriptor),
                    closeAfterSpawningProcess: false),
                output: .sequence, error: .string(limit: 1 << 16)
            ) { execution in
                for try await buffer in execution.standardOutput {
                    body(unsafe buffer.withUnsafeBytes { unsafe Array($0) })
                }
            }
            (status, problem) = (result.terminationStatus, result.standardError)
        } catch let error as SubprocessError where error.code == .executableNotFound {
            throw AuditError(
                path: path,
                problem: "is compressed with \(name), which is not installed; install the package "
                    + "'\(package)'")
        } catch {
            throw AuditError(path: path, problem: "cannot be read with \(name): \(error)")
        }
        guard status.isSuccess else {
            let line = problem.split(separator: "\n").first.map { ": \($0)" } ?? ""
            throw AuditError(
                path: path,
                problem:
                    "is a damaged or truncated \(name) file; only its beginning was read\(line)")
        }
    }
}
