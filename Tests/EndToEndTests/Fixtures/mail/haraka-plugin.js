// Not Haraka, which cannot be installed here: loads one plugin as Haraka's loader does, in a
// context of its own with the same globals, and calls its hooks in the same order.
//
//   node haraka-plugin.js PLUGIN    reads sessions from standard input, one JSON object a line,
//                                   and prints the lines of each one's reply as a JSON array
//
// A session is a client's address and sender, and what happens before it: what another plugin
// refuses, or what Haraka itself says.
'use strict';
const fs = require('fs');
const vm = require('vm');

const returnCodes = { CONT: 900, DENY: 902, DENYSOFT: 903, OK: 906 };

const hooks = {};
const plugin = {
    register_hook(hook, method, priority = 0) {
        (hooks[hook] = hooks[hook] || []).push({ method, priority });
        hooks[hook].sort((a, b) => a.priority - b.priority);
    },
};
vm.runInNewContext('"use strict";' + fs.readFileSync(process.argv[2]), {
    require, exports: plugin, setTimeout, clearTimeout, setInterval, clearInterval, setImmediate,
    process, Buffer, Math, server: { notes: {} }, ...returnCodes,
});
plugin.register();

class Connection {
    constructor(ip) {
        this.remote = { ip, is_private: false };
        this.relaying = false;
        this.notes = {};
        this.replies = [];
    }

    logerror(text) {
        console.error(text);
    }

    respond(code, message) {
        if (typeof message === 'object' && message.constructor.name === 'DSN') {
            code = message.code;
            message = message.reply;
        }
        const lines = Array.isArray(message) ? message : String(message).split('\n');
        this.replies = lines.map((line, index) =>
            `${code}${index < lines.length - 1 ? '-' : ' '}${line}`);
    }
}

/** Runs a hook's methods until one says more than 'next'. */
async function run(hook, connection, params) {
    for (const { method } of hooks[hook] || []) {
        const said = await new Promise(resolve => plugin[method](
            (code, message) => resolve({ code, message, method }), connection, params));
        if (said.code && said.code !== returnCodes.CONT) return said;
    }
    return { code: returnCodes.CONT };
}

/** What a plugin refuses is told to the hook 'deny', then to the client. */
async function deny(connection, name, hook, { code, message, method }) {
    await run('deny', connection, [code, message, name, method, null, hook]);
    connection.respond(code === returnCodes.DENYSOFT ? 450 : 550, message);
}

class DSN {
    constructor([code, reply]) {
        Object.assign(this, { code, reply });
    }
}

async function replies({ ip, sender, refused, said, relaying }) {
    const connection = new Connection(ip);
    connection.relaying = relaying === true;
    await run('connect_init', connection);
    if (refused) {
        await deny(connection, refused.plugin, refused.hook, {
            code: returnCodes[refused.code || 'DENY'],
            message: refused.dsn ? new DSN(refused.dsn) : refused.message,
        });
    }
    else if (said) {
        connection.respond(...said);
    }
    else {
        const [user, host] = sender ? sender.split('@') : [null, null];
        const address = { user, host, isNull: () => user === null };
        const result = await run('mail', connection, [address, {}]);
        if (result.code === returnCodes.DENY) await deny(connection, 'retour', 'mail', result);
        else connection.respond(250, 'sender OK');
    }
    return connection.replies;
}

(async () => {
    for (const line of fs.readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
        console.log(JSON.stringify(await replies(JSON.parse(line))));
    }
})();
