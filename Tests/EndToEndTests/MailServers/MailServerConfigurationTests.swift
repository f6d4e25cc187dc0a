import Foundation
import TestSupport
import Testing

/// Each program checks the generated files itself.
@Suite("Mail server configuration", .serialized, .timeLimit(.minutes(30)))
struct MailServerConfigurationTests {
    private static let tools = SiteFolder.project.appending(path: ".build/tools").path

    /// The generated files, and a way to run a script on them.
    private struct Check {
        let folder: String
        let run: (_ script: String) async throws -> String
    }

    /// Generates the files for a server in the lab's folder. A word in the zone of one list is the
    /// name of a macro of m4, which discards the rest of a line.
    private func check(_ server: String, in lab: MailLab) async throws -> Check {
        let folder = lab.folder.path + "/check-\(server)"
        let run = try await RetourProgram.run(
            [
                "mail-server", server, "--lists", MailLab.lists + ",bl.dnl.example", "--keys",
                "keys", "--output", folder,
            ], in: lab.folder)
        #expect(run.status == 0, "\(run.errors)")
        return Check(folder: folder) { script in
            try await lab.run("bash", ["-c", script, "bash", folder, Self.tools])
        }
    }

    @Test("postfix check and postconf report nothing")
    func postfix() async throws {
        try await MailLab.use { lab in
            let place = lab.folder.path + "/receiver"
            #expect(try await lab.run("postfix", ["-c", place, "check"]) == "")
            let settings = try await lab.run("postconf", ["-c", place, "-n"])
            #expect(!settings.contains("warning"))
            #expect(settings.contains("\nrbl_reply_maps = texthash:"))
        }
    }

    @Test("exim -bV accepts the files")
    func exim() async throws {
        try await MailLab.use { lab in
            let program = Self.tools + "/exim4-daemon-heavy/usr/sbin/exim4"
            let printed = try await lab.run(
                program, ["-C", lab.folder.path + "/exim/exim.conf", "-bV"])
            #expect(printed.contains("\nConfiguration file is \(lab.folder.path)/exim/exim.conf\n"))
            #expect(!printed.contains("rror"))
        }
    }

    @Test("rspamadm configtest accepts the files and knows their symbols")
    func rspamd() async throws {
        try await MailLab.use { lab in
            let printed = try await check("rspamd", in: lab).run(
                """
                set -e
                cp -r "$2/rspamd" "$1/root"
                mkdir -p "$1/root/etc/rspamd/local.d" "$1/db"
                cp "$1"/*.conf "$1"/*.inc "$1/root/etc/rspamd/local.d/"
                share=$1/root/usr/share/rspamd
                LD_LIBRARY_PATH=$1/root/usr/lib/rspamd "$1/root/usr/bin/rspamadm" \
                    --var=CONFDIR="$1/root/etc/rspamd" --var=LOCAL_CONFDIR="$1/root/etc/rspamd" \
                    --var=SHAREDIR="$share" --var=PLUGINSDIR="$share/plugins" \
                    --var=RULESDIR="$share/rules" --var=LUALIBDIR="$share/lualib" \
                    --var=DBDIR="$1/db" --var=RUNDIR="$1/db" --var=LOGDIR="$1/db" \
                    configtest -c "$1/root/etc/rspamd/rspamd.conf" 2>&1
                """)
            #expect(printed.hasSuffix("syntax OK\n"))
            #expect(!printed.contains("RETOUR"), "\(printed)")
        }
    }

    @Test("smtpd -n accepts the files")
    func openSMTPD() async throws {
        try await MailLab.use { lab in
            let printed = try await check("opensmtpd", in: lab).run(
                """
                sed -i "s|/etc/smtpd/retour|$1|" "$1/filters.conf"
                cat >"$1/smtpd.conf" <<END
                include "$1/filters.conf"
                listen on lo port 2525 filter "retour"
                action "local" mbox
                match for local action "local"
                END
                "$2/opensmtpd/usr/sbin/smtpd" -n -f "$1/smtpd.conf" 2>&1
                """)
            #expect(printed == "configuration OK\n")
        }
    }

    @Test("sendmail reads the lines and replies to a listed client with its link")
    func sendmail() async throws {
        try await MailLab.use { lab in
            let printed = try await check("sendmail", in: lab).run(
                """
                cf=$2/sendmail-cf/usr/share/sendmail/cf
                cat >"$1/sendmail.mc" <<END
                define(\\`_USE_ETC_MAIL_')dnl
                include(\\`$cf/m4/cf.m4')
                OSTYPE(\\`linux')dnl
                FEATURE(\\`access_db', \\`hash -o $1/access.db')dnl
                include(\\`$1/retour.m4')dnl
                MAILER(\\`smtp')dnl
                END
                m4 -D_CF_DIR_="$cf/" "$1/sendmail.mc" >"$1/sendmail.cf"
                for address in 192.0.2.3 192.0.2.254; do
                    printf '.D{client_addr}%s\\nBasic_check_relay x $| x\\n' "$address" |
                        "$2/sendmail-bin/usr/libexec/sendmail/sendmail" -C "$1/sendmail.cf" -bt 2>&1
                done
                grep dnl "$1/sendmail.cf"
                """)
            #expect(
                printed.contains(" $4.$3.$2.$1.bl.dnl.example. ")
                    && printed.contains("&list=bl.dnl.example\""), "\(printed)")
            let results = printed.split(separator: "\n").filter {
                $0.contains("Basic_check_rela") && $0.contains("returns")
            }
            #expect(results.count == 2, "\(printed)")
            #expect(
                results.first?.contains(
                    "https://reject.example/dnsbl?ip=") == true, "\(results)")
            #expect(results.last?.contains("reject.example") == false)
        }
    }
}
