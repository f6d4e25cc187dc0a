import Foundation
import Testing

@testable import Publishing

@Suite struct ReleaseNameTests {
    @Test func `a release is named after its time, so that names sort in the order of releases`() {
        let time = Date(timeIntervalSince1970: 1_795_593_600.25)
        #expect(ReleaseName.at(time) == "20261125T080000.250Z")
        for later in [0.001, 1, 59.9, 3600, 86_400, 3e7] {
            #expect(ReleaseName.at(time) < ReleaseName.at(time + later))
        }
    }
}
