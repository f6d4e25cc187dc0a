import Testing

@testable import Publishing

@Suite struct FileChangesTests {
    @Test func `rsync's output is parsed, without folders and the manifest`() {
        let changes = FileChanges(
            rsync: """
                sending incremental file list
                *deleting   site/old file.html
                *deleting   site/old/
                cd+++++++++ site/new/
                <f+++++++++ site/new/index.html
                >fcst...... site/de/index.html
                <fc........ site/.retour-files
                .d..t...... site/

                """)
        #expect(
            changes.lines == [
                "+ site/new/index.html", "* site/de/index.html", "- site/old file.html",
            ])
        #expect(changes.summary == "1 new, 1 changed, 1 deleted")
    }

    @Test func `of the files that rclone lists as extra, only our own count as deleted`() {
        let changes = FileChanges(
            rclone: """
                = robots.txt
                + b.html
                + a.html
                * c.html
                - old.html
                - foreign.pdf
                - .retour-files

                """, isOwn: { ["old.html", "robots.txt"].contains($0) })
        #expect(changes.lines == ["+ a.html", "+ b.html", "* c.html", "- old.html"])
    }

    @Test func `if the manifest differs, an earlier run was interrupted`() {
        for (mark, isUnfinished) in [("* ", true), ("+ ", true), ("= ", false)] {
            let changes = FileChanges(
                rclone: "= a.html\n\(mark).retour-files\n", isOwn: { $0 == "a.html" })
            #expect(changes.isEmpty == !isUnfinished)
            #expect(changes.summary == "0 new, 0 changed, 0 deleted")
        }
    }
}
