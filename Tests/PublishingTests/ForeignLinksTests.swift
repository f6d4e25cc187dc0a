import Foundation
import SystemPackage
import Testing

@testable import Publishing

@Suite struct ForeignLinksTests {
    private typealias Identity = FileStatus.Identity

    @Test func `the record of links has every path as it is`() throws {
        var links = ForeignLinks(root: Identity(device: 1, inode: .max))
        links.files[FilePath("a b\nc/d")] = Identity(device: 1, inode: 2)
        links.files[FilePath(bytes: [0xff, 0xfe])] = Identity(device: 1, inode: 3)
        links.folders[FilePath(" f")] = ForeignLinks.Folder(
            original: Identity(device: 1, inode: 4), standIn: Identity(device: 1, inode: 5))
        let read = try #require(ForeignLinks(record: Data(links.record)))
        #expect(read.root == links.root)
        #expect(read.files == links.files)
        #expect(read.folders == links.folders)
    }

    @Test(arguments: ["", "1 2", "x y .\0", "1 2 .\0f 3\0", "1 2 .\0q 3 4 a\0"])
    func `anything else is not a record`(text: String) {
        #expect(ForeignLinks(record: Data(text.utf8)) == nil)
    }

    @Test func `folders in others are not outer ones`() {
        let folder = ForeignLinks.Folder(
            original: Identity(device: 1, inode: 4), standIn: Identity(device: 1, inode: 5))
        var links = ForeignLinks(root: Identity(device: 1, inode: 1))
        for path in ["a", "a/b", "c/d"] { links.folders[FilePath(path)] = folder }
        #expect(links.outerFolders.map(\.string).sorted() == ["a", "c/d"])
    }
}
