// The search page: reads the address and the form, shows what is found, in words and by keyboard.
(() => {
  "use strict";
  const { Index, Query, words } = window.PortalSearch;
  const form = document.getElementById("tim-guong");
  const box = form.elements.q;
  const list = document.getElementById("ket-qua");
  const status = document.getElementById("ket-qua-dem");
  const hint = document.getElementById("ket-qua-goi-y");
  const more = document.getElementById("ket-qua-them");
  const filters = document.getElementById("bo-loc");
  const lists = document.getElementById("danh-sach");
  const panel = document.getElementById("loc");
  const tools = document.getElementById("ket-qua-cach");
  const drop = document.getElementById("bo-het");
  const order = document.getElementById("sap-xep");
  const root = form.dataset.root;
  const SHOWN = 10;
  const EXCERPT = 220; // letters
  const FEW = 60; // letters
  const PAUSE = 160; // milliseconds between the last key and the search

  let index = null; // a promise of the index, once somebody searches
  let turn = 0; // the newest search: what an older one finds is not shown

  const opened = () => {
    if (!index) {
      index = new Index(new URL(`${root}tim-kiem/`, location.href).href).open();
      index.catch(() => { index = null; });
    }
    return index;
  };
  const element = (name, className, ...content) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  };

  // What is asked for: the address and the form say the same.
  const asked = () => {
    const chosen = new Map();
    filters.querySelectorAll("input:checked").forEach((input) => {
      chosen.set(input.name, [...(chosen.get(input.name) || []), input.value]);
    });
    return { typed: box.value.trim(), raw: box.value, newest: order.value === "moi", chosen };
  };
  const address = (ask, pages) => {
    const said = new URLSearchParams();
    if (ask.typed) said.set("q", ask.typed);
    ask.chosen.forEach((values, key) => values.forEach((value) => said.append(key, value)));
    if (ask.newest) said.set("sap-xep", "moi");
    if (pages > 1) said.set("trang", pages);
    const text = said.toString();
    return location.pathname + (text ? `?${text}` : "");
  };
  const check = () => {
    const said = new URLSearchParams(location.search);
    filters.querySelectorAll("input").forEach((input) => {
      input.checked = said.getAll(input.name).includes(input.value);
    });
  };
  const fill = () => {
    const said = new URLSearchParams(location.search);
    box.value = said.get("q") || "";
    order.value = said.get("sap-xep") === "moi" ? "moi" : "";
    check();
    return Math.max(1, parseInt(said.get("trang"), 10) || 1);
  };

  // Filters: one facet is counted under all the others.
  const facets = (data) => {
    const { manifest } = data;
    const years = [];
    manifest.years.forEach(([year, count]) => { for (let n = 0; n < count; n += 1) years.push(year); });
    const named = Array.from(new Set(years)).sort((a, b) => b - a);
    const year = {
      key: "nam", title: "Năm giới thiệu", items: named.map((each) => [String(each), String(each)]),
      sets: named.map((_, n) => [n]), column: years.map((each) => named.indexOf(each)),
    };
    const found = manifest.facets.map((table, n) => ({ ...table, sets: withParents(table), column: () => data.read[n] }));
    found.splice(Math.min(3, found.length), 0, { ...year, column: () => year.column });
    return found.filter((facet) => facet.items.length > 1 || facet.key !== "nam");
  };
  // A unit's exemplars are also those of the units above it.
  const withParents = ({ sets, items }) => sets.map((set) => {
    const all = new Set();
    set.forEach((item) => {
      for (let at = item; at >= 0 && !all.has(at); at = items[at].length > 2 ? items[at][2] : -1) all.add(at);
    });
    return Array.from(all);
  });

  const depth = (items, at) => (items[at].length > 2 && items[at][2] >= 0 ? 1 + depth(items, items[at][2]) : 0);
  const drawFilters = (all) => {
    filters.replaceChildren(...all.map((facet) => {
      const choices = facet.items.map(([id, name], n) => {
        const input = element("input");
        input.type = "checkbox";
        input.name = facet.key;
        input.value = id;
        const count = element("span", "p-choice__count");
        const label = element("label", "p-choice", input, element("span", "p-choice__name", name), " ", count);
        const level = Math.min(3, depth(facet.items, n));
        if (level) label.classList.add(`p-choice--${level}`);
        return label;
      });
      const legend = element("legend", "p-hidden", facet.title);
      const group = element("fieldset", "p-filter__choices", legend, ...choices);
      const made = element("details", "p-filter", element("summary", "", facet.title), group);
      facet.choices = choices;
      facet.details = made;
      return made;
    }));
    if (panel.open && all.length) all[0].details.open = true;
  };

  const narrowed = (found, all, ask) => {
    const tests = all.map((facet) => {
      const values = ask.chosen.get(facet.key);
      if (!values) return null;
      const wanted = facet.items.map(([id]) => values.includes(id));
      const good = facet.sets.map((set) => set.some((item) => wanted[item]));
      const column = facet.column();
      return ({ d }) => good[column[d]];
    });
    const counts = all.map((facet) => facet.sets.map(() => 0));
    const kept = found.filter((each) => {
      const failed = [];
      tests.forEach((test, n) => { if (test && !test(each)) failed.push(n); });
      all.forEach((facet, n) => {
        if (!failed.length || (failed.length === 1 && failed[0] === n)) counts[n][facet.column()[each.d]] += 1;
      });
      return !failed.length;
    });
    return { kept, counts };
  };
  const showCounts = (all, counts) => {
    all.forEach((facet, n) => {
      const sums = facet.items.map(() => 0);
      facet.sets.forEach((set, s) => set.forEach((item) => { sums[item] += counts[n][s]; }));
      facet.choices.forEach((label, item) => {
        const input = label.firstChild;
        label.querySelector(".p-choice__count").textContent = `(${sums[item]})`;
        label.hidden = !sums[item] && !input.checked;
      });
      facet.details.hidden = facet.choices.every((label) => label.hidden);
      if (facet.choices.some((label) => label.firstChild.checked)) facet.details.open = true;
    });
    panel.hidden = all.every((facet) => facet.details.hidden);
    drop.hidden = !filters.querySelector("input:checked");
  };

  // Words that were found are marked, with the accents they are written with.
  const matches = (query) => (word) => query
    && (query.keys.has(word.key) || (query.open && word.key.startsWith(query.last.key)
      && (query.widened.length > 0 || query.begun.some(([key]) => key === word.key))));
  const marked = (text, fits) => {
    const made = document.createDocumentFragment();
    let done = 0;
    let mark = null;
    words(text).forEach((word) => {
      if (!fits(word)) { mark = null; return; }
      const between = text.slice(done, word.at);
      // Neighbours share one mark.
      if (mark && /^\s*$/.test(between)) mark.append(between, word.text);
      else {
        made.append(between);
        mark = element("mark", "", word.text);
        made.append(mark);
      }
      done = word.at + word.text.length;
    });
    made.append(text.slice(done));
    return made;
  };
  // The pieces of a text with most of the words: one, or two where no one piece has them all.
  const excerpt = (lines, fits, query) => {
    const one = piece(lines, fits, query, EXCERPT);
    if (!one.line) return "";
    const two = piece(lines, (word) => fits(word) && !one.keys.has(word.key), query, EXCERPT / 2);
    return two.line ? `${cut(piece(lines, fits, query, EXCERPT / 2), EXCERPT / 2)} ${cut(two, EXCERPT / 2)}`.replace("… …", "…") : cut(one, EXCERPT);
  };
  const piece = (lines, fits, query, length) => {
    let best = { score: 0 };
    lines.forEach((line) => {
      const hits = words(line).filter(fits);
      hits.forEach((first, n) => {
        const keys = new Set();
        let beside = 0;
        for (let at = n; at < hits.length && hits[at].at - first.at < length * 0.6; at += 1) {
          keys.add(hits[at].key);
          if (at > n && hits[at].at - (hits[at - 1].at + hits[at - 1].text.length) < 2) beside += 1;
          if (query.words.some((word) => word.exact && word.spelt === hits[at].spelt)) beside += 1;
        }
        const score = keys.size * 10 + Math.min(9, beside);
        if (score > best.score) best = { score, line, keys, at: first.at };
      });
    });
    return best;
  };
  // Whole words only, from the start of the sentence where it is near.
  const cut = ({ line, at }, length) => {
    let start = Math.max(0, Math.floor(at - length * 0.25));
    const sentence = line.lastIndexOf(". ", at);
    if (sentence >= 0 && at - sentence < length * 0.4) start = sentence + 2;
    else if (start) start = line.indexOf(" ", start) + 1;
    let end = start + length;
    end = end < line.length ? Math.max(line.lastIndexOf(" ", end), at) : line.length;
    return `${start ? "… " : ""}${line.slice(start, end)}${end < line.length ? " …" : ""}`;
  };

  const day = (iso) => iso.split("-").reverse().map(Number).join("/");
  const item = async (data, query, { d }) => {
    const card = await data.card(d);
    const tables = new Map(data.manifest.facets.map((table) => [table.key, table.items]));
    const said = (key, place) => (place >= 0 ? tables.get(key)[place][1] : "");
    const kind = [said("doi-tuong", card.kind), said("linh-vuc", card.sector)].filter(Boolean).join(" · ");
    const unit = said("don-vi", card.unit);
    const fits = matches(query) || (() => false);
    const summary = element("p", "p-result__excerpt", marked(card.summary, fits));
    if (query) {
      const shown = new Set(words(`${card.name} ${kind} ${unit} ${card.summary}`).filter(fits).map(({ key }) => key));
      const missing = query.words.some(({ key }) => !shown.has(key) && !(query.open && key === query.last.key && shown.size));
      // What name and summary do not show is looked for in the text, which comes a moment later.
      if (missing) {
        data.content(card).then((lines) => {
          const text = excerpt(lines.slice(1), (word) => fits(word) && !shown.has(word.key), query);
          // A few words say nothing of whom they are about: the summary stands before them.
          if (text.length > FEW) summary.replaceChildren(marked(text, fits));
          else if (text) summary.append(" … ", marked(text, fits));
        }, () => { /* The summary stands. */ });
      }
    }
    const link = element("a", "", marked(card.name, fits));
    link.href = `${root}guong/${card.slug}/`;
    const body = element("div", "p-result__text",
      element("h3", "p-result__name", link),
      element("p", "p-result__meta", marked(kind, fits)),
      summary);
    const time = element("time", "", day(card.date));
    time.dateTime = card.date;
    body.append(element("p", "p-result__foot", marked(unit, fits), unit ? " · " : "", time));
    const made = element("li", "p-result", body);
    if (card.picture) {
      const picture = element("img", "p-result__picture");
      Object.assign(picture, { src: `${root}guong/${card.slug}/${card.picture}`, alt: "", loading: "lazy", decoding: "async", width: card.width, height: card.height });
      made.prepend(picture);
    }
    return made;
  };

  const told = (count, ask, sure, left) => {
    const typed = ask.typed.replace(/^["“„]|["“”]$/g, "");
    const quoted = typed ? ` cho “${typed}”` : "";
    const filtered = ask.chosen.size ? " trong phần đã lọc" : "";
    if (!count) return `Không tìm thấy gương nào${quoted}${filtered}.`;
    if (left) {
      const without = left.map(({ text }) => `“${text}”`).join(", ");
      return left.length && left.length < 4
        ? `Không có gương nào có đủ các từ “${ask.typed}”. Bỏ ${without} thì có ${count} gương${filtered}.`
        : `Không có gương nào có đủ các từ “${ask.typed}”. Gần nhất là ${count} gương${filtered}.`;
    }
    return `${sure ? "" : "Khoảng "}${count} gương${quoted}${filtered}.`;
  };

  const advise = (count, ask, better) => {
    hint.replaceChildren();
    if (better) {
      const link = element("a", "", better);
      link.href = address({ ...ask, typed: better }, 1);
      hint.append("Có phải anh chị tìm “", link, "”? ");
    }
    if (!count) hint.append(`Anh chị thử gõ ít từ hơn${ask.chosen.size ? ", bỏ bớt mục lọc" : ""}, hoặc xem các danh sách bên dưới.`);
  };

  const found = async (data, ask) => {
    if (!words(ask.typed.normalize("NFC")).length) {
      const all = Array.from({ length: data.documents }, (_, n) => ({ d: data.documents - 1 - n }));
      return { query: null, all };
    }
    const query = new Query(data, ask.raw);
    const all = await query.find();
    // Where few have all the words, those without a long phrase are dropped before they are counted.
    const { found: held } = await query.checked(all, 0);
    // A last letter that says nothing yet is not spoken of.
    if (query.early) ask.typed = ask.typed.normalize("NFC").replace(/\s*["“„]?[\p{L}\p{N}]+$/u, "");
    if (held.length) return { query, all: held, better: await query.slip(held) };
    const partial = await query.partial();
    return { query: partial.query, all: partial.found, left: partial.left, better: await query.suggestion() };
  };

  const idle = (ask) => !ask.typed && !ask.chosen.size && !ask.newest;
  const clear = () => {
    list.replaceChildren();
    hint.replaceChildren();
    status.textContent = "";
    more.hidden = true;
    tools.hidden = true;
    lists.hidden = false;
  };

  const search = async (pages, focus, again) => {
    turn += 1;
    const mine = turn;
    const stale = () => mine !== turn;
    const waiting = setTimeout(() => { if (!stale()) status.textContent = "Đang tìm…"; }, 700);
    try {
      const data = await opened();
      if (stale()) return;
      if (!data.facets) {
        data.facets = facets(data);
        drawFilters(data.facets);
        check();
      }
      const ask = asked();
      const filtering = data.columns();
      if (idle(ask)) {
        await filtering;
        if (stale()) return;
        clear();
        const everyone = Array.from({ length: data.documents }, (_, d) => ({ d }));
        showCounts(data.facets, narrowed(everyone, data.facets, ask).counts);
        return;
      }
      const { query, all, left, better } = await found(data, ask);
      await filtering;
      if (stale()) return;
      const { kept, counts } = narrowed(all, data.facets, ask);
      if (ask.newest) kept.sort((a, b) => b.d - a.d);
      const { found: sorted, sure } = query ? await query.checked(kept, pages * SHOWN) : { found: kept, sure: true };
      const shown = sorted.slice(0, pages * SHOWN);
      const items = await Promise.all(shown.map((each) => item(data, query, each)));
      if (stale()) return;
      list.replaceChildren(...items);
      showCounts(data.facets, counts);
      status.textContent = told(sorted.length, ask, sure, left);
      more.hidden = sorted.length <= shown.length;
      tools.hidden = sorted.length < 2;
      lists.hidden = sorted.length > 0;
      more.dataset.pages = pages + 1;
      if (focus && items[focus]) items[focus].querySelector("a").focus();
      advise(sorted.length, ask, better);
    } catch (error) {
      if (stale()) return;
      // The portal may have been built anew since the manifest was read.
      if (index && !again) {
        index = null;
        clearTimeout(waiting);
        await search(pages, focus, true);
        return;
      }
      clear();
      status.textContent = navigator.onLine === false
        ? "Máy đang không có mạng nên chưa tìm được. Khi có mạng, hãy thử lại; các danh sách ở bên dưới."
        : "Chưa tải được danh mục tìm kiếm. Hãy thử lại sau ít phút, hoặc xem các danh sách bên dưới.";
    } finally {
      clearTimeout(waiting);
    }
  };

  let timer = 0;
  const typing = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      history.replaceState(null, "", address(asked(), 1));
      search(1);
    }, PAUSE);
  };
  const chosen = () => {
    clearTimeout(timer);
    const now = address(asked(), 1);
    if (now !== location.pathname + location.search) history.pushState(null, "", now);
    search(1);
  };

  box.addEventListener("input", typing);
  form.addEventListener("submit", (event) => { event.preventDefault(); chosen(); });
  filters.addEventListener("change", chosen);
  order.addEventListener("change", chosen);
  drop.addEventListener("click", () => {
    filters.querySelectorAll("input").forEach((input) => { input.checked = false; });
    chosen();
    panel.querySelector("summary").focus();
  });
  // The index is fetched while the reader is still typing the first letters.
  box.addEventListener("focus", () => { if (!index) search(1); });
  more.addEventListener("click", () => {
    const pages = Number(more.dataset.pages);
    history.replaceState(null, "", address(asked(), pages));
    search(pages, (pages - 1) * SHOWN);
  });
  window.addEventListener("popstate", () => search(fill()));

  // Down from the box into the results, up and back again; Escape empties the box.
  const links = () => Array.from(list.querySelectorAll("h3 a"));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target === box) {
      if (event.key === "ArrowDown" && links().length) { event.preventDefault(); links()[0].focus(); }
      if (event.key === "Escape" && box.value) { event.preventDefault(); box.value = ""; typing(); }
      return;
    }
    const at = links().indexOf(event.target);
    if (at < 0 || !["ArrowDown", "ArrowUp", "Escape"].includes(event.key)) return;
    event.preventDefault();
    const next = event.key === "ArrowDown" ? links()[at + 1] || links()[at] : event.key === "ArrowUp" && links()[at - 1];
    (next || box).focus();
  });

  // On a wide screen there is room for the filters beside the results.
  panel.open = window.matchMedia("(min-width: 60em)").matches;
  const start = fill();
  if (location.search) search(start);
})();
