internal import Rejections
internal import Replies

/// The JavaScript of the plugin, and the replies that it makes.
struct HarakaPlugin {
    let links: RejectionLinks

    init(_ links: RejectionLinks) {
        self.links = links
    }

    /// A longer text of another plugin, or of Haraka's own, gets no link.
    static let ownOctets = 350

    /// What may stand before such a text: the status, and in brackets the message's number, if
    /// Haraka's setting `deny_includes_uuid` wants it.
    private static let octetsBefore = "550 ".utf8.count + "[] ".utf8.count + 40

    /// The page for what a plugin refuses, or for what it refuses at one hook.
    private static let plugins: [(name: String, cause: Cause)] = [
        ("access", .localBlock), ("access:mail", .senderRefused),
        ("access:rcpt", .restrictedRecipient), ("attachment", .attachment), ("avg", .malware),
        ("bounce", .backscatter), ("clamd", .malware), ("data.signatures", .spamContent),
        ("dcc", .spamContent), ("dkim", .dkim), ("dns-list", .dnsbl),
        ("early_talker", .protocolError), ("esets", .malware), ("fcrdns", .noReverseDNS),
        ("greylist", .greylisting), ("headers", .malformed), ("helo.checks", .helo),
        ("karma", .spamContent), ("limit", .rateLimit), ("mail_from.is_resolvable", .senderDomain),
        ("messagesniffer", .spamContent), ("qmail-deliverable", .userUnknown),
        ("rcpt-ldap", .userUnknown), ("rcpt-postgresql", .userUnknown), ("rspamd", .spamContent),
        ("spamassassin", .spamContent), ("spf", .spf), ("tls", .tlsRequired),
        ("toobusy", .temporary), ("uribl", .linkListed),
    ]

    /// The page for what no such plugin says, by the beginning of the reply; the first that fits.
    private static let beginnings: [(pattern: String, cause: Cause)] = [
        ("^550 Message too big", .tooBig), ("^550 I cannot deliver mail for", .relayDenied),
        ("^550 Authentication required", .authRequired),
        ("^(500|501|503|521|555) ", .protocolError), ("^4", .temporary), ("^5", .unknown),
    ]

    /// Every reply, lists first, then those of other plugins and of Haraka, whose words are theirs.
    var replies: [Reply] {
        let causes = Self.plugins.map(\.cause) + Self.beginnings.map(\.cause)
        return links.lists.compactMap(reply)
            + Cause.allCases.filter(causes.contains).compactMap { cause in
                links.reply(for: cause).map { reply in
                    Reply(
                        reason: reply.reason, status: reply.status < 500 ? 450 : 550, code: nil,
                        text: "\(.words); see", link: reply.link,
                        limit: Self.octetsBefore + Self.ownOctets + "; see ".utf8.count)
                }
            }
    }

    private func reply(_ list: QueriedBlocklist) -> Reply? {
        let text: ReplyText =
            list.question == .domain
            ? "Service unavailable; domain blocked using \(list.publicZone); see"
            : "Service unavailable; client [\(.address)] blocked using \(list.publicZone); see"
        return links.reply(for: list, text: text).map { reply in
            // Haraka gives 550, whatever a plugin wants.
            Reply(
                reason: reply.reason, status: 550, code: reply.code, text: reply.text,
                link: reply.link)
        }
    }

    /// The plugin. Haraka runs it in strict mode, with `DENY` among its globals.
    var text: String {
        """
        /* global DENY */
        const dns = require('dns');
        const net = require('net');

        // The blocklists, with the answers that are listings.
        const lists = [
        \(links.lists.compactMap(entry).joined())];

        // The page of each reason.
        const pages = {
        \(pages)};

        // The reason for what a plugin refuses, or for what it refuses at one hook.
        const plugins = {
        \(known.map { "    '\($0)': '\($1.rawValue)',\n" }.joined())};

        // The reason for what no such plugin says, by the beginning of the reply.
        const beginnings = [
        \(said.map { "    [/\($0)/, '\($1.rawValue)'],\n" }.joined())];

        """ + Self.functions(host: links.host)
    }

    private var known: [(name: String, cause: Cause)] {
        Self.plugins.filter { links.link(to: $0.cause) != nil }
    }

    private var said: [(pattern: String, cause: Cause)] {
        Self.beginnings.filter { links.link(to: $0.cause) != nil }
    }

    private var pages: String {
        let causes = known.map(\.cause) + said.map(\.cause)
        return Cause.allCases.filter(causes.contains).compactMap { cause in
            links.link(to: cause).map {
                "    '\(cause.rawValue)': ip => `\($0.rendered(with: Self.variable))`,\n"
            }
        }.joined()
    }

    private func entry(_ list: QueriedBlocklist) -> String? {
        guard let reply = reply(list), let question = list.question else { return nil }
        let code = reply.code.map { "\($0) " } ?? ""
        let text = ("\(code)\(reply.text) \(reply.link)" as ReplyText).rendered(with: Self.variable)
        let answers = list.filter.patterns.map { "'\(Self.spelled($0))'" }.joined(separator: ", ")
        return """
                {
                    name: '\(list.publicZone)',
                    zone: '\(list.zone)',
                    about: '\(question)',
                    answers: [\(answers)],
                    reply: ip => `\(text)`,
                },

            """
    }

    private static func variable(_ value: ReplyText.Value) -> String {
        value == .address ? "${ip}" : ""
    }

    /// Four octets, each with its numbers and ranges: `127.0.0.2-11,13`.
    private static func spelled(_ pattern: AnswerPattern) -> String {
        pattern.octets.map { ranges in
            ranges.map {
                $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
            }.joined(separator: ",")
        }.joined(separator: ".")
    }

    private static func functions(host: String) -> String {
        """

        // No list holds up a message for long: after this nobody is refused.
        const resolver = new dns.promises.Resolver({ timeout: 2500, tries: 2 });

        exports.register = function () {
            // Before the other plugins, some of which end these hooks.
            this.register_hook('connect_init', 'add_links', -100);
            this.register_hook('deny', 'remember', -100);
            this.register_hook('mail', 'ask_lists');
        };

        // Every reply of Haraka goes through 'respond'.
        exports.add_links = function (next, connection) {
            const respond = connection.respond;
            connection.notes.retour = new Map();
            connection.respond = function (code, message, done) {
                if (message && message.constructor.name === 'DSN') {
                    code = message.code;
                    message = message.reply;
                }
                const refuses = code >= 400 && message;
                return respond.call(
                    connection, code, refuses ? linked(connection, code, message) : message, done);
            };
            next();
        };

        // A plugin refuses: the reply comes later, perhaps by way of another plugin.
        exports.remember = function (next, connection, [, message, plugin, , , hook]) {
            const reasons = connection.notes && connection.notes.retour;
            const reason = plugins[`${plugin}:${hook}`] || plugins[plugin];
            if (reasons && reason && message) {
                if (reasons.size > 100) reasons.clear();
                reasons.set(lines(message.reply || message).join('\\n'), reason);
            }
            next();
        };

        exports.ask_lists = function (next, connection, [sender]) {
            if (connection.relaying || connection.remote.is_private) return next();
            Promise.all(lists.map(list => isListed(list, connection, sender))).then(found => {
                const list = lists[found.indexOf(true)];
                if (!list) return next();
                next(DENY, list.reply(connection.remote.ip));
            });
        };

        async function isListed(list, connection, sender) {
            const isBounce = sender.isNull();
            if (list.about === 'domain' ? isBounce : list.about === 'addressOfBounce' && !isBounce) {
                return false;
            }
            const name = list.about === 'domain'
                ? String(sender.host) : reversed(connection.remote.ip);
            if (!/^[a-z0-9.-]+$/i.test(name)) return false;
            try {
                const addresses = await resolver.resolve4(`${name}.${list.zone}`);
                return addresses.some(address => list.answers.some(answer => fits(address, answer)));
            }
            catch (error) {
                if (error.code !== dns.NOTFOUND && error.code !== dns.NODATA) {
                    connection.logerror(`retour: no answer of ${list.name}: ${error.code}`);
                }
                return false;
            }
        }

        // Whether an address is among the answers of a pattern such as 127.0.0.2-11,13.
        function fits(address, answer) {
            const octets = address.split('.').map(Number);
            return answer.split('.').every((ranges, index) => ranges.split(',').some(range => {
                const [low, high = low] = range.split('-').map(Number);
                return low <= octets[index] && octets[index] <= high;
            }));
        }

        // RFC 5782, sections 2.1 and 2.4.
        function reversed(ip) {
            if (net.isIPv4(ip)) return ip.split('.').reverse().join('.');
            if (!net.isIPv6(ip) || /[.%]/.test(ip)) return '';
            const [head, tail] = ip.split('::').map(part => part.split(':').filter(Boolean));
            const zeros = tail ? Array(8 - head.length - tail.length).fill('0') : [];
            return [...head, ...zeros, ...(tail || [])].map(group => group.padStart(4, '0'))
                .join('').split('').reverse().join('.');
        }

        function lines(message) {
            return (Array.isArray(message) ? message.map(String) : String(message).split('\\n'))
                .filter(line => /\\S/.test(line));
        }

        // The lines of a reply, the last with its link unless there is one.
        function linked(connection, code, message) {
            const all = lines(message);
            const text = all.join('\\n');
            const said = beginnings.find(([pattern]) => pattern.test(`${code} ${text}`));
            const page = pages[connection.notes.retour.get(text) || (said && said[1])];
            const last = all.length - 1;
            if (page && !text.includes('//\(host)') && Buffer.byteLength(all[last]) <= \(ownOctets)) {
                all[last] += `; see ${page(connection.remote.ip)}`;
            }
            return all;
        }

        """
    }
}
