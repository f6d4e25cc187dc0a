import TestSupport

extension SiteFolder {
    /// A `Content` folder with phrases of its own: what an editor writes in the project's content
    /// does not change these tests.
    static func content() throws -> SiteFolder {
        let folder = try SiteFolder { _ in }
        for (file, text) in files { try folder.write(file, text) }
        for (locale, skip, blocked) in [
            ("de", "Zum Inhalt", "Gesperrt"), ("en", "Skip to the content", "Blocked"),
        ] {
            try folder.write(
                "Content/locales/\(locale).yaml",
                """
                skip: \(skip)
                list:
                  heading: "{{list}}"
                  blocked: \(blocked)
                style:
                  longest-sentence: 20
                scaffold:
                  title: Title
                  short: Short
                  summary: Summary
                  next: Next
                  forward: Forward
                  body: Body

                """)
        }
        return folder
    }
}
