import Foundation
import Subprocess

/// The programs that `retour publish` runs, counted, so that it can be killed with all its processes
/// after any of them.
struct CountedPrograms {
    private static let names = [
        "flock", "ln", "mkdir", "mv", "rm", "rsync", "sed",
    ]

    private let folder: URL

    /// Puts programs into `folder` that are called like the real ones, and run these.
    init(in folder: URL) throws {
        self.folder = folder
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in Self.names {
            let file = folder.appending(path: name)
            try Data(script(name).utf8).write(to: file)
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: file.path)
        }
    }

    /// Counts from the beginning.
    /// - Parameter limit: after how many programs it kills; `nil` for never.
    func reset(limit: Int?) throws {
        try Data("\(limit ?? -1)\n".utf8).write(to: folder.appending(path: "left"))
    }

    var environment: Environment {
        .inherit.updating([
            "PATH": "\(folder.path):\(InstalledProgram.path)",
            // What a killed run leaves goes with the test.
            "TMPDIR": folder.path,
        ])
    }

    /// Programs of a pipeline run at the same time, hence the lock.
    private func script(_ name: String) -> String {
        """
        #!/bin/sh
        PATH='\(InstalledProgram.path)'
        COUNT='\(folder.path)'
        \(name) "$@"
        status=$?
        exec 9> "$COUNT/lock"
        flock 9
        read -r left < "$COUNT/left"
        echo $((left - 1)) > "$COUNT/left"
        [ "$left" -ne 1 ] || kill -KILL 0
        exit $status
        """
    }
}
