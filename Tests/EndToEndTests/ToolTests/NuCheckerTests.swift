import Foundation
import Testing

extension PageToolTests {
    @Suite("The Nu HTML checker")
    struct NuCheckerTests {
        @Test("a page without fault gives no message")
        func goodPage() async throws {
            try await TemporaryFolder.use { folder in
                let checked = try await NuChecker(checking: [SamplePage().file(in: folder)])
                #expect(checked.messages == [])
            }
        }

        @Test("errors and warnings are told apart, with file and line, for many files at once")
        func badFiles() async throws {
            try await TemporaryFolder.use { folder in
                let page = try SamplePage(content: "<p><img src=\"x.png\"></p></div>")
                    .file(in: folder, named: "bad page.html")
                let warned = try SamplePage(language: "").file(in: folder, named: "warned.html")
                let style = folder.appending(path: "bad.css")
                try Data("p { colour: red }\n".utf8).write(to: style)

                let checked = try await NuChecker(checking: [page, warned, style])
                #expect(
                    checked.errors.map(\.description) == [
                        "\(page.path):12:20: error: An “img” element must have an “alt” attribute, "
                            + "except under certain conditions. For details, consult guidance on "
                            + "providing text alternatives for images.",
                        "\(page.path):12:30: error: Stray end tag “div”.",
                        "\(style.path):1:16: error: CSS: “colour”: Property “colour” doesn't exist.",
                    ])
                #expect(checked.warnings.map(\.file) == [warned.path])
                #expect(checked.warnings.first?.text.contains("“lang” attribute") == true)
            }
        }

        @Test("a file that is not there, and no file at all, are failures")
        func missingFile() async {
            await #expect(throws: ToolFailure.unreadable("/nowhere/page.html")) {
                try await NuChecker(checking: [URL(filePath: "/nowhere/page.html")])
            }
            await #expect(throws: ToolFailure.nothingToCheck) {
                try await NuChecker(checking: [])
            }
        }
    }
}
