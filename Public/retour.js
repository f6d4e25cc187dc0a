// For convenience only: every page reads in full without this script.
// On a static host it fills in what the link says; on every front end it adds the copy buttons.
"use strict";

(() => {
  // The parameters that a link can have, each with the pattern of its values.
  const patterns = Object.entries(document.getElementById("parameters")?.dataset ?? {});
  const names = patterns.map(([name]) => name);

  // What is printed for a value of the pattern, where links may write it in several ways.
  const canonical = {
    ip: (address) => (address.includes(":") ? formatted(groups(address)) : address),
  };

  // The value of a text, or null: what is not valid is ignored.
  const parsers = Object.fromEntries(patterns.map(([name, pattern]) => {
    const whole = new RegExp(`^(?:${pattern})$`, "i");
    const print = canonical[name] ?? ((text) => text);
    return [name, (text) => {
      const value = whole.exec(text)?.slice(1).find(Boolean);
      return value ? print(value) : null;
    }];
  }));

  // Forms besides the value itself: the labels of a DNS query (RFC 5782 §2.1 and §2.4), an IPv6
  // address, and a code that is permanent or transient (RFC 3463 §3.1).
  const forms = {
    "ip-reversed": ({ ip }) => ip && labels(ip).reverse().join("."),
    "ip-v6": ({ ip }) => ip?.includes(":") && ip,
    "code-permanent": ({ code }) => code?.startsWith("5.") && code,
    "code-transient": ({ code }) => code?.startsWith("4.") && code,
  };

  function withForms(known) {
    const made = Object.entries(forms).map(([form, make]) => [form, make(known)]);
    return { ...known, ...Object.fromEntries(made) };
  }

  function labels(address) {
    if (!address.includes(":")) return address.split(".");
    return groups(address).flatMap((group) => [...group.toString(16).padStart(4, "0")]);
  }

  // The eight groups of an IPv6 address (RFC 4291 §2.2).
  function groups(address) {
    const sides = address.split("::").map((side) =>
      side.split(":").filter(Boolean).flatMap((part) => {
        if (!part.includes(".")) return [parseInt(part, 16)];
        const [a, b, c, d] = part.split(".").map(Number);
        return [(a << 8) | b, (c << 8) | d];
      }));
    const zeros = Array(8 - sides.flat().length).fill(0);
    return [...sides[0], ...zeros, ...(sides[1] ?? [])];
  }

  // The canonical form of an IPv6 address (RFC 5952).
  function formatted(groups) {
    if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
      const octets = [groups[6] >> 8, groups[6] & 255, groups[7] >> 8, groups[7] & 255];
      return "::ffff:" + octets.join(".");
    }
    let gap = { start: 0, length: 1 };
    for (let start = 0; start < 8; start += 1) {
      let length = 0;
      while (start + length < 8 && groups[start + length] === 0) length += 1;
      if (length > gap.length) gap = { start, length };
    }
    const hex = groups.map((group) => group.toString(16));
    if (gap.length < 2) return hex.join(":");
    return hex.slice(0, gap.start).join(":") + "::" + hex.slice(gap.start + gap.length).join(":");
  }

  // A zone that has a page, or the zone of a customer's secret key, which is never shown.
  function zone(text) {
    // RFC 1035 §2.3.4.
    if (text.length > 253) return null;
    const name = text.toLowerCase();
    const zones = (canonicalLink()?.dataset.zones ?? "").split(" ")
      .map((entry) => entry.split("="));
    const named = zones.find(([candidate]) => candidate === name);
    const withoutKey = name.match(/^[a-z0-9_-]{1,63}\.(.*)$/)?.[1];
    const keyed = zones.find(([suffix, counted]) => counted && suffix === withoutKey);
    const found = named ?? keyed;
    return found ? found[1] ?? found[0] : null;
  }

  function canonicalLink() {
    return document.querySelector("link[rel=canonical]");
  }

  // Octet by octet: only ASCII counts, and one sequence that is not UTF-8 must not spoil the rest.
  function octets(codes) {
    return codes.replace(/../g, (code) => String.fromCharCode(parseInt(code, 16)));
  }

  function decoded(text, encoding = /%(?:25)*([0-9a-f]{2})/gi) {
    return text.replace(encoding, (_, code) => octets(code));
  }

  // ASCII letters only: the octets of others look like letters with accents.
  function lowercased(text) {
    return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  }

  function decodedOnce(text) {
    return decoded(text, /%([0-9a-f]{2})/gi);
  }

  // What mail programs put around names and values.
  const margins = document.getElementById("margins")?.dataset ?? {};
  const [blanks, openings, closings] = ["blanks", "opening", "closing"].map((name) =>
    (margins[name] ?? "").split(" ").filter(Boolean));
  const before = [...blanks, ...openings].map(octets);
  const after = [...closings, ...blanks]
    .flatMap((codes) => [codes.replace(/../g, "=$&"), octets(codes)]);
  const around = blanks.map(octets);

  function withoutStart(text, units) {
    let rest = text;
    for (let unit = ""; unit !== undefined; rest = rest.slice(unit?.length ?? 0)) {
      const [tag] = units === before ? rest.match(/^ipv?[46]:/) ?? [] : [];
      unit = tag ?? units.find((candidate) => rest.startsWith(candidate));
    }
    return rest;
  }

  function trimmed(text, units) {
    let end = text.length;
    for (let unit = ""; unit !== undefined; end -= unit?.length ?? 0) {
      unit = units.find((candidate) => text.endsWith(candidate, end));
    }
    return text.slice(0, end);
  }

  // The value in a text: what may be around it is dropped piece by piece, and at last `3D`, which the
  // `=` of quoted-printable leaves, since a value may begin with it.
  function valueIn(text, parse) {
    let rest = withoutStart(lowercased(text), before);
    for (let count = 0; ; count += 1) {
      const value = valueAtStart(rest, parse);
      if (value !== null || count === 3 || !rest.startsWith("3d")) return value;
      rest = withoutStart(rest.slice(2), before);
    }
  }

  function valueAtStart(text, parse) {
    for (let end = text.length; end > 0; ) {
      const value = end > 300 ? null : parse(text.slice(0, end));
      if (value !== null) return value;
      const unit = after.find((candidate) => text.endsWith(candidate, end));
      if (unit === undefined) return null;
      end -= unit.length;
    }
    return null;
  }

  function wordIn(text) {
    let rest = withoutStart(lowercased(text), before);
    for (let count = 0; count < 3 && rest.startsWith("3d"); count += 1) {
      rest = withoutStart(rest.slice(2), before);
    }
    return trimmed(rest, after);
  }

  // A path and the query in it, since its `?` was encoded, or something else has taken its place.
  function splitPath() {
    const path = decodedOnce(location.pathname);
    const [, start, rest] = path.match(/^([^&;?%]*)(?:[&;?]|%(?:25)*(?:26|3b|3f))([^]*)$/i)
      ?? [path, path, ""];
    return [start, rest];
  }

  // `&`, `;`, `?`, and `&amp;` separate, encoded or not.
  function readPairs() {
    let query = `${location.search.slice(1)}&${splitPath()[1]}`.slice(0, 2000);
    const softBreak = new RegExp(margins.break ?? "(?!)", "i");
    for (let count = 0; count < 2; count += 1) query = query.replace(softBreak, "$1$2$3");
    return decoded(query).split(/[&;?]/).filter((pair) => pair.includes("="))
      .map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)])
      .map(([name, value]) => [trimmed(withoutStart(name, around), around), value])
      .map(([name, value]) => [lowercased(name), value]);
  }

  // The valid values. Of several for one name the first one counts.
  function readQuery(parsers) {
    const known = {};
    for (const [name, text] of readPairs()) {
      if (!Object.hasOwn(parsers, name) || known[name]) continue;
      const value = valueIn(text, parsers[name]);
      if (value !== null) known[name] = value;
    }
    return known;
  }

  function queryOf(known, keys = names) {
    const pairs = keys.filter((name) => known[name]).map((name) => `${name}=${known[name]}`);
    return pairs.length === 0 ? "" : "?" + pairs.join("&");
  }

  // Where a legacy link redirects, by the rules in the page, or one whose query is in its path; null
  // if it is neither.
  function legacyTarget() {
    const rules = document.getElementById("legacy")?.dataset;
    if (!rules) return null;
    const entries = (text) => text.split(" ").filter(Boolean).map((entry) => entry.split("="));
    const [sent, encodedQuery] = splitPath();
    const base = rules.base.toLowerCase();
    const isBelow = `${lowercased(sent)}/`.startsWith(`${base}/`);
    const below = sent.slice(isBelow ? base.length : 0).replace(/^\/+/, "");
    const ends = after.filter((unit) => ![":", "*"].includes(unit) && (unit === "=" || unit[0] !== "="));
    const path = trimmed(below, ends);
    // Only the page that it redirects to has the names of the lists.
    const kept = { ...parsers, list: (text) => (/^[a-z0-9.-]+$/i.test(text) ? text : null) };
    const known = readQuery(kept);
    const keep = (name, text) => {
      const value = kept[name] ? valueIn(text, kept[name]) : null;
      // Of several lists, the first one that the page knows counts.
      known[name] = value && name === "list" && known.list
        ? `${value}&list=${known.list}` : value ?? known[name];
    };
    const page = (name) => `${rules.base}/${name}/${queryOf(known, Object.keys(kept))}`;

    function target(path) {
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
      const named = entries(rules.codes).find(([word]) => word === wordIn(code));
      const reason = named ? named[1] ?? named[0] : rules.other;
      if (!reason) return null;
      keep("code", code);
      const field = entries(rules.kinds).find(([word]) => word === wordIn(kind))?.[1];
      if (field) keep(field, value);
      return page(reason);
    }

    const name = lowercased(path);
    const other = name.replace(new RegExp(`^${rules.locale}/`), "");
    const legacy = target(name) ?? (other === name ? null : target(other));
    const isOwn = encodedQuery !== "" && /^[a-z0-9-]+(?:[/.][a-z0-9-]+)*$/i.test(path);
    return legacy ?? (isOwn ? page(path) : null);
  }

  // The same page in the language that the reader prefers (RFC 4647 lookup), or null if this one is.
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
      const actions = text.previousElementSibling;
      if (actions?.classList.contains("actions")) actions.append(button); else text.before(button);
    }
  }

  // A field above the names of the blocklists that leaves those with its text.
  function addFilters() {
    for (const place of document.querySelectorAll("[data-filter]")) {
      const label = document.createElement("label");
      const field = document.createElement("input");
      field.type = "search";
      label.append(place.dataset.filter, " ", field);
      place.append(label);
      field.addEventListener("input", () => {
        const text = field.value.trim().toLowerCase();
        for (const item of document.querySelectorAll(".names li")) {
          item.hidden = !item.textContent.toLowerCase().includes(text);
        }
      });
    }
  }

  const known = readQuery({ ...parsers, list: zone });
  const legacy = legacyTarget();
  const isNeutral = document.getElementById("neutral") !== null;
  const language = isNeutral ? preferredPage() : null;
  if (legacy !== null) {
    location.replace(legacy);
  } else if (known.list) {
    // The list's page is at the same place in every language.
    const page = language ? language.pathname : new URL(canonicalLink().href).pathname;
    location.replace(`${page}${known.list}/${queryOf(known)}`);
  } else if (language) {
    location.replace(language.pathname + queryOf(known));
  } else {
    if (Object.keys(known).length > 0) fill(document, withForms(known));
    if (navigator.clipboard) addCopyButtons();
    addFilters();
  }
})();
