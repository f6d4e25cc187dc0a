internal import Diagnostics
internal import Foundation

/// How far a long task is: one line of standard error that is replaced, at a terminal only.
struct Progress: Sendable {
    private let task: String
    private let isVisible = Console.isTerminal

    init(_ task: String) {
        self.task = VisibleText.line(task)
    }

    func show(_ state: String) {
        guard isVisible else { return }
        FileHandle.standardError.write(Data("\r\(task): \(state)\u{1B}[K".utf8))
    }

    /// Shows a percentage when it changes.
    func show(_ done: Int, of total: Int) {
        guard done * 100 / total > (done - 1) * 100 / total else { return }
        show("\(done * 100 / total)%")
    }

    /// Removes the line.
    func clear() {
        guard isVisible else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }
}
