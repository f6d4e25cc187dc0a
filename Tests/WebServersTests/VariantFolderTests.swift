import Links
import Pages
import Rejections
import Testing

@testable import WebServers

@Suite struct VariantFolderTests {
    @Test func `the folder with the most of what is known comes first`() {
        #expect(VariantFolder.candidates([]) == [])
        #expect(VariantFolder.candidates(.ip) == ["ip"])
        #expect(VariantFolder.candidates(.code) == ["code"])
        #expect(VariantFolder.candidates([.ip, .code]) == ["ip-code", "ip", "code"])
    }

    @Test func `no reason and no locale has the name of the folder`() {
        #expect(Slug(VariantFolder.root) == nil)
        #expect(LanguageTag(VariantFolder.root) == nil)
    }
}
