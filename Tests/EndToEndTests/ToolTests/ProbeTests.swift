import Foundation
import Testing

@Test func probe() async throws {
    var bad = 0
    for i in 0..<150 {
        do {
            try await Browser.withSession { b in
                do { try await b.open(URL(string: "http://192.0.2.1/")!) } catch {}
                try await b.evaluate("nowhere()")
            }
        } catch ToolFailure.script {} catch {
            bad += 1;
            print(
                "BAD", i, Date().timeIntervalSince1970, ProcessInfo.processInfo.processIdentifier,
                error)
        }
    }
    print("BADS", bad)
}
