internal import Foundation
internal import SystemPackage

/// The links as bytes, so that the next build can finish the work of one that was killed.
///
/// `d`, the identities of a folder and of its stand-in, and the path; or `f`, the identity of a file,
/// and the path. The first line has the new site's folder. Each line ends with NUL, since a path may
/// contain anything else.
extension ForeignLinks {
    init?(record: Data) {
        let lines = record.split(separator: 0)
        guard let first = lines.first.flatMap(Self.fields(2)) else { return nil }
        self.init(root: first.identity(0))
        for line in lines.dropFirst() {
            if line.first == UInt8(ascii: "d"), let fields = Self.fields(4)(line.dropFirst(2)) {
                folders[fields.path] = Folder(
                    original: fields.identity(0), standIn: fields.identity(2))
            } else if line.first == UInt8(ascii: "f"),
                let fields = Self.fields(2)(line.dropFirst(2))
            {
                files[fields.path] = fields.identity(0)
            } else {
                return nil
            }
        }
    }

    var record: [UInt8] {
        var lines = [Data("\(root.text) .".utf8)]
        for (path, identity) in files {
            lines.append(Data("f \(identity.text) ".utf8) + path.bytes)
        }
        for (path, folder) in folders {
            lines.append(
                Data("d \(folder.original.text) \(folder.standIn.text) ".utf8) + path.bytes)
        }
        return Array(lines.map { $0 + [0] }.joined())
    }

    private struct Fields {
        let numbers: [UInt64]
        let path: FilePath

        func identity(_ index: Int) -> FileStatus.Identity {
            FileStatus.Identity(device: numbers[index], inode: numbers[index + 1])
        }
    }

    /// Reads so many numbers and a path.
    private static func fields(_ count: Int) -> (Data) -> Fields? {
        { line in
            let parts = line.split(
                separator: UInt8(ascii: " "), maxSplits: count, omittingEmptySubsequences: false)
            let numbers = parts.prefix(count).compactMap {
                UInt64(String(decoding: $0, as: UTF8.self))
            }
            guard numbers.count == count, parts.count == count + 1 else { return nil }
            return Fields(numbers: numbers, path: FilePath(bytes: Array(parts[count])))
        }
    }
}

extension FileStatus.Identity {
    fileprivate var text: String { "\(device) \(inode)" }
}
