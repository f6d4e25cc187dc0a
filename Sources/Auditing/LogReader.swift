internal import Foundation

/// Reads mail logs of any size in pieces, plain or compressed.
package struct LogReader {
    private static let pieceSize = 1 << 20

    /// Calls `body` with each line of a log that contains one of `words`.
    /// - Parameters:
    ///   - path: a file, or `-` for standard input.
    ///   - progress: called with the number of bytes read so far; of a file that another program
    ///     decompresses, the decompressed ones.
    /// - Throws: `AuditError`; lines before the problem have been passed to `body`.
    package static func lines(
        of path: String, containing words: [String], progress: (Int) -> Void = { _ in },
        _ body: (ArraySlice<UInt8>) -> Void
    ) async throws(AuditError) {
        let file = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
        guard let file else { throw AuditError(path: path, problem: "cannot be opened") }
        var filter = LineFilter(words: words)
        guard let start = try piece(of: file, path) else { return }
        switch LogFormat(start) {
        case .text:
            try readText(file, from: start, &filter, path, progress, body)
        case .gzip:
            try readGzip(file, from: start, &filter, path, progress, body)
        case .compressed(let program):
            try rewind(file, for: program, path)
            var count = 0
            try await program.decompress(file, path) { piece in
                filter.feed(piece, body)
                count += piece.count
                progress(count)
            }
        case .unreadable(let problem):
            throw AuditError(path: path, problem: problem)
        }
        filter.finish(body)
    }

    private static func readText(
        _ file: FileHandle, from start: [UInt8], _ filter: inout LineFilter, _ path: String,
        _ progress: (Int) -> Void, _ body: (ArraySlice<UInt8>) -> Void
    ) throws(AuditError) {
        var next: [UInt8]? = start
        var count = 0
        while let piece = next {
            filter.feed(piece, body)
            count += piece.count
            progress(count)
            next = try Self.piece(of: file, path)
        }
    }

    private static func readGzip(
        _ file: FileHandle, from start: [UInt8], _ filter: inout LineFilter, _ path: String,
        _ progress: (Int) -> Void, _ body: (ArraySlice<UInt8>) -> Void
    ) throws(AuditError) {
        var inflation = Inflation()
        var next: [UInt8]? = start
        var count = 0
        while let piece = next {
            try inflate(piece, &inflation, &filter, path, body)
            count += piece.count
            progress(count)
            next = try Self.piece(of: file, path)
        }
        guard inflation.isComplete else {
            filter.finish(body)
            throw AuditError(
                path: path, problem: "is a truncated gzip file; only its beginning was read")
        }
    }

    /// The program reads the file itself, from its beginning. A pipe has none.
    private static func rewind(
        _ file: FileHandle, for program: Decompressor, _ path: String
    ) throws(AuditError) {
        do {
            try file.seek(toOffset: 0)
        } catch {
            throw AuditError(
                path: path,
                problem:
                    "is compressed with \(program.name); run '\(program.name) -dc' and pass its "
                    + "output")
        }
    }

    private static func inflate(
        _ piece: [UInt8], _ inflation: inout Inflation, _ filter: inout LineFilter,
        _ path: String, _ body: (ArraySlice<UInt8>) -> Void
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
