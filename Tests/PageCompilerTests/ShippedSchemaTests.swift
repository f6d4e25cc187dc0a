import Foundation
import PageCompiler
import SiteContent
import SourceFiles
import TestSupport
import Testing

/// The schemas in the repository.
@Suite struct ShippedSchemaTests {
    private let content = SiteFolder.project.appending(path: "Content")

    @Test func `they are up to date`() throws {
        let schemas = try ContentSchema.all(
            for: SiteSources(content: content.path), phrases: SiteCompiler.requiredPhrases)
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
