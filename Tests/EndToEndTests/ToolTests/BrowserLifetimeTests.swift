import Foundation
import Testing

extension PageToolTests {
    @Suite("The browser's lifetime")
    struct BrowserLifetimeTests {
        /// The ways in which a session's body ends.
        enum Ending: CaseIterable {
            case returned, thrown
            /// While the browser is busy with a script that never ends.
            case cancelled
        }

        @Test("Chromium and its profile are gone with the session", arguments: Ending.allCases)
        func ending(_ ending: Ending) async throws {
            let (sessions, announcement) = AsyncStream.makeStream(of: SessionReply.self)
            let session = Task {
                defer { announcement.finish() }
                try await Browser.withSession { browser in
                    let capabilities = browser.started.capabilities
                    #expect(isRunning(capabilities.processID))
                    #expect(exists(capabilities.chrome.userDataDir))
                    announcement.yield(browser.started)
                    switch ending {
                    case .returned: return
                    case .thrown: throw CancellationError()
                    case .cancelled: try await browser.evaluate("await new Promise(() => {})")
                    }
                }
            }
            let started = try #require(await sessions.first { _ in true }).capabilities
            if ending == .cancelled { session.cancel() }
            let result = await session.result

            #expect((try? result.get()) == nil || ending == .returned)
            #expect(!isRunning(started.processID))
            #expect(!exists(started.chrome.userDataDir))
        }

        @Test("what is not installed is named, with what to do")
        func missingTool() {
            let message = ToolFailure.missing("chromedriver").description
            #expect(message == "chromedriver not found; run `make test`, which installs it")
        }

        /// Whether there is such a process, which the null signal asks (POSIX kill).
        private func isRunning(_ process: Int32) -> Bool { kill(process, 0) == 0 }

        private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
    }
}
