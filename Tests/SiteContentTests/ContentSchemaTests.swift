import Diagnostics
import Foundation
import SiteContent
import TestSupport
import Testing

@Suite struct ContentSchemaTests {
    private let folder: SiteFolder

    init() throws {
        folder = try SiteFolder.content()
    }

    private func schema(
        _ name: String, phrases: [RequiredPhrase] = []
    ) throws -> [String: Any] {
        let schemas = try ContentSchema.all(
            for: folder.sources, phrases: phrases)
        let text = try #require(schemas.first { $0.name == "\(name).schema.json" }).text
        return try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func `a schema has keys, choices, patterns, and what is required`() throws {
        let schema = try schema("reason")
        #expect(schema["required"] as? [String] == ["actor", "retry", "hurry", "reviewed"])
        #expect(schema["additionalProperties"] as? Bool == false)
        let properties = try #require(schema["properties"] as? [String: [String: Any]])
        #expect(
            properties["actor"]?["enum"] as? [String]
                == ["sender", "provider", "recipient", "operator", "nobody", "unknown"])
        #expect(
            properties["actor"]?["description"] as? String
                == "Who must act so that mail gets through.")
        #expect(
            (properties["codes"]?["items"] as? [String: Any])?["pattern"] as? String
                == #"^[245]\.[0-9]{1,3}\.[0-9]{1,3}$"#)
        #expect(properties["draft"]?["type"] as? String == "boolean")
    }

    @Test func `a schema has groups, lists of groups, and alternatives`() throws {
        let schema = try schema("blocklist")
        let properties = try #require(schema["properties"] as? [String: [String: Any]])
        let parts = try #require(properties["parts"]?["items"] as? [String: Any])
        #expect(parts["required"] as? [String] == ["list"])
        let removal = try #require(properties["removal"]?["properties"])
        #expect((removal as? [String: Any])?["expiry-from"] != nil)
        let alternatives = try #require(schema["allOf"] as? [[String: [[String: [String]]]]])
        #expect(alternatives == [["anyOf": [["required": ["removal"]], ["required": ["ended"]]]]])
    }

    @Test func `a phrase that is new in the default locale is new in the schema`() throws {
        try folder.edit("Content/locales/de.yaml", "  blocked:", "  brandnew: Neu\n  blocked:")
        let schema = try schema("locale")
        let properties = try #require(schema["properties"] as? [String: [String: Any]])
        #expect(
            properties["list"]?["required"] as? [String] == ["heading", "brandnew", "blocked"])
    }

    @Test func `a schema says what editors must know of a phrase that the program says`() throws {
        let schema = try schema(
            "locale",
            phrases: [
                RequiredPhrase(name: "list-blocked", meaning: "It may print {{duration}}."),
                RequiredPhrase(name: "list-blocked-long", meaning: "New."),
                RequiredPhrase(name: "brandnew", meaning: "Newer."),
            ])
        let properties = try #require(schema["properties"] as? [String: [String: Any]])
        let list = try #require(properties["list"]?["properties"] as? [String: [String: Any]])
        #expect(list["blocked"]?["description"] as? String == "It may print {{duration}}.")
        #expect(list["blocked-long"]?["description"] as? String == "New.")
        #expect(
            properties["list"]?["required"] as? [String] == ["heading", "blocked", "blocked-long"])
        #expect(properties["brandnew"]?["description"] as? String == "Newer.")
        #expect((schema["required"] as? [String])?.last == "brandnew")
    }

    @Test func `reports content that cannot be read`() throws {
        try folder.remove("Content/locales/de.yaml")
        let error = #expect(throws: ContentError.self) {
            try ContentSchema.all(for: folder.sources, phrases: [])
        }
        let messages = try #require(error).diagnostics.sorted.map(\.description)
        #expect(messages.count == 1)
        #expect(
            messages.first.map(folder.relative)?
                .hasPrefix("Content/locales/de.yaml:1:1: error: cannot be read") == true)
    }
}
