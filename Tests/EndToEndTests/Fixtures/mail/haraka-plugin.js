// Takes the place of Haraka, which cannot be installed here: loads one plugin as Haraka's loader
// does, in a context with the same globals, and calls its hooks in the same order.
//
//   node haraka-plugin.js PLUGIN    reads sessions from standard input, one JSON object per line,
//                                   and prints the lines of each reply as a JSON array
//
// A session has the address of the client and the sender, and optionally what happens before
// MAIL FROM: another plugin's rejection, or a reply by Haraka itself.
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

/** Runs the methods of a hook until one of them returns a code. */
async function run(hook, connection, params) {
    for (const { method } of hooks[hook] || []) {
        const result = await new Promise(resolve => plugin[method](
            (code, message) => resolve({ code, message, method }), connection, params));
        if (result.code && result.code !== returnCodes.CONT) return result;
    }
    return { code: returnCodes.CONT };
}

/** Runs the hook 'deny' for a plugin's rejection, then replies to the client. */
async function deny(connection, name, hook, { code, message, method }) {
    await run('deny', connection, [code, message, name, method, null, hook]);
    connection.respond(code === returnCodes.DENYSOFT ? 450 : 550, message);
}

class DSN {
    constructor([code, reply]) {
        Object.assign(this, { code, reply });
    }
}

async function replies({ ip, sender, rejected, reply, relaying }) {
    const connection = new Connection(ip);
    connection.relaying = relaying === true;
    await run('connect_init', connection);
    if (rejected) {
        await deny(connection, rejected.plugin, rejected.hook, {
            code: returnCodes[rejected.code || 'DENY'],
            message: rejected.dsn ? new DSN(rejected.dsn) : rejected.message,
        });
    }
    else if (reply) {
        connection.respond(...reply);
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
