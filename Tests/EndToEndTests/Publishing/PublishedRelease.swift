import TestSupport
import Testing

extension RetourProgram.Run {
    /// The release that `retour publish` says it has made: everything is new in the first one,
    /// nothing in the others, and nothing has gone.
    func publishedRelease(isFirst: Bool) throws -> String {
        #expect(status == 0, "\(errors)")
        let match = try #require(
            output.firstMatch(of: /^Published (\S+): (\d+) new, (\d+) changed, 0 deleted\n/))
        #expect((match.2 == "0") != isFirst, "\(output)")
        return String(match.1)
    }
}
