/* global DENY, lists, pages, pluginRules, prefixRules, host, maximumOctets */

// The part of the plugin that is the same for every site. It uses the constants above: Haraka runs
// the file in strict mode, with DENY among its globals.

const dns = require('dns');
const net = require('net');

// No list delays a message for long: after this time it rejects nothing.
const resolver = new dns.promises.Resolver({ timeout: 2500, tries: 2 });

exports.register = function () {
    // Before the other plugins, because some of them end these hooks.
    this.register_hook('connect_init', 'add_links', -100);
    this.register_hook('deny', 'remember', -100);
    this.register_hook('mail', 'query_lists');
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
        const rejects = code >= 400 && message;
        return respond.call(
            connection, code, rejects ? linked(connection, code, message) : message, done);
    };
    next();
};

// A plugin rejects something: the reply follows later, perhaps by way of another plugin.
exports.remember = function (next, connection, [, message, plugin, , , hook]) {
    const reasons = connection.notes && connection.notes.retour;
    const reason = pluginRules[`${plugin}:${hook}`] || pluginRules[plugin];
    if (reasons && reason && message) {
        if (reasons.size > 100) reasons.clear();
        reasons.set(lines(message.reply || message).join('\n'), reason);
    }
    next();
};

exports.query_lists = function (next, connection, [sender]) {
    if (connection.relaying || connection.remote.is_private) return next();
    Promise.all(lists.map(list => listedPart(list, connection, sender))).then(results => {
        const part = results.find(Boolean);
        if (!part) return next();
        next(DENY, filled(part.reply, connection));
    });
};

// The first part of a list that one of its responses means, if any.
async function listedPart(list, connection, sender) {
    const isBounce = sender.isNull();
    if (list.query === 'domain' ? isBounce : list.query === 'addressOfBounce' && !isBounce) {
        return undefined;
    }
    const name = list.query === 'domain' ? String(sender.host) : reversed(connection.remote.ip);
    if (!/^[a-z0-9.-]+$/i.test(name)) return undefined;
    try {
        const addresses = await resolver.resolve4(`${name}.${list.zone}`);
        return list.parts.find(({ codes }) =>
            addresses.some(address => codes.some(code => matches(address, code))));
    }
    catch (error) {
        if (error.code !== dns.NOTFOUND && error.code !== dns.NODATA) {
            connection.logerror(`retour: no response from ${list.name}: ${error.code}`);
        }
        return undefined;
    }
}

// Whether an address is one of a list's return codes: each octet is a number or a list of ranges.
function matches(address, code) {
    return address.split('.').map(Number).every((octet, index) => {
        const expected = code[index];
        return typeof expected === 'number'
            ? octet === expected
            : expected.some(([low, high]) => low <= octet && octet <= high);
    });
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

// A text whose parts are separated by the address of the client.
function filled(parts, connection) {
    return parts.join(connection.remote.ip);
}

function lines(message) {
    return (Array.isArray(message) ? message.map(String) : String(message).split('\n'))
        .filter(line => /\S/.test(line));
}

// The lines of a reply, the last one with its link unless there is a link already.
function linked(connection, code, message) {
    const all = lines(message);
    const text = all.join('\n');
    const reply = `${code} ${text}`;
    const rule = prefixRules.find(({ prefixes }) => prefixes.some(prefix => reply.startsWith(prefix)));
    const link = pages[connection.notes.retour.get(text) || (rule && rule.reason)];
    const last = all.length - 1;
    if (link && !text.includes(`//${host}`) && Buffer.byteLength(all[last]) <= maximumOctets) {
        all[last] += `; see ${filled(link, connection)}`;
    }
    return all;
}
