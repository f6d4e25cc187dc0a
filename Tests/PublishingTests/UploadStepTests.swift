import Pages
import TestSupport
import Testing
import WebServers

@testable import Publishing

@Suite struct UploadStepTests {
    @Test(
        arguments: [
            ("retour.js", true, UploadStep.assets), ("retour.js", false, .assets),
            ("img/a.svg", true, .assets), ("robots.txt", false, .assets),
            ("_headers", true, .assets),
            ("de/spf.txt", true, .newFormats), ("de/dnsbl/bl.one.example.json", true, .newFormats),
            ("fr/index.txt", true, .newFormats), ("de/spf/index.html", true, .newPages),
            ("de/dnsbl/bl.one.example/index.html", true, .newPages),
            ("spf/index.html", true, .newEntries), ("fr/index.html", true, .newEntries),
            ("de/404.html", true, .newEntries), ("de/spf/index.html", false, .changedPages),
            ("de/spf.json", false, .changedPages), ("de/index.json", false, .changedEntries),
            ("index.html", false, .changedEntries), ("de/index.html", false, .changedEntries),
            ("spf/index.html", false, .changedEntries), ("404.html", false, .changedEntries),
            ("de/404.txt", false, .changedEntries), ("sitemap.xml", true, .sitemap),
        ])
    func `a file is uploaded after what it depends on`(
        path: String, isNew: Bool, step: UploadStep
    ) {
        #expect(UploadStep(path: path, isNew: isNew) == step)
    }

    @Test func `every file of a site has a step: assets, then pages, then entry pages`()
        throws
    {
        let site = StaticHost(try SmallSite.make())
        for isNew in [true, false] {
            let files = try site.site.pages.flatMap { try site.files(of: $0) } + site.otherFiles
            let steps = files.map { ($0.path, UploadStep(path: $0.path, isNew: isNew)) }
            let pages = steps.filter { $0.0.hasSuffix("index.html") && $0.0.contains("/spf/") }
            let entries = steps.filter {
                ["index.html", "404.html", "de/index.html"].contains($0.0)
            }
            let assets = steps.filter { ["icon.svg", "robots.txt", "_headers"].contains($0.0) }
            #expect(pages.count == 2 && entries.count == 3 && assets.count == 3)
            #expect(assets.allSatisfy { $0.1 == .assets })
            let place = { (step: UploadStep) in UploadStep.allCases.firstIndex(of: step) ?? -1 }
            #expect(
                pages.allSatisfy { page in entries.allSatisfy { place(page.1) < place($0.1) } })
            #expect(steps.filter { $0.1 == .sitemap }.map(\.0) == ["sitemap.xml"])
        }
    }
}
