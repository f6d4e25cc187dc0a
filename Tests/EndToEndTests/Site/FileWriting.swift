import Foundation
import Subprocess
import TestSupport

/// A program that creates, reads back, appends to, replaces, and removes files in a site's folder, as
/// an ACME client and others do, until `body` ends.
enum FileWriting {
    /// What the folder must contain in the end besides the site, and how much was written.
    struct Report: Decodable {
        let expected: [String: String]
        /// Files that were read back with other contents.
        let wrong: [String]
        let created: Int
        let removed: Int
        /// How often a name was not there, for a moment.
        let away: Int
    }

    /// - Parameter folders: the files are created in these, too.
    static func use(
        _ site: URL, seed: Int, folders: [String] = [], _ body: () async throws -> Void
    ) async throws -> Report {
        let run = try await Subprocess.run(
            .name("python3"),
            arguments: Arguments(["-u", "-c", script, site.path, "\(seed)"] + folders),
            input: .none, output: .sequence, error: .string(limit: 1 << 16)
        ) { execution -> String in
            var lines = execution.standardOutput.strings(
                bufferingPolicy: .maxLineLength(64 << 20)
            ).makeAsyncIterator()
            guard try await lines.next() == "ready" else { throw ToolFailure.serverDidNotStart }
            do {
                try await body()
            } catch {
                try? execution.send(signal: .kill)
                throw error
            }
            try execution.send(signal: .terminate)
            return try await lines.next() ?? ""
        }
        guard run.terminationStatus.isSuccess else { throw ToolFailure.missing(run.standardError) }
        return try JSONDecoder().decode(Report.self, from: Data(run.closureResult.utf8))
    }

    private static let script = """
        import json, os, random, signal, sys, time

        site, random, running = sys.argv[1], random.Random(int(sys.argv[2])), True
        report = {"created": 0, "removed": 0, "away": 0, "wrong": [], "expected": {}}
        expected = report["expected"]

        def stop(*_):
            global running
            running = False

        def attempt(body, *arguments):
            # After a build that was killed, a new file is away until the next one.
            for _ in range(1000):
                try:
                    return body(*arguments)
                except FileNotFoundError:
                    report["away"] += 1
                    if not running: return None
                    time.sleep(0.001)

        def write(path, text, mode):
            with open(f"{site}/{path}", mode) as file: return file.write(text)

        def read(path):
            with open(f"{site}/{path}") as file: return file.read()

        def append(path, text):
            descriptor = os.open(f"{site}/{path}", os.O_WRONLY | os.O_APPEND)
            os.write(descriptor, text.encode())
            os.close(descriptor)
            return True

        def replace(path, text):
            write("state.tmp", text, "w")
            os.rename(f"{site}/state.tmp", f"{site}/{path}")
            return True

        def remove(path):
            os.unlink(f"{site}/{path}")
            return True

        signal.signal(signal.SIGTERM, stop)
        folders = [".well-known/acme-challenge", "de/own", "uploads/a/b", ".", *sys.argv[3:]]
        for folder in folders: os.makedirs(f"{site}/{folder}", exist_ok=True)
        for path in ["own.log", "de/own/log", "uploads/held.log"]:
            write(path, "", "x")
            expected[path] = ""
        held = open(f"{site}/uploads/held.log", "a")
        print("ready", flush=True)
        files = []
        while running:
            report["created"] += 1
            text = f"{report['created']}\\n"
            path = os.path.normpath(f"{random.choice(folders)}/f{report['created']}")
            if attempt(write, path, text, "x"):
                expected[path] = text
                files.append(path)
                back = attempt(read, path)
                if back is not None and back != text: report["wrong"].append(path)
            for log in ["own.log", "de/own/log"]:
                if attempt(append, log, text): expected[log] += text
            held.write(text)
            held.flush()
            expected["uploads/held.log"] += text
            if attempt(replace, "uploads/state", text): expected["uploads/state"] = text
            if len(files) > 30:
                path = files.pop(random.randrange(len(files)))
                if attempt(remove, path):
                    del expected[path]
                    report["removed"] += 1
            time.sleep(random.random() * 0.004)
        print(json.dumps(report))
        """
}
