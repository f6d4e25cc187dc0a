import Diagnostics
import Foundation
import SiteContent
import TestSupport
import Testing

/// The content in the repository, which everyone may edit.
@Suite struct ShippedContentTests {
    private let content = SiteFolder.project.appending(path: "Content")

    @Test func `it has no errors`() {
        let diagnostics = ContentLoader.load(content.path).diagnostics.sorted
        #expect(diagnostics.filter { $0.severity == .error } == [])
    }

    @Test func `its schemas are up to date`() throws {
        let schemas = try ContentSchema.all(for: content.path)
        let folder = content.appending(path: "schemas")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
                == schemas.map(\.name))
        for schema in schemas {
            #expect(
                try String(contentsOf: folder.appending(path: schema.name), encoding: .utf8)
                    == schema.text,
                "run 'retour schema' and commit \(schema.name)")
        }
    }
}
