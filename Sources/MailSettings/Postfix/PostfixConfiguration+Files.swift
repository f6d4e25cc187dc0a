internal import Foundation

extension ConfigurationText {
    /// The text of a file.
    /// - Throws: `ConfigurationError` if it cannot be read.
    package init(contentsOf path: String) throws(ConfigurationError) {
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch {
            throw ConfigurationError(
                path: path, problem: "cannot be read: \(error.localizedDescription)")
        }
        try self.init(data, path: path)
    }
}

extension PostfixConfiguration {
    /// A main.cf, or the output of `postconf -n`, with the master.cf in the folder of a main.cf, and
    /// the tables that it names.
    /// - Throws: `ConfigurationError` if it cannot be read.
    package init(contentsOf path: String) throws(ConfigurationError) {
        let isMain = path == "main.cf" || path.hasSuffix("/main.cf")
        let master = path.dropLast("main.cf".count) + "master.cf"
        self.init(
            try ConfigurationText(contentsOf: path),
            master: isMain ? try? ConfigurationText(contentsOf: String(master)) : nil,
            read: { try? ConfigurationText(contentsOf: $0) })
    }
}
