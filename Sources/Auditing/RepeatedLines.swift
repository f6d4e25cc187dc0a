/// Finds lines that report the same rejection again: Exim writes each into its main and its reject
/// log, and a system may write mail into two of its logs.
struct RepeatedLines {
    /// The log in which a line occurred first, by the line's hash.
    private var logs: [Int: Int] = [:]
    /// Beyond this, a line counts each time: the memory must not grow with the logs.
    private static let maximum = 1 << 20

    /// - Parameters:
    ///   - log: the number of the log.
    ///   - isOnce: whether the program does not write two equal lines into one log, either.
    /// - Returns: whether the line, which has a time, repeats an earlier one.
    mutating func isRepeated(_ line: ArraySlice<UInt8>, in log: Int, isOnce: Bool) -> Bool {
        var hasher = Hasher()
        unsafe line.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
        let hash = hasher.finalize()
        if let first = logs[hash] { return isOnce || first != log }
        if logs.count < Self.maximum { logs[hash] = log }
        return false
    }
}
