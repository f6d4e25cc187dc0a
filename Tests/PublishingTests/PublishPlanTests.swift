import Testing

@testable import Publishing

@Suite struct PublishPlanTests {
    @Test func `rsync's list is read, folders and our own list of files aside`() {
        let changes = PublishPlan(
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

    @Test func `of rclone's list, only what we left there counts as deleted`() {
        let changes = PublishPlan(
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

    @Test func `where our own list of files is another one, a publishing did not end`() {
        for (list, isUnfinished) in [("* ", true), ("+ ", true), ("= ", false)] {
            let changes = PublishPlan(
                rclone: "= a.html\n\(list).retour-files\n", isOwn: { $0 == "a.html" })
            #expect(changes.isEmpty == !isUnfinished)
            #expect(changes.summary == "0 new, 0 changed, 0 deleted")
        }
    }

    @Test func `as many deletions as allowed are allowed`() throws {
        let changes = PublishPlan(rclone: "- a\n- b\n", isOwn: { _ in true })
        func options(_ limit: Int) -> PublishOptions {
            PublishOptions(
                keep: 1, maxDeletes: limit, sshConfiguration: nil, showsProgress: false)
        }
        try changes.check(options(2))
        let error = #expect(throws: PublishingError.self) { try changes.check(options(1)) }
        #expect(
            error?.description
                == "2 published files would go, more than --max-deletes 1; look at them with "
                + "--dry-run, and allow more if they may")
    }
}
