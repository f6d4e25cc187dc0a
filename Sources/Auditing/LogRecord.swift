internal import Foundation

/// A line of a log that is a JSON object: `journalctl -o json`, a container's log as Docker keeps it,
/// or what a collector of logs writes.
struct LogRecord {
    let time: LogTime?
    let program: ArraySlice<UInt8>?
    let message: ArraySlice<UInt8>

    init?(_ line: ArraySlice<UInt8>) {
        var scanner = LineScanner(line)
        // journalctl -o json-sse
        _ = scanner.skip("data: ")
        guard scanner.starts(with: "{"),
            let object = try? JSONDecoder().decode(Object.self, from: Data(scanner.rest)),
            let message = object.message
        else { return nil }
        self.message = message.drop { $0 == UInt8(ascii: " ") }.trimmed
        program = (object.identifier?.utf8).map { Array($0)[...] }
        let time = object.time.map { Array(($0 + " ").utf8)[...] }
        if let time, time.dropLast().allSatisfy(\.isDigit) {
            // The journal has microseconds.
            let microseconds = Int(time.dropLast().text)
            self.time = microseconds.map { .instant($0 / 1_000_000) }
        } else {
            self.time = time.flatMap { time in
                var scanner = LineScanner(time)
                return LogTime.read(&scanner)
            }
        }
    }

    private struct Object: Decodable {
        let message: ArraySlice<UInt8>?
        let identifier: String?
        let time: String?

        /// The names of systemd, Docker, and common collectors.
        private static let messages = ["MESSAGE", "message", "log", "msg"]
        private static let identifiers = ["SYSLOG_IDENTIFIER", "ident", "appname", "program"]
        private static let times = ["__REALTIME_TIMESTAMP", "@timestamp", "timestamp", "time"]

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: Name.self)
            func text(_ names: [String]) -> String? {
                names.lazy.compactMap { try? fields.decode(String.self, forKey: Name($0)) }.first
            }
            // The journal writes a message that is not UTF-8 as an array of bytes.
            let bytes = try? fields.decode([UInt8].self, forKey: Name(Self.messages[0]))
            message = (bytes ?? text(Self.messages).map { Array($0.utf8) })?[...]
            (identifier, time) = (text(Self.identifiers), text(Self.times))
        }
    }

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(_ name: String) { stringValue = name }
        init?(stringValue name: String) { self.init(name) }
        init?(intValue: Int) { nil }
    }
}

extension ArraySlice<UInt8> {
    /// Without the spaces and line ends that follow.
    fileprivate var trimmed: Self {
        self[..<((lastIndex { $0 > UInt8(ascii: " ") } ?? startIndex - 1) + 1)]
    }
}
