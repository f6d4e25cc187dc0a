package import Diagnostics
internal import JSON
internal import Rejections
package import SourceFiles

/// JSON Schemas (draft 7) of the YAML files, so that editors complete and check them.
///
/// Recorded from the functions that read the files: a schema knows a key because a function declares
/// it.
package enum ContentSchema {
    /// Each schema's file name and text.
    /// - Parameters:
    ///   - sources: the site whose default locale has the phrases that templates name, and groups
    ///     for all phrases.
    ///   - phrases: those that the program says.
    /// - Throws: `ContentError` if the default locale cannot be read.
    package static func all(
        for sources: SiteSources, phrases: [RequiredPhrase]
    ) throws(ContentError) -> [(name: String, text: String)] {
        guard let slug = Slug("any") else { preconditionFailure("'any' is a slug") }
        let blocklist = SchemaRecorder.schema { _ = ContentLoader.readBlocklist(slug, $0) }
        let guide = SchemaRecorder.schema {
            _ = ContentLoader.readGuide(slug, $0, slugs: PageSlugs())
        }
        let locale = try locale(sources, phrases)
        let reason = SchemaRecorder.schema {
            _ = ContentLoader.readReason(slug, $0, slugs: PageSlugs())
        }
        let replies = SchemaRecorder.schema {
            _ = ContentLoader.readReplies(of: slug, $0, path: "")
        }
        let commonReplies = SchemaRecorder.schema {
            _ = ContentLoader.readCommonReplies($0, path: "")
        }
        let rfcs = SchemaRecorder.schema { _ = ContentLoader.readRFCs($0) }
        let site = SchemaRecorder.schema { _ = ContentLoader.readSettings($0) }
        return [
            ("blocklist", "A blocklist: its facts, in no language", blocklist),
            ("common-replies", "How replies name blocklists", commonReplies),
            ("guide", "A guide: its facts, in no language", guide),
            ("locale", "A language: the words around the texts", locale),
            ("reason", "A rejection reason: its facts, in no language", reason),
            ("replies", "Wordings by which replies are recognized, each with an example", replies),
            ("rfcs", "The RFCs that the pages refer to", rfcs),
            ("site", "The operator, and where the site is published", site),
        ].map { name, title, schema in
            ("\(name).schema.json", document(title, schema))
        }
    }

    private static func locale(
        _ sources: SiteSources, _ required: [RequiredPhrase]
    ) throws(ContentError) -> ObjectSchema {
        var schema = SchemaRecorder.schema { _ = ContentLoader.readLanguageSettings($0) }
        let loader = ContentLoader(sources)
        guard let defaultLocale = loader.readSettings().defaultLocale,
            let phrases = loader.readYAML(
                "locales/\(defaultLocale).yaml",
                in: loader.tree.parts(of: "locales/\(defaultLocale).yaml").first,
                { yaml in
                    _ = ContentLoader.readLanguageSettings(yaml)
                    return yaml.phraseSchema(required)
                })
        else { throw ContentError(diagnostics: loader.reporter.diagnostics) }
        schema.keys += phrases.keys
        return schema
    }

    private static func document(_ title: String, _ schema: ObjectSchema) -> String {
        JSONValue.object(
            [
                .init("$schema", "http://json-schema.org/draft-07/schema#"),
                .init("title", .string(title)),
            ] + schema.members
        ).document
    }
}

/// The content cannot be read; its diagnostics say why.
package struct ContentError: Error {
    package let diagnostics: Diagnostics
}
