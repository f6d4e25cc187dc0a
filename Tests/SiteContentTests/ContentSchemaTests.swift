import Diagnostics
import Foundation
import SiteContent
import TestSupport
import Testing

@Suite struct ContentSchemaTests {
    @Test func `the schemas beside the content are those that the reader makes`() throws {
        let content = SiteFolder.project.appending(path: "Content")
        let schemas = try ContentSchema.all(for: content.path)
        #expect(
            schemas.map(\.name) == [
                "blocklist.schema.json", "locale.schema.json", "reason.schema.json",
                "site.schema.json",
            ])
        for schema in schemas {
            let file = content.appending(path: "schemas/\(schema.name)")
            #expect(
                try String(contentsOf: file, encoding: .utf8) == schema.text,
                "run 'retour schema' and commit \(schema.name)")
        }
        let folder = content.appending(path: "schemas").path
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
                == schemas.map(\.name))
    }

    @Test func `a schema knows keys, choices, patterns and what must be there`() throws {
        let folder = try SiteFolder()
        let schemas = try ContentSchema.all(for: folder.path("Content"))
        let text = try #require(schemas.first { $0.name == "reason.schema.json" }).text
        let schema = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(schema["required"] as? [String] == ["actor", "retry", "reviewed"])
        #expect(schema["additionalProperties"] as? Bool == false)
        let properties = try #require(schema["properties"] as? [String: [String: Any]])
        #expect(
            properties["actor"]?["enum"] as? [String]
                == ["sender", "provider", "recipient", "operator", "nobody"])
        #expect(
            (properties["codes"]?["items"] as? [String: Any])?["pattern"] as? String
                == #"^[245]\.[0-9]{1,3}\.[0-9]{1,3}$"#)
        #expect(properties["draft"]?["type"] as? String == "boolean")
    }

    @Test func `a phrase that is new in the default locale is new in the schema`() throws {
        let folder = try SiteFolder()
        try folder.edit("Content/locales/de.yaml", "skip: Zum", "brandnew: Neu\nskip: Zum")
        let schemas = try ContentSchema.all(for: folder.path("Content"))
        let text = try #require(schemas.first { $0.name == "locale.schema.json" }).text
        #expect(text.contains("\"brandnew\""))
    }

    @Test func `content that cannot be read is told`() throws {
        let folder = try SiteFolder()
        try folder.remove("Content/locales/de.yaml")
        let error = #expect(throws: ContentError.self) {
            try ContentSchema.all(for: folder.path("Content"))
        }
        let messages = try #require(error).diagnostics.sorted.map(\.description)
        #expect(messages.count == 1)
        #expect(
            messages.first.map(folder.relative)?
                .hasPrefix("Content/locales/de.yaml:1:1: error: cannot be read") == true)
    }
}
