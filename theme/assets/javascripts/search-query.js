// Finds and ranks: which documents hold all the words, and which of them first.
(() => {
  "use strict";
  const { parsed, words, swapped, closest, isSyllable } = window.PortalSearch;
  // What is known of a word in a document.
  const TEXT = 1, HEAD = 2, NAME = 4, OFTEN = 8, PREFIX = 16;
  const ANYWHERE = TEXT | HEAD | NAME;
  // From the best place a query can have in a document to the least.
  // A name that begins and ends with the words is a family and a given name; words scattered
  // elsewhere in it are chance, and a place that is called so goes before them.
  const WHOLE_NAME = 0, IN_NAME = 1, ROUND_NAME = 2, IN_HEAD = 3, OVER_NAME = 4, OVER_HEAD = 5, IN_TEXT = 6, OVER_ALL = 7;
  const NO_NAME = 255;
  const LONGEST_PERSON = 5; // words of a person's name
  const MOST_FILES = 8; // of words, for the beginning of one
  const MOST_CHECKED = 24; // documents read through for a long phrase, beyond those that are shown

  // A word as a question to the index: its spellings, if accents were typed.
  const any = () => true;
  const exactly = (word) => (word.exact ? (spelling) => spelling === word.spelt : any);
  const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
  const beginning = (word) => {
    const letters = word.spelt.replace(TONES, "");
    const tone = word.spelt.slice(letters.length);
    return !word.exact ? any : (spelling) =>
      spelling.startsWith(letters) && (!tone || spelling.endsWith(tone));
  };

  const free = (key) => ({ key, spelt: key, text: key, exact: false, quote: 0 });

  // The words in groups: one word, or what an abbreviation and its words stand for alike.
  const grouped = (words, table) => {
    const made = [];
    const long = Object.entries(table).map(([short, full]) => [short, full.split(" ")]);
    for (let n = 0; n < words.length; n += 1) {
      const word = words[n];
      const full = !word.quote && Object.prototype.hasOwnProperty.call(table, word.key) && table[word.key];
      const short = long.find(([, keys]) =>
        keys.every((key, at) => words[n + at] && !words[n + at].quote && words[n + at].key === key));
      // What was typed short stands for its words side by side only.
      if (full) made.push({ ways: [[word], full.split(" ").map(free)], tight: 1 });
      else if (short) {
        const run = words.slice(n, n + short[1].length);
        made.push({ ways: [run, [free(short[0])]] });
        n += run.length - 1;
      } else made.push({ ways: [[word]] });
    }
    return made;
  };

  class Query {
    constructor(index, typed) {
      this.index = index;
      Object.assign(this, parsed(typed)); // words, open
      this.bodies = new Map();
      this.pairs = new Map();
      this.begun = []; // names that go on with the beginning of the last word
      this.widened = []; // words that do, where nobody has the word itself
      this.early = false; // whether the last word is too short yet to be searched
      this.regroup();
    }

    regroup() {
      this.last = this.words[this.words.length - 1];
      this.groups = grouped(this.words, this.index.manifest.abbreviations);
    }

    get keys() {
      const keys = new Set();
      this.groups.forEach((group) => group.ways.forEach((way) => way.forEach((w) => keys.add(w.key))));
      return keys;
    }

    // Reads what the index says of every word and of every two neighbours, where not yet read.
    async load() {
      const { index } = this;
      const asked = [];
      this.keys.forEach((key) => {
        if (this.bodies.has(key)) return;
        const body = { word: null, name: null };
        this.bodies.set(key, body);
        asked.push(index.under("tu", key, true, 1).then(([found]) => { body.word = found && found[1]; }));
        asked.push(index.under("ten", key, true, 1).then(([found]) => { body.name = found && found[1]; }));
      });
      if (this.open) {
        asked.push(index.under("ten", this.last.key, false, MOST_FILES * 4).then((found) => { this.begun = found; }));
      }
      this.neighbours().forEach(([one, two]) => {
        const key = `${one} ${two}`;
        if (this.pairs.has(key)) return;
        this.pairs.set(key, null);
        asked.push(index.pair(one, two).then((flags) => this.pairs.set(key, flags)));
      });
      await Promise.all(asked);
    }

    // A word in no document is also looked for with the other of y and i.
    async respelt() {
      const last = this.open && this.last;
      this.groups.forEach((group) => {
        const [[word, ...more]] = group.ways;
        const { word: body, name } = this.bodies.get(word.key);
        if (body || name || more.length || word === last && this.begun.length) return;
        swapped(word.key).forEach((key) => group.ways.push([{ ...word, key, spelt: key + word.spelt.slice(key.length) }]));
      });
      await this.load();
    }

    // Every two keys that may stand side by side.
    neighbours() {
      const found = [];
      this.groups.forEach((group, n) => {
        group.ways.forEach((way) => {
          for (let at = 1; at < way.length; at += 1) found.push([way[at - 1].key, way[at].key]);
          const next = this.groups[n + 1];
          if (next) next.ways.forEach((other) => found.push([way[way.length - 1].key, other[0].key]));
        });
      });
      return found;
    }

    flags(word, exact) {
      const flags = new Uint8Array(this.index.documents);
      const { word: body, name } = this.bodies.get(word.key);
      const wanted = exact ? exactly(word) : any;
      if (body) this.index.readWord(body, wanted, (n, bit) => { flags[n] |= bit; });
      if (name) this.index.readName(name, wanted, (n) => { flags[n] |= NAME | HEAD; });
      if (word === this.last) {
        const begins = exact ? beginning(word) : any;
        this.widened.forEach(([, other]) => this.index.readWord(other, begins, (n, bit) => { flags[n] |= bit; }));
      }
      return flags;
    }

    // For every document a bit for each place the word has in its name, and one (31) for the end.
    places(word, exact, begun) {
      const places = new Int32Array(this.index.documents);
      const { name } = this.bodies.get(word.key);
      const note = (n, at, last) => { places[n] |= (1 << at) | (last ? 1 << 31 : 0); };
      if (begun) {
        const wanted = exact ? beginning(word) : any;
        this.begun.forEach(([, body]) => this.index.readName(body, wanted, note));
      } else if (name) this.index.readName(name, exact ? exactly(word) : any, note);
      return places;
    }

    // For every document where it holds a group of words: 0 where it does not.
    held(group, exact) {
      const all = new Uint8Array(this.index.documents);
      group.ways.forEach((way, w) => {
        const flags = way.map((word) => this.flags(word, exact));
        const beside = group.tight && w ? this.inside(way) : null;
        for (let d = 0; d < all.length; d += 1) {
          if (beside && !beside[d]) continue;
          let here = 255;
          for (const each of flags) here = each[d] & ANYWHERE ? here & each[d] : 0;
          // Words that are all there, though in no one place, are in the text.
          const apart = !here && flags.every((each) => each[d] & ANYWHERE);
          all[d] |= apart || (here && !(here & ANYWHERE)) ? TEXT : here;
        }
      });
      return all;
    }

    run(exact) {
      const last = this.groups.length - 1;
      const groups = this.groups.map((group, n) => ({
        all: this.held(group, exact), ways: group.ways, begins: n === last && this.open,
      }));
      const names = this.named(groups, exact);
      this.extended(groups[last], names, exact && this.spoken());
      return this.ranked(groups, names);
    }

    // How well the name of every document fits; NO_NAME where it lacks a word.
    named(groups, exact) {
      const size = this.index.documents;
      const ways = groups.map(({ ways, begins }) =>
        ways.map((way, w) => way.map((word, at) => {
          const last = begins && w === 0 && at === way.length - 1;
          return this.places(word, exact, last);
        })));
      const names = new Uint8Array(size).fill(NO_NAME);
      const step = (d, masks, group) => group.reduce((made, way) =>
        made | way.reduce((mask, places) => (mask << 1) & places[d] & 0x7fffffff, masks), 0);
      for (let d = 0; d < size; d += 1) {
        const all = ways.every((group) => group.some((way) => way.every((places) => places[d])));
        if (!all) continue;
        const phrase = ways.reduce((masks, group, n) => (n ? step(d, masks, group) : this.start(d, group, -1)), 0);
        const whole = ways.reduce((masks, group, n) => (n ? step(d, masks, group) : this.start(d, group, 1)), 0);
        names[d] = phrase ? IN_NAME : this.round(d, ways) ? ROUND_NAME : OVER_NAME;
        if (whole && this.ends(d, whole, ways)) names[d] = WHOLE_NAME;
      }
      return names;
    }

    // Whether the first word begins a name of a person's length and the last one ends it.
    round(d, ways) {
      const last = (ways[ways.length - 1].find((way) => way[way.length - 1][d] < 0) || []).slice(-1)[0];
      return Boolean(last) && 31 - Math.clz32(last[d] & 0x7fffffff) < LONGEST_PERSON && this.start(d, ways[0], 1) !== 0;
    }

    start(d, group, first) {
      return group.reduce((made, way) =>
        made | way.reduce((mask, places, at) =>
          (at ? mask << 1 : first) & places[d] & 0x7fffffff, 0), 0);
    }

    // Whether a run of places reaches the end of the name: its highest place is the name's last.
    ends(d, mask, ways) {
      const last = ways[ways.length - 1].some((way) => way[way.length - 1][d] < 0);
      const length = 31 - Math.clz32(mask);
      const highest = ways[ways.length - 1].reduce((most, way) =>
        Math.max(most, 31 - Math.clz32(way[way.length - 1][d] & 0x7fffffff)), 0);
      return last && length === highest;
    }

    // Whether the last word has accents: it is then likely typed to its end. đ alone says little.
    spoken() {
      return this.last.exact && this.last.key.length > 1;
    }

    // The beginning of the last word counts where it is in the name, with all the others; not
    // where the `whole` word is elsewhere.
    extended(last, names, whole) {
      if (!last.begins) return;
      names.forEach((fit, d) => {
        if (fit === NO_NAME) return;
        if (!(last.all[d] & NAME)) {
          if (whole && last.all[d]) { names[d] = NO_NAME; return; }
          last.all[d] |= PREFIX;
        }
        last.all[d] |= NAME | HEAD;
      });
    }

    ranked(groups, names) {
      const found = [];
      const gaps = groups.slice(1).map((group, n) => this.between(this.groups[n], this.groups[n + 1]));
      this.groups.forEach(({ ways }) => ways[0].length > 1 && gaps.push(this.inside(...ways)));
      for (let d = 0; d < this.index.documents; d += 1) {
        let all = 255;
        let often = 0;
        let prefix = 0;
        for (const { all: flags } of groups) {
          if (!(flags[d] & ANYWHERE)) { all = -1; break; }
          all &= flags[d];
          if (flags[d] & OFTEN) often += 1;
          prefix |= flags[d] & PREFIX;
        }
        if (all < 0 || !this.quotesHold(d)) continue;
        let together = 0;
        let beside = HEAD | TEXT;
        // In the head they count a little more: the unit itself before what was merged into it.
        for (const gap of gaps) { beside &= gap[d]; if (gap[d]) together += gap[d] & HEAD ? 1.01 : 1; }
        found.push({ d, tier: this.tier(d, all, beside, names), prefix: prefix ? 1 : 0, together, often });
      }
      return found.sort((a, b) =>
        a.tier - b.tier || a.prefix - b.prefix || b.together - a.together || b.often - a.often || b.d - a.d);
    }

    tier(d, all, beside, names) {
      const head = all & HEAD ? (beside & HEAD ? IN_HEAD : OVER_HEAD) : beside ? IN_TEXT : OVER_ALL;
      return Math.min(names[d], head);
    }

    between(group, next) {
      const flags = new Uint8Array(this.index.documents);
      group.ways.forEach((way) => next.ways.forEach((other) => {
        const found = this.pairs.get(`${way[way.length - 1].key} ${other[0].key}`);
        for (let d = 0; d < flags.length; d += 1) flags[d] |= found[d];
      }));
      return flags;
    }

    // Where the words of one of these ways stand side by side, in the head or the text.
    inside(...ways) {
      const flags = new Uint8Array(this.index.documents);
      ways.forEach((way) => {
        const gaps = way.slice(1).map((word, n) => this.pairs.get(`${way[n].key} ${word.key}`));
        const alone = gaps.length ? null : this.flags(way[0], false);
        for (let d = 0; d < flags.length; d += 1) {
          flags[d] |= alone ? alone[d] & (HEAD | TEXT) : gaps.reduce((kept, gap) => kept & gap[d], HEAD | TEXT);
        }
      });
      return flags;
    }

    quotesHold(d) {
      return this.words.every((word, n) => {
        const next = this.words[n + 1];
        return !word.quote || !next || next.quote !== word.quote || this.pairs.get(`${word.key} ${next.key}`)[d];
      });
    }

    // Phrases of three words and more: that their pairs are there does not yet say they stand in a row.
    longQuotes() {
      const runs = new Map();
      this.words.forEach((word) => word.quote && runs.set(word.quote, [...(runs.get(word.quote) || []), word.key]));
      return Array.from(runs.values()).filter((run) => run.length > 2);
    }

    // Reads what is to be shown for its long phrases, or everything where that is little; drops what
    // has them not. `sure` says whether all that is left was read.
    async checked(found, shown) {
      const runs = this.longQuotes();
      const known = ({ tier }) => tier <= IN_NAME && runs.length === 1 && runs[0].length === this.words.length;
      const kept = [];
      if (!runs.length) return { found, sure: true };
      const all = found.filter((each) => !known(each)).length <= MOST_CHECKED;
      let n = 0;
      while (n < found.length && (all || kept.length < shown)) {
        const next = found.slice(n, n + (all ? found.length : shown - kept.length));
        const holds = await Promise.all(next.map((each) => known(each) || this.holds(each.d, runs)));
        kept.push(...next.filter((_, at) => holds[at]));
        n += next.length;
      }
      return { found: kept.concat(found.slice(n)), sure: n >= found.length };
    }

    async holds(d, runs) {
      const lines = await this.index.content(await this.index.card(d));
      const said = lines.map((line) => ` ${words(line).map((word) => word.key).join(" ")} `);
      return runs.every((run) => said.some((line) => line.includes(` ${run.join(" ")} `)));
    }

    // Finds: first with the spelling that was typed, then all the others.
    async find() {
      if (!this.words.length) return [];
      await this.load();
      await this.respelt();
      const found = this.both();
      return found.length || !this.open ? found : this.goingOn();
    }

    // Nobody has the last word, but it may go on: as a word, as what is written short; or it is
    // too short yet to say anything, and the words before it are searched.
    async goingOn() {
      const { key } = this.last;
      const alone = this.words.length === 1;
      if (key.length > 1 || alone) {
        this.widened = await this.index.under("tu", key, false, MOST_FILES);
        const found = this.both();
        if (found.length) return found;
        const table = this.index.manifest.abbreviations;
        const shorts = Object.keys(table).filter((short) => short.startsWith(key) && short !== key);
        if (shorts.length) {
          const ways = [...shorts, ...shorts.map((short) => table[short])];
          this.groups[this.groups.length - 1] = { ways: [[this.last], ...ways.map((way) => way.split(" ").map(free))], tight: 1 };
          await this.load();
          const short = this.both();
          if (short.length) return short;
          this.regroup();
        }
        if (alone || !this.widened.cut) return [];
      }
      this.words.pop();
      Object.assign(this, { early: true, open: false, begun: [], widened: [] });
      this.regroup();
      await this.load();
      await this.respelt();
      return this.both();
    }

    // With accents the spelling that was typed comes first, a whole word before the beginning of a
    // name; but words that merely stand about somewhere, however well spelt, do not go before a
    // name that was typed with a wrong accent.
    both() {
      const all = this.run(false);
      if (!this.words.some((word) => word.exact)) return all;
      const exact = new Map(this.run(true).map((each) => [each.d, each]));
      const begun = this.spoken() && Array.from(exact.values()).some(({ prefix }) => prefix);
      const rank = (each) => {
        const spelt = exact.get(each.d);
        if (spelt && spelt.tier < OVER_ALL) {
          return begun && (spelt.prefix || spelt.tier === OVER_NAME || spelt.tier === OVER_HEAD) ? 1 : 0;
        }
        if (each.tier <= IN_NAME) return 2;
        return spelt ? 3 : 4;
      };
      const ranks = [[], [], [], [], []];
      exact.forEach((each) => rank(each) < 2 && ranks[rank(each)].push(each));
      all.forEach((each) => rank(each) > 1 && ranks[rank(each)].push(each));
      return [].concat(...ranks);
    }

    // No document has all the words: those with most of them, the rarest kept. They come with the
    // words that were left out.
    async partial() {
      const size = this.index.documents;
      const held = this.groups.map((group) => this.held(group, false));
      const weights = held.map((flags) => {
        const count = flags.reduce((sum, one) => sum + (one ? 1 : 0), 0);
        return count ? Math.log(1 + size / count) : 0;
      });
      const sets = new Map();
      for (let d = 0; d < size; d += 1) {
        const set = held.reduce((made, flags, n) => (flags[d] ? made + 2 ** n : made), 0);
        if (set && !sets.has(set)) {
          const kept = this.groups.filter((_, n) => held[n][d]);
          const weight = weights.reduce((sum, each, n) => sum + (held[n][d] ? each : 0), 0);
          sets.set(set, { kept, weight });
        }
      }
      const [best] = Array.from(sets.values()).sort((a, b) => b.kept.length - a.kept.length || b.weight - a.weight);
      if (!best) return { found: [], query: this, left: this.words };
      const words = best.kept.map((group) => group.ways[0]).reduce((all, way) => all.concat(way), []);
      const query = new Query(this.index, `${words.map(({ text }) => text).join(" ")} `);
      return { found: await query.find(), query, left: this.words.filter((word) => !words.includes(word)) };
    }

    // The query with every word that nobody has replaced by the nearest that somebody has; "" if
    // there is none, or nobody has all the words then.
    async suggestion() {
      const dictionary = await this.index.dictionary();
      const held = [...dictionary.map(({ key }) => key), ...Object.keys(this.index.manifest.abbreviations)];
      const known = new Set(held);
      // A word that is still being typed is no slip while some word begins with it.
      const good = (word) => known.has(word.key)
        || (this.open && word === this.last && held.some((key) => key.startsWith(word.key)));
      const missing = !this.words.every(good);
      let changed = false;
      const said = [];
      for (let n = 0; n < this.words.length; n += 1) {
        const word = this.words[n];
        const better = missing
          ? !good(word) && await this.nearest(n, dictionary)
          : swapped(word.key).find((key) => known.has(key));
        said.push(better || word.text);
        changed = changed || Boolean(better);
      }
      const text = said.join(" ");
      return changed && (await new Query(this.index, `${text} `).find()).length ? text : "";
    }

    // The words with one of them a slip away, where they merely stand about in some text while a name
    // has all the others: truong thi cam nien, of whom there is a Nhiên; "" if there is none.
    async slip([first]) {
      const { words, groups } = this;
      if (first.tier < OVER_ALL || words.length < 3 || groups.length !== words.length) return "";
      const held = groups.map((group) => this.held(group, false));
      for (let n = words.length - 1; n >= 0; n -= 1) {
        if (!held[n].some((_, d) => held.every((flags, at) => Boolean(flags[d] & NAME) !== (at === n)))) continue;
        for (const { key } of closest(words[n].key, await this.index.dictionary())) {
          const text = words.map((word, at) => (at === n ? key : word.text)).join(" ");
          const [best] = key === words[n].key ? [] : await new Query(this.index, `${text} `).find();
          if (best && best.tier <= IN_NAME) return text;
        }
      }
      return "";
    }

    // The nearest key; among equally near ones that which stands beside the same words.
    async nearest(n, dictionary) {
      const [before, word, after] = [this.words[n - 1], this.words[n], this.words[n + 1]];
      const scored = await Promise.all(closest(word.key, dictionary).map(async ({ key, far, held, like }) => {
        const asked = [before && this.index.pair(before.key, key), after && this.index.pair(key, after.key)];
        const beside = (await Promise.all(asked)).filter((flags) => flags && flags.some(Boolean)).length;
        return { key, far: far - beside * 0.7, held, sure: like || beside };
      }));
      // What may be a word, though nobody has it, was hardly meant to be another that does not fit better.
      const meant = isSyllable(word.key);
      const [best] = scored.filter(({ sure }) => sure || !meant)
        .sort((a, b) => a.far - b.far || b.held - a.held);
      return best && best.key;
    }
  }

  window.PortalSearch.Query = Query;
})();
