import TestSupport

extension SiteFolder {
    /// A site whose languages have words of their own: what an editor writes in the project's
    /// content does not change these tests.
    static func withOwnLocales() throws -> SiteFolder {
        let folder = try SiteFolder()
        for (locale, greeting) in [("de", "Hallo"), ("en", "Hello")] {
            try folder.write(
                "Content/locales/\(locale).yaml",
                """
                # yaml-language-server: $schema=../schemas/locale.schema.json
                greeting: \(greeting)
                style:
                  stop-words:
                    gadget: device
                scaffold:
                  title: Say "what" happened
                  short: What
                  summary: Who did what.
                  next: Do this first.
                  forward: Please fix it.
                  body: |
                    1. Do this.

                    ---

                    Why.

                """)
        }
        return folder
    }
}
