/// Why a file or folder of the sources cannot be used, worded for the person who can fix it.
package struct SourceFileError: Error, Hashable {
    /// Relative to the folder that is read.
    package let path: String
    package let problem: String
}
