/// Where something is in a configuration: `main.cf:3:5`.
package struct Place: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let path: String
    package let line: Int
    package let column: Int

    package init(path: String, line: Int, column: Int) {
        (self.path, self.line, self.column) = (path, line, column)
    }

    package var description: String { "\(path):\(line):\(column)" }

    package static func < (left: Place, right: Place) -> Bool {
        (left.path, left.line, left.column) < (right.path, right.line, right.column)
    }
}
