@testable import Auditing

extension LoggedRejection {
    init?(line: String) {
        self.init(LogLine(Array(line.utf8)[...]))
    }
}

extension LogAudit {
    mutating func add(line: String, log: Int = 0) {
        add(Array(line.utf8)[...], log: log)
    }
}
