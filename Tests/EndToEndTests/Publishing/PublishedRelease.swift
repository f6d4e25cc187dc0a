import TestSupport
import Testing

extension RetourProgram.Run {
    /// The release that `retour publish` reports: every file is new in the first one, none in the
    /// others, and none was deleted.
    func publishedRelease(isFirst: Bool) throws -> String {
        #expect(status == 0, "\(errors)")
        let match = try #require(
            output.firstMatch(of: /^Published (\S+): (\d+) new, (\d+) changed, 0 deleted\n/))
        #expect((match.2 == "0") != isFirst, "\(output)")
        return String(match.1)
    }
}
