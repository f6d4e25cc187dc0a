import TestSupport
import Testing
import WebServers

@testable import Publishing

@Suite struct PublishPlanTests {
    @Test(
        arguments: [
            ("- a\n", 0, "1 file (limit 0)"), ("- a\n- b\n", 1, "2 files (limit 1)"),
            ("- a\n- b\n", 2, nil), ("+ a\n", 0, nil),
        ] as [(String, Int, String?)])
    func `a plan that deletes more files than allowed is refused`(
        output: String, limit: Int, excess: String?
    ) throws {
        let plan = PublishPlan(
            build: try SiteBuild.temporary(StaticHost(try SmallSite.make()), version: "1.2.3"),
            changes: FileChanges(rclone: output) { _ in true })
        let options = PublishOptions(maxDeletes: limit)
        guard let excess else { return try plan.check(options) }
        let error = #expect(throws: PublishingError.self) { try plan.check(options) }
        #expect(
            error?.description
                == "publishing would delete \(excess); review with --dry-run, or raise "
                + "--max-deletes")
    }
}
