import Foundation

/// A small page to try the tools on: without fault unless a test puts one in.
struct SamplePage {
    /// Attributes of `<html>`.
    var language = #"lang="en""#
    /// What the `<head>` has besides charset, viewport and title.
    var head = ""
    var style = "body { color: #222; background: #fff }"
    /// What `<main>` has after its heading.
    var content = "<p>It was not delivered.</p>"

    private var html: String {
        """
        <!doctype html>
        <html \(language)>
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>Your message</title>
        \(head)
        <style>\(style)</style>
        </head>
        <body>
        <main>
        <h1>Your message</h1>
        \(content)
        </main>
        </body>
        </html>
        """
    }

    /// The page's file, written into the folder.
    func file(in folder: URL, named name: String = "page.html") throws -> URL {
        let file = folder.appending(path: name)
        try Data(html.utf8).write(to: file)
        return file
    }

    /// Opens the page in a browser of its own.
    func visited(by body: (Browser) async throws -> Void) async throws {
        try await TemporaryFolder.use { folder in
            let file = try file(in: folder)
            try await Browser.withSession { browser in
                try await browser.open(file)
                try await body(browser)
            }
        }
    }
}
