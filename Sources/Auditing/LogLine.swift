/// A line of a log without what the system, a container, or a collector of logs wrote around it.
struct LogLine {
    private(set) var time: LogTime?
    /// As the program calls itself: `postfix/smtpd`, `mx1/postscreen`, `exim`; empty if the line
    /// has no name.
    private(set) var program: ArraySlice<UInt8> = []
    private(set) var message: ArraySlice<UInt8>
    /// The whole line without a line end.
    let bytes: ArraySlice<UInt8>

    /// How many wrappers a line may have: a container's log inside that of the system.
    private static let maximumDepth = 4

    init(_ line: ArraySlice<UInt8>) {
        var line = line.drop { $0 == 0 || $0 == Self.recordSeparator }
        if line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
        while let last = line.last, last <= UInt8(ascii: " ") { line = line.dropLast() }
        (bytes, message) = (line, line)
        for _ in 0..<Self.maximumDepth where !unwrap() { break }
    }

    /// Begins an entry of `journalctl -o json-seq` (RFC 7464).
    private static let recordSeparator: UInt8 = 0x1E

    /// Takes one layer off the message.
    /// - Returns: whether there may be another one.
    private mutating func unwrap() -> Bool {
        if let record = LogRecord(message) {
            keep(record.time)
            if let name = record.program { program = name }
            message = record.message
            return true
        }
        var scanner = LineScanner(message)
        scanner.skipContainerName()
        let hasContainer = scanner.rest.count < message.count
        if scanner.skipPriority(), scanner.skip("1 "), let fields = SyslogFields(&scanner) {
            keep(fields.time)
            (program, message) = (fields.program, scanner.rest)
            return false
        }
        let time = LogTime.read(&scanner)
        if time == nil, scanner.skip("[") {
            // journalctl -o short-monotonic
            scanner.skip { $0.isDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: " ") }
            guard scanner.skip("] ") else { return false }
        }
        keep(time)
        let isContainerLine = scanner.skipStream()
        let isInside = !program.isEmpty && time == nil
        if !isContainerLine, let tag = scanner.readTag(isInside: isInside, isDated: time != nil) {
            (program, message) = (tag, scanner.rest)
            return true
        }
        guard time != nil || hasContainer else { return false }
        message = scanner.rest
        return true
    }

    /// The first time counts, unless a later one has the year that it lacks.
    private mutating func keep(_ new: LogTime?) {
        switch time {
        case .instant, .local: return
        case .yearless: if case .yearless = new { return }
        case .unknown, nil: break
        }
        time = new ?? time
    }
}

extension LineScanner {
    /// `mailserver-1  | ` (docker compose), `[pod/mail/postfix] ` (kubectl).
    fileprivate mutating func skipContainerName() {
        var name = self
        if name.skip("[pod/") {
            if name.read(upTo: "] ") != nil { self = name }
            return
        }
        let word = name.word()
        guard !word.isEmpty, word.count < 128, word.allSatisfy(\.isName), name.skip("| ") else {
            return
        }
        self = name
    }

    /// `<22>`, as syslog sends it.
    fileprivate mutating func skipPriority() -> Bool {
        var priority = self
        guard priority.skip("<"), priority.number() != nil, priority.skip(">") else { return false }
        self = priority
        return true
    }

    /// `stdout F `, as container runtimes of Kubernetes write it (CRI).
    fileprivate mutating func skipStream() -> Bool {
        skip("stdout F ") || skip("stderr F ") || skip("stdout P ") || skip("stderr P ")
    }

    /// `host postfix/smtpd[99]: `, with or without the host and a facility such as `<mail.info>`.
    /// - Parameters:
    ///   - isInside: whether a name has been read already; only one like Postfix's can follow.
    ///   - isDated: whether a date precedes; without one, the name must have a process number.
    fileprivate mutating func readTag(isInside: Bool, isDated: Bool) -> ArraySlice<UInt8>? {
        var scanner = self
        var hostCount = 0
        for _ in 0..<3 {
            let word = scanner.word()
            if word.last == UInt8(ascii: ":") {
                let name = word.dropLast().prefix { $0 != UInt8(ascii: "[") }
                let isNumbered = name.count < word.count - 1
                guard !name.isEmpty, name.allSatisfy(\.isName),
                    isNumbered || isDated, !isInside || name.contains(UInt8(ascii: "/"))
                else { return nil }
                self = scanner
                // Solaris: [ID 197553 mail.info]
                if skip("[ID ") { _ = read(upTo: "] ") }
                return name
            }
            let isFacility = word.first == UInt8(ascii: "<") || word.contains(UInt8(ascii: "."))
            if !isFacility { hostCount += 1 }
            guard !isInside, hostCount <= 1, !word.contains(UInt8(ascii: "=")) else {
                return nil
            }
        }
        return nil
    }
}

extension UInt8 {
    /// Whether it can be in the name of a program, a host, or a container.
    fileprivate var isName: Bool { isAlphanumeric || "._-/@+".utf8.contains(self) }
}
