import Diagnostics
import Foundation
import SiteContent
import SourceFiles
import TestSupport
import Testing

/// The content in the repository, which everyone may edit.
@Suite struct ShippedContentTests {
    private let content = SiteFolder.project.appending(path: "Content")

    @Test func `it has no errors`() {
        let diagnostics = ContentLoader.load(SiteSources(content: content.path)).diagnostics.sorted
        #expect(diagnostics.filter { $0.severity == .error } == [])
    }
}
