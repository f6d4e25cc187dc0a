// Runs the script of the site for each query on standard input, with the parameters and lists of a
// page, and prints what it found out: node harness.js SCRIPT PAGE
"use strict";

const fs = require("node:fs");
const vm = require("node:vm");

const [source, page] = process.argv.slice(2).map((path) => fs.readFileSync(path, "utf8"));
const script = new vm.Script(source);

function unescaped(text) {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (entity) =>
    ({ "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" })[entity]);
}

// The data attributes of the first element whose tag matches.
function dataset(tag) {
  const [element] = page.match(tag);
  return Object.fromEntries([...element.matchAll(/ data-([a-z-]+)="([^"]*)"/g)]
    .map(([, name, value]) => [name, unescaped(value)]));
}

const parameters = { dataset: dataset(/<template id="parameters"[^>]*>/) };
const margins = { dataset: dataset(/<template id="margins"[^>]*>/) };
const canonical = {
  dataset: dataset(/<link rel="canonical"[^>]*>/),
  href: "https://a.example/en/",
};

// An element that the script fills with the values of both parameters.
function filled() {
  return {
    nodeType: 1,
    attributes: [{ name: "data-fill", value: "zqRetour(V,ip) zqRetour(V,code)" }],
    removeAttribute() {},
  };
}

function run(query) {
  const element = filled();
  const nodes = [element];
  let target = null;
  const context = {
    document: {
      getElementById: (id) => ({ parameters, margins })[id] ?? null,
      querySelector: () => canonical,
      querySelectorAll: () => [],
      createTreeWalker: () => ({ nextNode: () => nodes.shift() ?? null }),
    },
    location: {
      search: new URL(`http://a.example/?${query}`).search,
      pathname: "/en/dnsbl/",
      replace: (link) => { target = link; },
    },
    navigator: {},
    Node: { TEXT_NODE: 3 },
    NodeFilter: { SHOW_ELEMENT: 1, SHOW_TEXT: 4 },
    URL,
  };
  script.runInNewContext(context);
  if (target !== null) {
    const link = new URL(target, "https://a.example");
    const list = link.pathname.split("/").filter(Boolean).pop();
    return { ...Object.fromEntries(link.searchParams), list };
  }
  const [ip, code] = (element.textContent ?? " ").split(" ");
  return { ...(ip && { ip }), ...(code && { code }) };
}

const queries = fs.readFileSync(0, "utf8").split("\n");
process.stdout.write(queries.map((query) => JSON.stringify(run(query))).join("\n") + "\n");
