/// A script for `sh` on a host, whatever the login shell and its functions and variables are.
struct ShellScript {
    /// What the host's login shell runs.
    let command: String

    /// - Parameters:
    ///   - folder: of the releases; it need not exist.
    ///   - steps: may use `functions`.
    init(for folder: String, _ steps: String) {
        let script = "folder=\(Self.quoted(folder))\n\(Self.functions)\n\(steps)"
        // CDPATH, for example, would make cd go elsewhere.
        command = "exec env -i PATH=\"$PATH\" LC_ALL=C sh -c \(Self.quoted(script))"
    }

    /// A single word for the shell (POSIX 2.2.2).
    private static func quoted(_ text: String) -> String {
        "'\(text.replacing("'", with: "'\\''"))'"
    }

    /// The exit status of `check` if `current` is not a link.
    static let noLink = 4

    /// Matches the names of releases and nothing else (POSIX 2.14).
    private static let name =
        digits(8) + "T" + digits(6) + "." + digits(3) + "Z"

    private static func digits(_ count: Int) -> String {
        String(repeating: "[0-9]", count: count)
    }

    /// - `check` ends the script if `current` is something that a link cannot take the place of.
    /// - `lock` waits until no other run changes the releases, if the host has flock(1).
    /// - `all` prints the releases, the newest first; `all .new` those being uploaded.
    /// - `after X` prints a name for a release that is not before X or any other.
    /// - `switch X` makes X the release that is served.
    private static let functions = """
        check() {
            if [ -e "$folder/current" ] && [ ! -L "$folder/current" ]; then exit \(noLink); fi
        }
        lock() {
            locks=
            if command -v flock > /dev/null && [ -r "$folder/releases" ]; then
                exec 9< "$folder/releases"
                if flock 9; then locks=yes; fi
            fi
        }
        all() {
            names=
            for entry in "$folder/releases/"${1:+.}\(name)"$1"; do
                if [ -d "$entry" ] && [ ! -L "$entry" ]; then
                    entry=${entry##*/}
                    entry=${entry#.}
                    names="${entry%"$1"} $names"
                fi
            done
            echo "$names"
        }
        after() {
            name=$1
            for other in $(all "$2") $(all); do
                if [ ! "$name" \\> "$other" ]; then
                    number=$(echo "$other" | sed 's/[^0-9]//g')
                    name=$(echo $((number + 1)) | sed 's/\\(.*\\)\\(.\\{6\\}\\)\\(...\\)$/\\1T\\2.\\3Z/')
                fi
            done
            echo "$name"
        }
        switch() {
            ln -sfT "releases/$1" "$folder/.current.new" \\
                && mv -T "$folder/.current.new" "$folder/current" \\
                || { rm -f "$folder/.current.new"; return 1; }
        }
        """
}
