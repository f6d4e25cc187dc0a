import Foundation
import Subprocess
import SystemPackage

/// What the JSON schemas in `Content/schemas/` find in the YAML files next to them.
struct SchemaCheck: Equatable {
    let files: Int
    let problems: [String]

    init(files: Int, problems: [String]) {
        (self.files, self.problems) = (files, problems)
    }

    /// Checks a content folder with Debian's Python, which has Debian's modules.
    init(of content: URL) async throws {
        let run = try await Subprocess.run(
            .path("/usr/bin/python3"), arguments: ["-c", Self.script, content.path],
            output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
        var lines = run.standardOutput.split(separator: "\n").map(String.init)
        guard run.terminationStatus.isSuccess, let files = lines.popLast().flatMap({ Int($0) })
        else { throw ToolFailure.schemaCheckFailed(printed: run.standardError) }
        self.init(files: files, problems: lines)
    }

    private static let script = """
        import json, sys, pathlib, jsonschema, yaml
        class Texts(yaml.SafeLoader): pass
        # A day is a text here, as it is to JSON.
        Texts.yaml_implicit_resolvers = {
            k: [r for r in v if r[0] != 'tag:yaml.org,2002:timestamp']
            for k, v in yaml.SafeLoader.yaml_implicit_resolvers.items()}
        content = pathlib.Path(sys.argv[1])
        count = 0
        for name, pattern in [('site', 'site.yaml'), ('reason', 'reasons/*/reason.yaml'),
                              ('guide', 'guides/*/guide.yaml'),
                              ('blocklist', 'blocklists/*.yaml'), ('locale', 'locales/*.yaml')]:
            schema = json.loads((content / 'schemas' / (name + '.schema.json')).read_text())
            jsonschema.Draft7Validator.check_schema(schema)
            for file in sorted(content.glob(pattern)):
                value = yaml.load(file.read_text(), Texts)
                value = json.loads(json.dumps(value), object_pairs_hook=dict)
                for error in jsonschema.Draft7Validator(schema).iter_errors(value):
                    print(file.relative_to(content), list(error.path), error.message)
                count += 1
        print(count)
        """
}
