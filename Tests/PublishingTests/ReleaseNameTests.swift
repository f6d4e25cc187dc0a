import Foundation
import Testing

@testable import Publishing

@Suite struct ReleaseNameTests {
    private let time = Date(timeIntervalSince1970: 1_795_593_600.25)

    @Test func `a release is named after its time, so that names sort in the order of releases`() {
        #expect(ReleaseName(at: time).description == "20261125T080000.250Z")
        for later in [0.001, 1, 59.9, 3600, 86_400, 3e7] {
            #expect(ReleaseName(at: time) < ReleaseName(at: time + later))
        }
    }

    @Test(
        arguments: [
            ("20261125T080000.249Z", "20261125T080000.250Z"),
            ("20261125T080000.250Z", "20261125T080000.251Z"),
            ("20990101T235959.999Z", "20990101T235960.000Z"),
        ])
    func `a name follows the newest one, even if the clock was set back`(
        newest: String, name: String
    ) throws {
        let newest = try #require(ReleaseName(newest))
        #expect(ReleaseName(at: time, after: newest).description == name)
    }

    @Test(
        arguments: [
            "", "0-my-backup", "20261125T080000.250Z.bak", ".20261125T080000.250Z.new",
            "20261125T080000.250Z\n", "20261125T080000Z", "2026112５T080000.250Z",
        ])
    func `other names are not releases`(text: String) {
        #expect(ReleaseName(text) == nil)
    }
}
