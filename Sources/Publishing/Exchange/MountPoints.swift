internal import Foundation
internal import SystemPackage

/// Where file systems are mounted at a folder or below it (proc_pid_mountinfo(5)).
///
/// None elsewhere than on Linux: there the system refuses to move a mount, and the build ends with
/// its message.
struct MountPoints {
    private let paths: Set<FilePath>

    /// - Parameter folder: absolute and without symbolic links.
    init(below folder: FilePath) {
        let lines = (FileManager.default.contents(atPath: "/proc/self/mountinfo") ?? Data())
            .split(separator: UInt8(ascii: "\n"))
        let points = lines.compactMap { line -> FilePath? in
            let fields = line.split(separator: UInt8(ascii: " "), maxSplits: 5)
            guard fields.count > 4 else { return nil }
            let path = Self.decoded(fields[4])
            return path.starts(with: folder) ? path : nil
        }
        paths = Set(points)
    }

    func contains(_ path: FilePath) -> Bool { paths.contains(path) }

    /// Blanks, line breaks, and backslashes are written as `\` and three octal digits.
    private static func decoded(_ field: Data) -> FilePath {
        var bytes: [UInt8] = []
        var rest = field[...]
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(3), as: UTF8.self)
            if byte == UInt8(ascii: "\\"), digits.utf8.count == 3,
                let value = UInt8(digits, radix: 8)
            {
                bytes.append(value)
                rest = rest.dropFirst(3)
            } else {
                bytes.append(byte)
            }
        }
        return FilePath(bytes: bytes)
    }
}
