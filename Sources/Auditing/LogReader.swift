internal import Foundation

/// Reads mail logs of any size in pieces, plain or compressed with gzip.
package struct LogReader {
    private static let pieceSize = 1 << 20

    /// Calls `body` with each line of a log that contains `word`.
    /// - Parameters:
    ///   - path: a file, or `-` for standard input.
    ///   - progress: called with the number of bytes read so far.
    /// - Throws: `AuditError`; lines before the problem have been passed to `body`.
    package static func lines(
        of path: String, containing word: String, progress: (Int) -> Void = { _ in },
        _ body: (String) -> Void
    ) throws(AuditError) {
        let file = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
        guard let file else { throw AuditError(path: path, problem: "cannot be opened") }
        var filter = LineFilter(word: word)
        var count = 0
        var inflation = Inflation()
        var format: LogFormat?
        while let piece = try Self.piece(of: file, path) {
            let known = format ?? LogFormat(piece)
            format = known
            switch known {
            case .text: filter.feed(piece, body)
            case .gzip: try inflate(piece, &inflation, &filter, path, body)
            case .unreadable(let problem): throw AuditError(path: path, problem: problem)
            }
            count += piece.count
            progress(count)
        }
        filter.finish(body)
        guard inflation.isComplete else {
            throw AuditError(
                path: path, problem: "is a truncated gzip file; only its beginning was read")
        }
    }

    private static func inflate(
        _ piece: [UInt8], _ inflation: inout Inflation, _ filter: inout LineFilter,
        _ path: String, _ body: (String) -> Void
    ) throws(AuditError) {
        switch inflation.inflate(piece, { filter.feed($0, body) }) {
        case .valid: return
        case .damaged:
            filter.finish(body)
            throw AuditError(
                path: path,
                problem: "is a damaged gzip file; only what precedes the damage was read")
        case .trailing:
            filter.finish(body)
            throw AuditError(
                path: path, problem: "contains something other than gzip after its end")
        }
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
    package let path: String
    package let problem: String

    package init(path: String, problem: String) {
        (self.path, self.problem) = (path, problem)
    }

    package var description: String { "\(path) \(problem)" }
}
