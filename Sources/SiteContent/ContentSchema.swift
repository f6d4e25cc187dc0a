package import Diagnostics
internal import Foundation
internal import Rejections
internal import SourceFiles

/// JSON Schemas (draft 7) of the YAML files, so that editing programs complete and check them.
///
/// Recorded from the calls that read the files: a schema knows a key because the reader asks for it.
package enum ContentSchema {
    /// Each schema's file name and text.
    /// - Parameter folder: the content, whose default locale says which phrases there are.
    /// - Throws: `ContentError` if the default locale cannot be read.
    package static func all(
        for folder: String
    ) throws(ContentError) -> [(name: String, text: String)] {
        let site = recorded { _ = ContentLoader.readSettings($0) }
        guard let slug = Slug("any") else { preconditionFailure("'any' is a slug") }
        let reason = recorded { _ = ContentLoader.readReason(slug, $0, slugs: []) }
        let blocklist = recorded { _ = ContentLoader.readBlocklist(slug, $0) }
        let locale = try locale(folder)
        return [
            ("blocklist", "A blocklist: its facts, in no language", blocklist),
            ("locale", "A language: the words of the page frame", locale),
            ("reason", "A rejection reason: its facts, in no language", reason),
            ("site", "The operator, and where the site is published", site),
        ].map { name, title, shape in
            ("\(name).schema.json", document(title, shape))
        }
    }

    private static func recorded(_ read: (YAMLMapping) -> Void) -> ObjectSchema {
        let mapping = YAMLMapping(recordingFor: "")
        read(mapping)
        return mapping.recorded ?? ObjectSchema()
    }

    private static func locale(_ folder: String) throws(ContentError) -> ObjectSchema {
        let shape = recorded { _ = ContentLoader.readLanguageSettings($0) }
        let loader = ContentLoader(tree: SourceTree(root: folder))
        guard let settings = loader.readSettings(),
            let standard = loader.readYAML("locales/\(settings.defaultLocale).yaml", { $0 })
        else { throw ContentError(diagnostics: loader.reporter.diagnostics) }
        add(standard, to: shape, except: ContentLoader.languageSettings)
        return shape
    }

    /// The phrases as they are grouped in a file.
    private static func add(
        _ phrases: YAMLMapping, to shape: ObjectSchema, except ignored: Set<String> = []
    ) {
        for key in phrases.keys where !ignored.contains(key) {
            if let group = phrases.isMapping(key) ? phrases.mapping(key) : nil {
                let inner = ObjectSchema()
                add(group, to: inner)
                shape.add(key, .group(inner), isRequired: true)
            } else {
                shape.add(key, .text(nil), isRequired: true)
            }
        }
    }

    // MARK: JSON

    private static func document(_ title: String, _ shape: ObjectSchema) -> String {
        var schema = object(shape)
        schema["$schema"] = "http://json-schema.org/draft-07/schema#"
        schema["title"] = title
        // Dictionaries of texts, numbers and flags can always be encoded.
        let data = try? JSONSerialization.data(
            withJSONObject: schema,
            options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
        return String(decoding: data ?? Data(), as: UTF8.self) + "\n"
    }

    private static func object(_ shape: ObjectSchema) -> [String: Any] {
        var properties: [String: Any] = [:]
        for key in shape.keys {
            var property = schema(key.shape)
            if let meaning = shape.meanings[key.name] { property["description"] = meaning }
            properties[key.name] = property
        }
        var result: [String: Any] = [
            "type": "object", "additionalProperties": false, "properties": properties,
        ]
        let required = shape.keys.filter(\.isRequired).map(\.name)
        if !required.isEmpty { result["required"] = required }
        if !shape.alternatives.isEmpty {
            result["allOf"] = shape.alternatives.map { names in
                ["anyOf": names.map { ["required": [$0]] }]
            }
        }
        return result
    }

    private static func schema(_ shape: SchemaNode) -> [String: Any] {
        switch shape {
        case .text(let expected): text(expected)
        case .flag: ["type": "boolean"]
        case .list(let element): ["type": "array", "items": schema(element)]
        case .group(let shape): object(shape)
        case .pairs(let name, let value):
            [
                "type": "object", "propertyNames": names(name),
                "additionalProperties": text(value),
            ]
        }
    }

    /// YAML reads `2013` as a number and `2013-01` as a text; both are texts here.
    private static func text(_ expected: ValueFormat?) -> [String: Any] {
        if let choices = expected?.choices { return ["enum": choices] }
        var result: [String: Any] = ["type": ["string", "number"]]
        if let pattern = expected?.pattern { result["pattern"] = pattern }
        if let expected, expected.description != ValueFormat.text.description {
            result["description"] =
                expected.description.prefix(1).uppercased()
                + expected.description.dropFirst()
        }
        return result
    }

    private static func names(_ expected: ValueFormat) -> [String: Any] {
        if let choices = expected.choices { return ["enum": choices] }
        return expected.pattern.map { ["pattern": $0] } ?? [:]
    }
}

/// The content cannot be read; its problems say why.
package struct ContentError: Error {
    package let diagnostics: Diagnostics
}
