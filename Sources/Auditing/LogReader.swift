internal import Foundation

/// Reads mail logs of any size in pieces, plain or compressed with gzip.
package struct LogReader {
    private static let pieceSize = 1 << 20

    /// Calls `body` with each line of a log that contains `word`.
    /// - Parameters:
    ///   - path: a file, or `-` for standard input.
    ///   - progress: called with the number of bytes read so far.
    /// - Throws: `AuditError`.
    package static func lines(
        of path: String, containing word: String, progress: (Int) -> Void = { _ in },
        _ body: (String) -> Void
    ) throws(AuditError) {
        let file = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
        guard let file else { throw AuditError(path: path, problem: "cannot be opened") }
        var filter = LineFilter(word: word)
        var count = 0
        let inflation = Inflation()
        var isCompressed: Bool?
        while let piece = try Self.piece(of: file, path) {
            let compressed = isCompressed ?? piece.starts(with: [0x1F, 0x8B])
            isCompressed = compressed
            if compressed {
                guard inflation.inflate(piece, { filter.feed($0, body) }) else {
                    throw AuditError(path: path, problem: "is a damaged gzip file")
                }
            } else {
                filter.feed(piece, body)
            }
            count += piece.count
            progress(count)
        }
        filter.finish(body)
    }

    private static func piece(
        of file: FileHandle, _ path: String
    ) throws(AuditError) -> [UInt8]? {
        do {
            guard let data = try file.read(upToCount: pieceSize), !data.isEmpty else { return nil }
            return Array(data)
        } catch {
            throw AuditError(path: path, problem: "cannot be read: \(error.localizedDescription)")
        }
    }
}

/// Why a file could not be audited.
package struct AuditError: Error, CustomStringConvertible {
    let path: String
    let problem: String

    package init(path: String, problem: String) {
        (self.path, self.problem) = (path, problem)
    }

    package var description: String { "\(path) \(problem)" }
}
