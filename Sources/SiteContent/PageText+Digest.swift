internal import Crypto
internal import Rejections
internal import SourceFiles

extension PageText {
    /// A digest of everything a reader sees: the same on every machine until a word changes.
    package var digest: String {
        var hash = SHA256()
        let forwards = Addressee.allCases.map { self.forwards[$0] }
        for source in [title, short, summary, next] + forwards + [body] {
            hash.update(data: Self.bytes(of: source?.text ?? ""))
            hash.update(data: [0])
        }
        return ASCII.hexadecimal(hash.finalize().prefix(TranslationSource.digestLength / 2))
    }

    /// The text with a line feed at the end of every line.
    private static func bytes(of text: String) -> [UInt8] {
        let (lineFeed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
        let bytes = Array(text.utf8)
        guard bytes.contains(carriageReturn) else { return bytes }
        var result: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if byte != carriageReturn {
                result.append(byte)
            } else if index + 1 == bytes.count || bytes[index + 1] != lineFeed {
                result.append(lineFeed)
            }
        }
        return result
    }
}
