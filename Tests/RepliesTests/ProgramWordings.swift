/// What mail servers and their filters write by themselves, in the words of their source texts, with
/// the reason of each. Names and addresses are examples.
enum ProgramWordings {
    struct Row: Sendable {
        let program: String
        let reason: String
        let reply: String
    }

    static var all: [Row] {
        tables.flatMap { program, table in
            table.split(separator: "\n").map { line in
                let parts = line.split(separator: "|", maxSplits: 1)
                return Row(
                    program: program, reason: String(parts[0].prefix { $0 != " " }),
                    reply: String(parts[1].drop { $0 == " " }))
            }
        }
    }

    private static let tables: [(program: String, table: String)] = [
        ("Postfix", postfix), ("postscreen", postscreen), ("Postfix's cleanup", cleanup),
        ("Exim", exim), ("Exim with Debian's configuration", debian), ("Sendmail", sendmail),
        ("OpenSMTPD", openSMTPD), ("Haraka", haraka), ("Rspamd", rspamd), ("Dovecot", dovecot),
        ("Cyrus", cyrus), ("amavis", amavis), ("policyd-spf", policydSPF), ("OpenDKIM", openDKIM),
        ("OpenDMARC", openDMARC), ("Postgrey", postgrey), ("milters", milters),
    ]

    private static let postfix = """
        no-reverse-dns | 450 4.7.1 Client host rejected: cannot find your reverse hostname, [192.0.2.1]
        no-reverse-dns | 550 5.7.25 Client host rejected: cannot find your hostname, [192.0.2.1]
        helo | 450 4.7.1 <mx.example>: Helo command rejected: Host not found
        helo | 450 4.7.1 <mx.example>: Helo command rejected: Malformed DNS server reply
        helo | 504 5.5.2 <mx>: Helo command rejected: need fully-qualified hostname
        helo | 501 5.5.2 <_>: Helo command rejected: Invalid name
        helo | 501 5.5.2 <[1]>: Helo command rejected: invalid ip address
        helo | 554 5.7.1 <mx.example>: Helo command rejected: Access denied
        sender-domain | 504 5.5.2 <a>: Sender address rejected: need fully-qualified address
        user-unknown | 504 5.5.2 <b>: Recipient address rejected: need fully-qualified address
        sender-domain | 450 4.1.8 <a@spam.example>: Sender address rejected: Domain not found
        no-mail-domain | 450 4.1.2 <b@virus.example>: Recipient address rejected: Domain not found
        sender-domain | 450 4.1.8 <a@x.example>: Sender address rejected: Malformed DNS server reply
        no-mail-domain | 450 4.1.2 <b@x.example>: Recipient address rejected: Malformed DNS server reply
        sender-domain | 550 5.7.27 <a@x.example>: Sender address rejected: Domain x.example does not accept mail (nullMX)
        no-mail-domain | 556 5.1.10 <b@x.example>: Recipient address rejected: Domain x.example does not accept mail (nullMX)
        sender-verify | 450 4.1.7 <a@x.example>: Sender address rejected: undeliverable address: host mx.x.example[192.0.2.1] said: 550 no (in reply to RCPT TO command)
        sender-verify | 450 4.1.7 <a@x.example>: Sender address rejected: unverified address: connect to mx.x.example[192.0.2.1]:25: Connection timed out
        user-unknown | 450 4.1.1 <b@x.example>: Recipient address rejected: undeliverable address: unknown user: "b"
        temporary | 450 4.1.1 <b@x.example>: Recipient address rejected: unverified address: Address verification in progress
        relay-denied | 554 5.7.1 <b@x.example>: Relay access denied
        relay-denied | 454 4.7.1 <b@x.example>: Relay access denied
        user-unknown | 550 5.1.1 <b@x.example>: Recipient address rejected: User unknown in local recipient table
        user-unknown | 550 5.1.1 <b@x.example>: Recipient address rejected: User unknown in virtual alias table
        user-unknown | 550 5.1.1 <b@x.example>: Recipient address rejected: User unknown in virtual mailbox table
        user-unknown | 550 5.1.1 <b@x.example>: Recipient address rejected: User unknown in relay recipient table
        user-unknown | 550 5.1.1 <b@x.example>: Recipient address rejected: User unknown
        sender-verify | 550 5.1.0 <a@x.example>: Sender address rejected: User unknown in virtual mailbox table
        dnsbl | 554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/192.0.2.1
        domain-reputation | 554 5.7.1 Service unavailable; Sender address [a@x.example] blocked using dbl.spamhaus.org
        local-block | 554 5.7.1 <unknown[192.0.2.1]>: Client host rejected: Access denied
        sender-refused | 554 5.7.1 <a@x.example>: Sender address rejected: Access denied
        restricted-recipient | 554 5.7.1 <b@x.example>: Recipient address rejected: Access denied
        temporary | 450 4.3.2 <b@x.example>: Recipient address rejected: Try again later
        temporary | 451 4.3.5 Server configuration error
        temporary | 451 4.3.5 <b@x.example>: Recipient address rejected: Server configuration problem
        temporary | 451 4.3.0 <b@x.example>: Temporary lookup failure
        protocol-error | 503 5.5.0 <DATA>: Data command rejected: Improper use of SMTP command pipelining
        auth-required | 553 5.7.1 <a@x.example>: Sender address rejected: not owned by user c
        auth-required | 553 5.7.1 <a@x.example>: Sender address rejected: not logged in
        backscatter | 550 5.5.3 <DATA>: Data command rejected: Multi-recipient bounce
        tls-required | 450 4.7.1 Session encryption is required
        too-big | 552 5.3.4 Message size exceeds fixed limit
        temporary | 452 4.3.1 Insufficient system storage
        rate-limit | 421 4.7.0 mx.example.org Error: too many connections from 192.0.2.1
        rate-limit | 450 4.7.1 Error: too much mail from 192.0.2.1
        rate-limit | 450 4.7.1 Error: too many recipients from 192.0.2.1
        rate-limit | 452 4.5.3 Error: too many recipients
        rate-limit | 421 4.7.0 mx.example.org Error: too many new TLS sessions from 192.0.2.1
        protocol-error | 421 4.7.0 mx.example.org Error: too many errors
        temporary | 421 4.4.2 mx.example.org Error: timeout exceeded
        local-block | 554 mx.example.org ESMTP not accepting connections
        local-block | 503 5.7.0 Error: access denied for unknown[192.0.2.1]
        protocol-error | 550 5.5.2 Error: bare <LF> received
        protocol-error | 554 5.5.0 Error: SMTP protocol synchronization
        protocol-error | 502 5.5.2 Error: command not recognized
        protocol-error | 500 5.5.2 Error: bad syntax
        non-ascii-address | 500 5.5.2 Error: bad UTF-8 syntax
        non-ascii-address | 553 5.6.7 Must declare SMTPUTF8 to send unicode address
        sender-refused | 501 5.1.7 Bad sender address syntax
        user-unknown | 501 5.1.3 Bad recipient address syntax
        protocol-error | 503 5.5.1 Error: need MAIL command
        protocol-error | 503 5.5.1 Error: send HELO/EHLO first
        too-big | 552 5.3.4 Chunk exceeds message size limit
        too-big | 552 5.3.4 Error: message file too big
        tls-required | 530 5.7.0 Must issue a STARTTLS command first
        temporary | 454 4.7.0 TLS not available due to local problem
        auth-required | 535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6
        temporary | 454 4.7.0 Temporary authentication failure: Connection lost to authentication server
        auth-required | 503 5.5.1 Error: authentication not enabled
        """

    private static let postscreen = """
        dnsbl | 550 5.7.1 Service unavailable; client [192.0.2.1] blocked using zen.spamhaus.org
        protocol-error | 550 5.5.1 Protocol error
        protocol-error | 521 5.5.1 Protocol error
        greylisting | 450 4.3.2 Service currently unavailable
        local-block | 550 5.3.2 Service currently unavailable
        local-block | 521 5.3.2 Service currently unavailable
        temporary | 421 4.3.2 All server ports are busy
        rate-limit | 421 4.7.0 Error: too many connections
        protocol-error | 521 5.7.0 Error: I can break rules, too. Goodbye.
        """

    private static let cleanup = """
        spam-content | 550 5.7.1 Error: message content rejected
        mail-loop | 554 5.4.0 Error: too many hops
        temporary | 451 4.3.0 Error: queue file write error
        temporary | 451 4.7.1 Service unavailable - try again later
        temporary | 451 4.3.5 Server configuration problem - try again later
        unknown | 550 5.7.1 Command rejected
        """

    private static let exim = """
        unknown | 550 Administrative prohibition
        temporary | 451 Temporary local problem - please try later
        relay-denied | 550 relay not permitted
        sender-verify | 550 Sender verify failed
        sender-verify | 451 Could not complete sender verify callout
        user-unknown | 550 Unrouteable address
        user-unknown | 550 Unknown user
        dnsbl | 550 rejected because 192.0.2.1 is in a black list at zen.spamhaus.org
        no-reverse-dns | 550 host lookup failed for reverse lookup check
        helo | 550 client SMTP authorization failed
        malformed | 550 header syntax
        malformed | 550 maximum allowed line length is 998 octets, got 1200
        user-unknown | 550 Restricted characters in address
        user-unknown | 550 Rejected for too many bad recipients
        malware | 550 This message contains a virus (Eicar-Test-Signature).
        too-big | 552 Message size exceeds maximum permitted
        malformed | 552 Message header is ridiculously long
        mail-loop | 550 Too many "Received" headers - suspected mail loop
        rate-limit | 452 too many recipients
        temporary | 452 Space shortage, please try later
        rate-limit | 421 mx.example.org: Too many concurrent SMTP connections; please try again later.
        temporary | 421 mx.example.org: Too much load; please try again later
        protocol-error | 554 SMTP synchronization error
        helo | 501 Syntactically invalid HELO argument(s)
        protocol-error | 503 sender not yet given
        protocol-error | 554 Too many nonmail commands
        protocol-error | 501 NUL characters are not allowed in SMTP commands
        sender-refused | 501 a: sender address must contain a domain
        user-unknown | 501 b: recipient address must contain a domain
        auth-required | 535 Incorrect authentication data
        temporary | 435 Unable to authenticate at present
        temporary | 454 TLS currently unavailable
        spam-content | 550 Your message has been rejected but is being kept for evaluation.
        mailbox-full | mailbox is full (MTA-imposed quota exceeded while writing to file /var/mail/b)
        no-mail-domain | all relevant MX records point to non-existent hosts
        no-mail-domain | an MX or SRV record indicated no SMTP service
        temporary | retry timeout exceeded
        too-big | message is too big (transport limit = 1048576)
        non-ascii-address | utf8 support required but not offered for forwarding
        tls-required | a TLS session is required, but the server did not offer TLS support
        """

    private static let debian = """
        sender-refused | 550 sender envelope address a@x.example is locally blacklisted here. If you think this is wrong, get in touch with postmaster
        local-block | 550 sender IP address 192.0.2.1 is locally blacklisted here. If you think this is wrong, get in touch with postmaster
        spf | 550 [SPF] 192.0.2.1 is not allowed to send mail from x.example. Please see http://www.openspf.org/Why?scope=mfrom;identity=a@x.example;ip=192.0.2.1
        malware | 550 This message was detected as possible malware (Eicar).
        malformed | 550 Message headers fail syntax check
        sender-verify | 550 No verifiable sender address in message headers
        """

    private static let sendmail = """
        relay-denied | 550 5.7.1 <b@x.example>... Relaying denied
        auth-required | 550 5.7.1 <b@x.example>... Relaying denied. Proper authentication required.
        no-reverse-dns | 550 5.7.1 <b@x.example>... Relaying denied. IP name lookup failed [192.0.2.1]
        no-reverse-dns | 550 5.7.1 Fix reverse DNS for 192.0.2.1
        no-reverse-dns | 451 4.1.8 Client IP address 192.0.2.1 does not resolve
        no-reverse-dns | 451 4.1.8 Possibly forged hostname for 192.0.2.1
        dnsbl | 550 5.7.1 Rejected: 192.0.2.1 listed at zen.spamhaus.org
        dnsbl-broken | 451 4.4.3 Temporary lookup failure of 192.0.2.1 at zen.spamhaus.org
        mailbox-disabled | 550 5.2.1 <b@x.example>... Mailbox disabled for this recipient
        sender-domain | 451 4.1.8 Domain of sender address a@x.example does not resolve
        sender-domain | 553 5.1.8 <a@x.example>... Domain of sender address a@x.example does not exist
        sender-domain | 553 5.5.4 <a>... Domain name required for sender address a
        user-unknown | 550 5.1.1 <b@x.example>... User unknown
        moved | 551 5.1.1 <b@x.example>... User has moved; please try c@x.example
        helo | 550 5.7.1 bogus HELO name used: x
        helo | 501 5.0.0 Invalid domain name
        helo | 503 5.0.0 Polite people say HELO first
        rate-limit | 421 4.3.2 Connection rate limit exceeded.
        rate-limit | 421 4.3.2 Too many open connections.
        rate-limit | 452 4.5.3 Too many recipients
        too-big | 552 5.2.3 Message size exceeds fixed maximum message size (1000)
        too-big | 552 5.3.4 Message is too large; 1000 bytes max
        temporary | 452 4.4.5 Insufficient disk space; try again later
        malformed | 552 5.6.0 Headers too large (32768 max)
        malformed | 554 5.6.1 Eight bit data not allowed
        mail-loop | 554 5.4.6 Too many hops 26 (25 max): from a@x.example via localhost, to b@x.example
        mail-loop | 554 5.4.6 aliasing/forwarding loop broken
        no-mail-domain | 550 5.1.2 <b@x.example>... Host unknown (Name server: x.example: host not found)
        temporary | 451 4.3.0 Please try again later
        auth-required | 530 5.7.0 Authentication required
        """

    private static let openSMTPD = """
        user-unknown | 550 Invalid recipient: <b@x.example>
        temporary | 421 4.3.0 Temporary Error
        restricted-recipient | 524 5.2.4 Mailing list expansion problem: <b@x.example>
        tls-required | 530 5.5.1 Invalid command: Must issue a STARTTLS command first
        auth-required | 530 5.5.1 Invalid command: Must issue an AUTH command first
        auth-required | 535 Authentication failed
        rate-limit | 452 4.5.3 Too many recipients
        sender-refused | 553 5.1.7 Sender address syntax error
        user-unknown | 501 5.1.3 Recipient address syntax error
        too-big | 554 5.3.4 Transaction failed, message too big
        mail-loop | 500 5.4.6 Loop detected
        malformed | 550 5.7.1 Message is not RFC 2822 compliant
        protocol-error | 500 5.5.1 Invalid command: Pipelining not supported
        helo | 501 5.5.2 Invalid command: HELO requires domain name
        """

    private static let haraka = """
        local-block | 554 Your mail is not welcome here
        temporary | 421 Come back later
        no-reverse-dns | 554 rDNS Lookup Failed
        helo | 550 HELO denied
        relay-denied | 550 I cannot deliver mail for <b@x.example>
        auth-required | 550 Authentication required
        too-big | 550 Message too big!
        mail-loop | 550 Too many received headers - possible mail loop
        protocol-error | 451 Bare line-feed; see http://haraka.github.io/barelf/
        malformed | 554 Transaction failed due to too many MIME parts
        protocol-error | 503 Use EHLO/HELO before MAIL
        temporary | 421 Too busy; please try again later
        auth-required | 550 Mail from domain 'x.example' is not allowed from your host
        protocol-error | 521 You talk too soon
        ip-reputation | 550 very bad karma score: -7
        spam-content | 550 spam score exceeded threshold
        attachment | 550 Message contains unacceptable attachment (a.exe)
        dnsbl | 550 host [192.0.2.1] is listed on zen.spamhaus.org
        no-reverse-dns | 550 Sorry, no rDNS for your IP.
        malformed | 550 Required header 'Date' missing
        rate-limit | 450 rate limit exceeded
        malware | 550 Message is infected with Eicar
        backscatter | 550 we do not accept bounces here
        """

    private static let rspamd = """
        spam-content | 554 5.7.1 Spam message rejected
        greylisting | 451 4.7.1 Try again later
        rate-limit | 451 4.7.1 Ratelimit "to_ip_from" exceeded
        attachment | 554 5.7.1 Matched map: FORBIDDEN_FILE_EXTENSION
        dmarc | 554 5.7.1 Action set by DMARC
        malware | 554 5.7.1 clamav: virus found: "Eicar-Test-Signature"
        spam-content | 554 5.7.1 spamassassin: spam message found: "SPAM"
        malware | 554 5.7.1 icap: threat found with icap scanner: "x"
        sender-domain | 554 5.7.1 Domain published RFC 7505 Null MX
        temporary | 451 4.7.1 Awaiting deep scan - try again later
        """

    private static let dovecot = """
        mailbox-full | 552 5.2.2 <b@x.example> Quota exceeded (mailbox for user is full)
        mailbox-full | 452 4.2.2 <b@x.example> Quota exceeded (mailbox for user is full)
        mailbox-full | 554 5.2.2 <b@x.example>: Recipient address rejected: Quota exceeded (mailbox for user is full)
        mailbox-full | 554 5.2.2 <b@x.example>: Recipient address rejected: Mailbox is full and can't receive any more e-mails
        user-unknown | 550 5.1.1 <b@x.example> User doesn't exist: b@x.example
        temporary | 451 4.3.0 <b@x.example> Temporary internal error
        temporary | 451 4.3.0 <b@x.example> Too many concurrent deliveries for user
        mail-loop | 554 5.4.6 <b@x.example> Proxying loops to itself
        mail-loop | 554 5.4.6 <b@x.example> Proxying appears to be looping (TTL=0)
        mailbox-disabled | 550 5.3.5 <b@x.example> Login disabled
        too-big | 552 5.2.3 Message size exceeds administrative limit
        auth-required | 530 5.7.0 Authentication required.
        tls-required | 530 5.7.0 TLS required.
        auth-required | 535 5.7.8 Authentication failed.
        temporary | 454 4.7.0 Temporary authentication failure.
        account-locked | 525 5.7.13 Login disabled for this user
        auth-required | 534 5.7.9 Anonymous login is not allowed
        temporary | 421 4.4.2 mx.example.org Disconnected for inactivity
        protocol-error | 421 4.7.0 mx.example.org Too many invalid commands.
        sender-refused | 550 5.2.0 Your message to <b@x.example> was automatically rejected:
        """

    private static let cyrus = """
        mailbox-full | 452 4.2.2 Over quota SESSIONID=<cyrus-1>
        user-unknown | 550 5.1.1 Mailbox unknown. Either there is no mailbox associated with this name or you do not have authorization to see it.
        restricted-recipient | 550 5.7.1 You do not have permission to post a message to this mailbox. Permission denied
        malformed | 554 5.6.0 Message contains NUL characters
        malformed | 554 5.6.0 Message contains bare newlines
        malformed | 554 5.6.0 Message contains non-ASCII characters in headers
        malformed | 554 5.6.0 Message contains invalid header
        malformed | 554 5.6.0 Message has no header/body separator
        too-big | 552 5.2.3 Message size (1000) exceeds fixed maximum message size (900)
        """

    private static let amavis = """
        spam-content | 554 5.7.0 Reject, id=01234-05 - SPAM
        spam-content | 554 5.7.0 Reject, id=01234-05 - spam
        attachment | 554 5.7.0 Reject, id=01234-05 - BANNED: multipart/mixed | application/octet-stream,.exe,a.exe
        malware | 554 5.7.0 Reject, id=01234-05 - INFECTED: Eicar-Test-Signature
        malformed | 554 5.6.0 Reject, id=01234-05 - BAD HEADER: MIME error
        malformed | 554 5.6.0 Reject, id=01234-05 - BAD_HEADER
        too-big | 554 5.7.0 Reject, id=01234-05 - OVERSIZED
        spam-content | 554 5.7.0 Bounce, id=01234-05 - SPAM
        temporary | 451 4.5.0 Error in processing, id=01234-05, virus_scan FAILED
        """

    private static let policydSPF = """
        spf | 550 5.7.23 <b@x.example>: Recipient address rejected: Message rejected due to: SPF fail - not authorized. Please see http://www.openspf.net/Why?s=mfrom;id=a@x.example;ip=192.0.2.1;r=<UNKNOWN>
        spf | 550 5.7.24 <b@x.example>: Recipient address rejected: Message rejected due to: SPF Permanent Error: Too many DNS lookups
        spf | 550 5.7.23 <b@x.example>: Recipient address rejected: Message rejected due to: domain owner discourages use of this host
        spf | 451 4.7.24 <b@x.example>: Recipient address rejected: Message deferred due to: SPF Temporary Error: DNS timeout
        spf | 550 5.7.1 <b@x.example>: Recipient address rejected: Please see http://www.openspf.org/Why?s=mfrom;id=a%40x.example;ip=192.0.2.1;r=mx.example.org
        spf | 450 4.7.1 <b@x.example>: Recipient address rejected: SPF-Result=x.example: 192.0.2.1 is not authorized
        """

    private static let openDKIM = """
        dkim | 550 5.7.0 bad DKIM signature data
        dkim | 550 5.7.0 no DKIM signature data
        dkim | 550 5.7.0 DKIM key retrieval failed
        dkim | 550 5.7.0 DKIM signature syntax error
        dkim | 550 5.7.0 DKIM signature processing failed
        dkim | 451 4.7.5 internal DKIM error
        temporary | 451 4.7.0 resource unavailable
        malformed | 550 5.0.0 RFC5322 header requirement
        domain-reputation | 450 4.7.1 Message deferred for policy reasons
        """

    private static let openDMARC = """
        dmarc | 550 5.7.1 rejected by DMARC policy for x.example
        """

    private static let postgrey = """
        greylisting | 450 4.2.0 <b@x.example>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/x.example.html
        """

    private static let milters = """
        spam-content | 550 5.7.1 Blocked by SpamAssassin
        greylisting | 451 4.7.1 Greylisting in action, please come back in 00:05:00
        malware | 550 5.7.1 Virus found: Eicar-Test-Signature
        malware | 554 5.7.1 Virus Eicar found in mail - rejected
        spam-content | 554 5.7.1 <b@x.example>: Recipient address rejected: postfwd2 score exceeded
        rate-limit | 450 4.7.1 <b@x.example>: Recipient address rejected: sorry, max 3 requests per 5 minutes
        temporary | 451 4.3.0 Problem running virus scanner
        link-listed | 550 5.7.1 black listed URL host x.example by multi.surbl.org
        """
}
