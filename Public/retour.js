// Convenience only: every page reads in full without this script.
// On a plain static site it fills in what the link says; everywhere it adds the copy buttons.
"use strict";

(() => {
  // The grammar of links, as the built-in server has it: what does not parse is not there.
  const parsers = {
    ip: (text) => ipv4(text) ?? ipv6(text),
    code: (text) =>
      /^[245]\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/.test(text) ? text : null,
    list: (text) => zone(text.toLowerCase()),
  };

  function ipv4(text) {
    const octet = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    return new RegExp(`^${octet}(\\.${octet}){3}$`).test(text) ? text : null;
  }

  // RFC 4291 §2.2 in, RFC 5952 out.
  function ipv6(text) {
    if (!text.includes(":") || text.length > 45) return null;
    let head = text;
    const dotted = text.slice(text.lastIndexOf(":") + 1);
    if (dotted.includes(".")) {
      if (!ipv4(dotted)) return null;
      const [a, b, c, d] = dotted.split(".").map(Number);
      head = text.slice(0, -dotted.length) +
        ((a << 8) | b).toString(16) + ":" + ((c << 8) | d).toString(16);
    }
    const halves = head.split("::");
    if (halves.length > 2) return null;
    const sides = halves.map((half) => (half === "" ? [] : half.split(":")));
    if (!sides.flat().every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
    const missing = 8 - sides.flat().length;
    if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
    const groups = [...sides[0], ...Array(missing).fill("0"), ...(sides[1] ?? [])]
      .map((group) => parseInt(group, 16));
    return spelled(groups);
  }

  function spelled(groups) {
    if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
      const octets = [groups[6] >> 8, groups[6] & 255, groups[7] >> 8, groups[7] & 255];
      return "::ffff:" + octets.join(".");
    }
    let best = { start: 0, length: 1 };
    for (let start = 0; start < 8; start += 1) {
      let length = 0;
      while (start + length < 8 && groups[start + length] === 0) length += 1;
      if (length > best.length) best = { start, length };
    }
    const hex = groups.map((group) => group.toString(16));
    if (best.length < 2) return hex.join(":");
    return hex.slice(0, best.start).join(":") + "::" +
      hex.slice(best.start + best.length).join(":");
  }

  // A zone that has a page, or the one behind a customer's secret key, which is never shown.
  function zone(name) {
    const names = (canonical()?.dataset.zones ?? "").split(" ")
      .map((entry) => entry.split("="));
    const named = names.find(([candidate]) => candidate === name);
    const withoutKey = name.indexOf(".") > 0 ? name.slice(name.indexOf(".") + 1) : "";
    const keyed = names.find(([suffix, counted]) => counted && suffix === withoutKey);
    const found = named ?? keyed;
    return found ? found[1] ?? found[0] : null;
  }

  function canonical() {
    return document.querySelector("link[rel=canonical]");
  }

  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  // What mail programs glue to the end of a link.
  function trimmed(text) {
    return text.replace(/[)\]>.,;]+$/, "");
  }

  // `&`, `;` and `&amp;` separate.
  function readPairs() {
    return location.search.slice(1).split(/[&;]/).filter((pair) => pair.includes("="))
      .map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)])
      .map(([name, value]) => [decoded(name).toLowerCase(), trimmed(decoded(value))]);
  }

  // Of several values for one name the first valid one counts.
  function readQuery(parsers) {
    const known = {};
    for (const [name, text] of readPairs()) {
      if (!Object.hasOwn(parsers, name) || known[name]) continue;
      const value = parsers[name](text);
      if (value !== null) known[name] = value;
    }
    return known;
  }

  function queryOf(known, names = ["ip", "code"]) {
    const pairs = names.filter((name) => known[name]).map((name) => `${name}=${known[name]}`);
    return pairs.length === 0 ? "" : "?" + pairs.join("&");
  }

  // Where a link leads that other software gives, by the rules that the page carries.
  function legacyTarget() {
    const rules = document.getElementById("legacy")?.dataset;
    if (!rules) return null;
    const entries = (text) => text.split(" ").filter(Boolean).map((entry) => entry.split("="));
    let path = decoded(location.pathname).toLowerCase();
    const base = rules.base.toLowerCase();
    if (`${path}/`.startsWith(`${base}/`)) path = path.slice(base.length);
    path = path.replace(/^\/+/, "").replace(/[/)\]>.,;]+$/, "");
    // Only the page of the lists knows which there are.
    const kept = { ...parsers, list: (text) => /^[a-z0-9.-]+$/i.test(text) ? text : null };
    const known = readQuery(kept);
    const keep = (name, text) => { known[name] = kept[name]?.(text) ?? known[name]; };
    const page = (reason) => `${rules.base}/${reason}/${queryOf(known, Object.keys(kept))}`;

    const pieces = path.split("/");
    for (const [form, reason] of entries(rules.paths)) {
      const components = form.split("/");
      const fits = components.length === pieces.length &&
        components.every((component, index) =>
          component.startsWith(":") || component === pieces[index]);
      if (!fits) continue;
      components.forEach((component, index) => {
        if (component.startsWith(":")) keep(component.slice(1), pieces[index]);
      });
      return page(reason);
    }

    const [code, kind, value] = ["c", "i", "v"]
      .map((name) => readPairs().find((pair) => pair[0] === name)?.[1]);
    const isCoded = [code, kind, value].every((text) => text !== undefined);
    if (!isCoded || !rules.coded.split(" ").includes(`/${path}`)) return null;
    const named = entries(rules.codes).find(([word]) => word === code.toLowerCase());
    const reason = named ? named[1] ?? named[0] : rules.other;
    if (!reason) return null;
    keep("code", code);
    const parameter = entries(rules.kinds).find(([word]) => word === kind.toLowerCase())?.[1];
    if (parameter) keep(parameter, value);
    return page(reason);
  }

  // Where a link without a language leads, the reader's languages choose one (RFC 4647 look-up).
  function preferredPage() {
    const links = [...document.querySelectorAll("header [hreflang]")];
    for (const range of navigator.languages) {
      const subtags = range.toLowerCase().split("-");
      while (subtags.length > 0) {
        const tag = subtags.join("-");
        if (document.documentElement.lang.toLowerCase() === tag) return null;
        const link = links.find((candidate) => candidate.hreflang.toLowerCase() === tag);
        if (link) return link;
        subtags.pop();
      }
    }
    return null;
  }

  // A text with markers, as it reads with what is known: V prints a value, K and U begin what is
  // shown if it is known or unknown, E ends that.
  function evaluated(text, known) {
    let result = "";
    const hidden = [];
    let start = 0;
    for (const match of text.matchAll(/zqRetour\(([VKUE]),?([a-z-]*)\)/g)) {
      if (!hidden.includes(true)) result += text.slice(start, match.index);
      start = match.index + match[0].length;
      const [, kind, form] = match;
      if (kind === "V" && !hidden.includes(true)) result += known[form] ?? "";
      if (kind === "K") hidden.push(!known[form]);
      if (kind === "U") hidden.push(Boolean(known[form]));
      if (kind === "E") hidden.pop();
    }
    return hidden.includes(true) ? result : result + text.slice(start);
  }

  // Shows the sections of the page for exactly what is known, and puts in the values.
  function fill(root, known) {
    for (const template of root.querySelectorAll("template[data-if], template[data-unless]")) {
      if (!template.isConnected && root === document) continue;
      const form = template.dataset.if ?? template.dataset.unless;
      const isShown = "if" in template.dataset ? Boolean(known[form]) : !known[form];
      if (template.content.childNodes.length > 0) {
        const content = document.importNode(template.content, true);
        fill(content, known);
        if (isShown) template.replaceWith(content); else template.remove();
      } else {
        showUpToEnd(template, isShown);
      }
    }
    fillTexts(root, known);
  }

  // What follows an empty template, up to its end, is in the page already.
  function showUpToEnd(template, isShown) {
    let depth = 1;
    for (let node = template.nextSibling; node; ) {
      const next = node.nextSibling;
      if (node.nodeName === "TEMPLATE") {
        if ("end" in node.dataset) depth -= 1;
        if ("unless" in node.dataset && node.content.childNodes.length === 0) depth += 1;
      }
      if (!isShown || depth === 0) node.remove();
      if (depth === 0) break;
      node = next;
    }
    template.remove();
  }

  function fillTexts(root, known) {
    const walker = document.createTreeWalker(
      root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) {
        if (node.data.includes("zqRetour(")) node.data = evaluated(node.data, known);
        continue;
      }
      for (const { name, value } of [...node.attributes]) {
        if (!name.startsWith("data-fill")) continue;
        if (name === "data-fill") node.textContent = evaluated(value, known);
        else node.setAttribute(name.slice("data-fill-".length), evaluated(value, known));
        node.removeAttribute(name);
      }
    }
  }

  function addCopyButtons() {
    for (const text of document.querySelectorAll("pre[data-copy]")) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = text.dataset.copy;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(text.textContent);
        button.textContent = text.dataset.copied;
      });
      text.after(button);
    }
  }

  const known = readQuery(parsers);
  const legacy = legacyTarget();
  const isNeutral = document.getElementById("neutral") !== null;
  const language = isNeutral ? preferredPage() : null;
  if (legacy !== null) {
    location.replace(legacy);
  } else if (known.list) {
    // The list's page lies at the same place in every language.
    const page = language ? language.pathname : new URL(canonical().href).pathname;
    location.replace(`${page}${known.list}/${queryOf(known)}`);
  } else if (language) {
    location.replace(language.pathname + queryOf(known));
  } else {
    if (Object.keys(known).length > 0) fill(document, known);
    if (navigator.clipboard) addCopyButtons();
  }
})();
