import Links
import Rejections
import Testing

@Suite struct ParameterSetTests {
    @Test(
        "every set that can be made of the parameters is listed, the empty one first",
        arguments: [
            ([], [[]]),
            ([.ip], [[], [.ip]]),
            ([.code], [[], [.code]]),
            ([.ip, .code], [[], [.ip], [.code], [.ip, .code]]),
        ] as [(ParameterSet, [ParameterSet])])
    func subsets(set: ParameterSet, expected: [ParameterSet]) {
        #expect(set.subsets == expected)
    }

    @Test(
        "a list is no placeholder, whatever else is",
        arguments: [
            ([], []), ([.list], []), ([.ip], .ip), ([.code, .list], .code),
            ([.ip, .code], [.ip, .code]), ([.code, .ip, .list, .ip], [.ip, .code]),
        ] as [([Parameter], ParameterSet)])
    func placeholders(parameters: [Parameter], expected: ParameterSet) {
        #expect(ParameterSet(parameters) == expected)
    }

    @Test func `a query knows what it holds`() throws {
        let ip = try #require(IPAddress("192.0.2.1"))
        let code = try #require(EnhancedStatusCode("5.7.1"))
        let list = try #require(Zone("bl.spamcop.net"))
        #expect(ParameterSet(knownIn: LinkQuery()) == [])
        #expect(ParameterSet(knownIn: LinkQuery(ip: ip)) == .ip)
        #expect(ParameterSet(knownIn: LinkQuery(code: code)) == .code)
        #expect(ParameterSet(knownIn: LinkQuery(list: list)) == [])
        #expect(ParameterSet(knownIn: LinkQuery(ip: ip, code: code, list: list)) == [.ip, .code])
    }

    @Test(
        "a set contains its parameters and never a list",
        arguments: [
            ([], .ip, false), (.ip, .ip, true), (.ip, .code, false), (.code, .code, true),
            ([.ip, .code], .ip, true), ([.ip, .code], .list, false), ([], .list, false),
        ] as [(ParameterSet, Parameter, Bool)])
    func contains(set: ParameterSet, parameter: Parameter, expected: Bool) {
        #expect(set.contains(parameter) == expected)
    }
}
