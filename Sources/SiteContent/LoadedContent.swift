package import Diagnostics

/// What was read of `Content/`, and what is wrong with it.
package struct LoadedContent: Sendable {
    /// All that could be read, with stand-ins for what is missing or wrong, so that the rest can be
    /// checked in the same run. Not to be published if there are errors. `nil` if nothing could be
    /// read that a page could be made of.
    package let partialSite: Site?
    package let diagnostics: Diagnostics
    /// Warnings about names and numbers in the settings that are reserved for examples: nothing that
    /// keeps a site from being built, but no reader can reach the operator by them.
    package let examples: [Diagnostic]

    /// The site; `nil` if there are errors.
    package var site: Site? { diagnostics.hasErrors ? nil : partialSite }
}
