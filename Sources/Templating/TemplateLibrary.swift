package import Diagnostics
internal import Mustache
package import SourceFiles

/// `Templates/`: the Mustache templates of the pages, and their style sheet.
package struct TemplateLibrary: Sendable {
    /// The templates that the compiler renders; the others are partials.
    package enum Name: String, CaseIterable {
        case page
        case pageText = "page-text"
        case guide
        case guideText = "guide-text"
        case index
        case indexText = "index-text"
        case blocklists
        case blocklistsText = "blocklists-text"
        case notFound = "not-found"
        case notFoundText = "not-found-text"
    }

    package let sources: [String: SourceText]
    /// What the parser says about the templates that it rejects.
    private let failures: [String: String]
    package let styleSheet: String
    private let library: MustacheLibrary
    private let sections: SectionNames

    /// Reads the templates; reports what is missing.
    /// - Parameter sections: the names whose sections are decided when a page is read.
    package init(
        _ tree: SourceTree, sections: SectionNames, into diagnostics: inout Diagnostics
    ) {
        var sources: [String: SourceText] = [:]
        var styleSheet = ""
        var isReadable = true
        var unreadable: Set<String> = []
        var files: [String] = []
        do {
            files = try tree.names(in: ".")
        } catch {
            diagnostics.error(
                tree.root, .start,
                "cannot be read; run the command in the site's folder, or name this one with "
                    + "--templates")
            isReadable = false
        }
        for file in files where file != Self.styleFile {
            guard file.hasSuffix(".mustache") else {
                diagnostics.warning(
                    tree.path(file), .start,
                    "nothing reads this file; templates end in '.mustache'")
                continue
            }
            let name = String(file.dropLast(".mustache".count))
            guard let text = Self.text(of: file, tree, into: &diagnostics) else {
                // An unreadable template is not a missing one.
                unreadable.insert(name)
                continue
            }
            sources[name] = SourceText(text: text, path: tree.path(file), origin: .start)
        }
        if files.contains(Self.styleFile) {
            styleSheet = Self.styleSheet(tree, into: &diagnostics)
        }
        for name in Name.allCases
        where isReadable && sources[name.rawValue] == nil && !unreadable.contains(name.rawValue) {
            diagnostics.error(
                tree.path("\(name.rawValue).mustache"), .start, "the template is missing")
        }
        var parsed: [String: MustacheTemplate] = [:]
        var failures: [String: String] = [:]
        for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
            // Mustache's parser calls itself for each section in a section.
            guard TagChecker.excess(in: MustacheTag.all(in: source.text)) == nil else { continue }
            let marked = MarkedSource(
                source.text, names: sections, isMarkdown: false)
            do {
                parsed[name] = try MustacheTemplate(string: marked.text)
            } catch {
                failures[name] = "not a Mustache template: \(error)"
            }
        }
        self.sources = sources
        self.failures = failures
        self.sections = sections
        self.styleSheet = styleSheet
        library = MustacheLibrary(templates: parsed)
    }

    private static let styleFile = "style.css"

    /// The style sheets of all folders: rules of the uppermost come last, so that they win.
    private static func styleSheet(
        _ tree: SourceTree, into diagnostics: inout Diagnostics
    ) -> String {
        var whole = ""
        for part in tree.parts(of: styleFile) {
            guard let text = text(of: styleFile, part, into: &diagnostics) else { continue }
            let styleSheet = CSSMinifier.minified(text)
            if styleSheet.firstRange(of: "</") != nil {
                diagnostics.error(
                    part.path(styleFile), .start, "'</' would end the style element; remove it")
            }
            whole += styleSheet
        }
        return whole
    }

    /// The text of a file; reports one that cannot be read or is not UTF-8.
    private static func text(
        of file: String, _ tree: SourceTree, into diagnostics: inout Diagnostics
    ) -> String? {
        do {
            let bytes = try tree.bytes(file, .template)
            if let text = String(validating: bytes, as: UTF8.self) { return text }
            diagnostics.error(tree.path(file), .start, "the file is not UTF-8")
        } catch {
            diagnostics.error(tree.path(file), .start, error.problem)
        }
        return nil
    }

    /// What a check of the templates found out.
    package struct Check {
        /// The names that the templates ask for.
        package fileprivate(set) var names: Set<String> = []
        /// The templates without an error in them or in their partials.
        package fileprivate(set) var intact: Set<Name> = []
    }

    /// Checks the tags of every template, and reports one that the parser rejects for any other
    /// reason.
    package func check(_ checker: TagChecker, into diagnostics: inout Diagnostics) -> Check {
        var check = Check()
        var partials: [String: [String]] = [:]
        for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
            let tags = MustacheTag.all(in: source.text)
            let before = diagnostics.errorCount
            checker.check(source, tags: tags, into: &diagnostics)
            if let failure = failures[name], diagnostics.errorCount == before {
                diagnostics.error(source.path, .start, failure)
            }
            check.names.formUnion(tags.map(\.name))
            guard diagnostics.errorCount == before else { continue }
            partials[name] = tags.filter { $0.kind == .partial }.map(\.name)
        }
        for name in PartialGraph(sources).check(into: &diagnostics) { partials[name] = nil }
        check.intact = Set(Name.allCases.filter { Self.isIntact($0.rawValue, partials) })
        return check
    }

    /// - Parameter partials: those of each template without an error.
    private static func isIntact(_ name: String, _ partials: [String: [String]]) -> Bool {
        var seen: Set<String> = []
        var waiting = [name]
        while let name = waiting.popLast() {
            guard seen.insert(name).inserted else { continue }
            guard let more = partials[name] else { return false }
            waiting += more
        }
        return true
    }

    /// The document that a template makes of the names in `scope`.
    package func rendered(_ name: Name, _ scope: Scope) -> String {
        library.render(scope, withTemplate: name.rawValue) ?? ""
    }

    /// A problem of a rendered document as a diagnostic that points into its template.
    package func diagnostic(_ problem: DocumentSplitter.Problem) -> Diagnostic {
        for (_, source) in sources.sorted(by: { $0.key < $1.key }) {
            if let index = DocumentSplitter.index(
                of: problem, in: source.text, sections: sections)
            {
                return .error(source.path, source.position(of: index), problem.message)
            }
        }
        return .error("Templates", .start, problem.message)
    }

    /// A name that nobody knows as a diagnostic that points to where it is used.
    package func diagnostic(unknown name: String) -> Diagnostic {
        let message = "unknown variable '\(name)'"
        for (_, source) in sources.sorted(by: { $0.key < $1.key }) {
            let tag = MustacheTag.all(in: source.text).first { $0.name == name }
            if let tag { return .error(source.path, source.position(of: tag.index), message) }
        }
        return .error("Templates", .start, message)
    }
}
