// Reads the index piece by piece: hooks/exemplars/search says what is in which file.
(() => {
  "use strict";
  const UTF8 = new TextDecoder();

  class Reader {
    constructor(bytes) {
      this.bytes = bytes;
      this.at = 0;
    }
    varint() {
      let value = 0;
      let scale = 1;
      for (;;) {
        const byte = this.bytes[this.at++];
        value += (byte & 127) * scale;
        if (byte < 128) return value;
        scale *= 128;
      }
    }
    text(length) {
      this.at += length;
      return UTF8.decode(this.bytes.subarray(this.at - length, this.at));
    }
    // Calls `use` with every document of a list.
    list(documents, use) {
      const head = this.varint();
      if (head % 2) {
        for (let n = 0; n < documents; n += 1) {
          if (this.bytes[this.at + (n >> 3)] & (1 << (n & 7))) use(n);
        }
        this.at += (documents + 7) >> 3;
        return;
      }
      for (let left = head / 2, n = 0; left; left -= 1) {
        n += this.varint();
        use(n);
      }
    }
  }

  // The records of a file: a map from key to the bytes of its body, in the order of the keys.
  const records = (bytes) => {
    const found = new Map();
    const reader = new Reader(bytes);
    let key = new Uint8Array(0);
    while (reader.at < bytes.length) {
      const shared = bytes[reader.at++];
      const length = reader.varint();
      const now = new Uint8Array(shared + length);
      now.set(key.subarray(0, shared));
      now.set(bytes.subarray(reader.at, reader.at + length), shared);
      reader.at += length;
      const size = reader.varint();
      found.set(UTF8.decode(now), bytes.subarray(reader.at, reader.at + size));
      reader.at += size;
      key = now;
    }
    return found;
  };

  const fnv = (key) => {
    let value = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(key)) {
      value = Math.imul(value ^ byte, 0x01000193) >>> 0;
    }
    return value;
  };

  // The last file whose first key is not after `key`.
  const place = (firsts, key) => {
    let low = 0;
    let high = firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (key < firsts[middle]) high = middle;
      else low = middle + 1;
    }
    return low - 1;
  };

  class Index {
    constructor(base) {
      this.base = base; // of tim-kiem/, ending in /
      this.files = new Map();
    }

    // The manifest is asked for anew; all else never changes under its name.
    async open() {
      const answer = await fetch(`${this.base}danh-muc.json`, { cache: "no-cache" });
      if (!answer.ok) throw new Error(`danh-muc.json: ${answer.status}`);
      this.manifest = await answer.json();
      this.documents = this.manifest.documents;
      return this;
    }

    fetched(path, as) {
      if (!this.files.has(path)) {
        const got = fetch(this.base + path).then((answer) => {
          if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
          return answer[as]();
        });
        // What failed is asked for again the next time.
        got.catch(() => this.files.delete(path));
        this.files.set(path, got);
      }
      return this.files.get(path);
    }

    file(name, as) {
      return this.fetched(`muc/${this.manifest.folder}/${name}`, as);
    }

    async binary(name) {
      const path = `records ${name}`;
      if (!this.files.has(path)) {
        const got = this.file(name, "arrayBuffer").then((data) => records(new Uint8Array(data)));
        got.catch(() => this.files.delete(path));
        this.files.set(path, got);
      }
      return this.files.get(path);
    }

    // The records whose keys begin with `key`, or only its own: [key, body] of each; `cut` says
    // that there are more in files beyond the `most` that are read.
    async under(kind, key, whole, most) {
      const firsts = kind === "ten" ? this.manifest.names : this.manifest.words;
      const start = Math.max(0, place(firsts, key));
      let end = start;
      if (!whole) while (end + 1 < firsts.length && firsts[end + 1].startsWith(key)) end += 1;
      const found = [];
      found.cut = end > start + most - 1;
      end = Math.min(end, start + most - 1);
      if (!firsts.length) return found;
      const asked = [];
      for (let n = start; n <= end; n += 1) asked.push(this.binary(`${kind}-${n}.bin`));
      for (const file of await Promise.all(asked)) {
        if (whole) {
          if (file.has(key)) found.push([key, file.get(key)]);
        } else {
          file.forEach((body, other) => other.startsWith(key) && found.push([other, body]));
        }
      }
      return found;
    }

    // Calls use(document, bit) for each place of a word; spellings can be chosen among.
    readWord(body, wanted, use) {
      const reader = new Reader(body);
      for (let left = reader.varint(); left; left -= 1) {
        const fits = wanted(reader.text(reader.varint()));
        for (const bit of [2, 1, 8]) reader.list(this.documents, (n) => fits && use(n, bit));
      }
    }

    readName(body, wanted, use) {
      const reader = new Reader(body);
      for (let variants = reader.varint(); variants; variants -= 1) {
        const fits = wanted(reader.text(reader.varint()));
        for (let left = reader.varint(), n = 0; left; left -= 1) {
          const code = reader.varint();
          n += Math.floor(code / 16);
          const at = (code & 7) === 7 ? 7 + reader.varint() : code & 7;
          if (fits) use(n, Math.min(at, 30), Boolean(code & 8));
        }
      }
    }

    async pair(one, two) {
      const key = `${one} ${two}`;
      const file = await this.binary(`cap-${fnv(key) % this.manifest.pairs}.bin`);
      const flags = new Uint8Array(this.documents);
      if (file.has(key)) {
        const reader = new Reader(file.get(key));
        for (const bit of [2, 1]) reader.list(this.documents, (n) => { flags[n] |= bit; });
      }
      return flags;
    }

    // For each facet the place of every document's set in the table's `sets`.
    async columns() {
      if (!this.read) {
        const bytes = new Uint8Array(await this.file("loc.bin", "arrayBuffer"));
        this.read = this.manifest.facets.map((table) => {
          const column = new Uint32Array(this.documents);
          for (let n = 0; n < this.documents; n += 1) {
            for (let bit = 0; bit < table.width; bit += 1) {
              const at = n * table.width + bit;
              if (bytes[table.start + (at >> 3)] & (1 << (at & 7))) column[n] += 2 ** bit;
            }
          }
          return column;
        });
      }
      return this.read;
    }

    async card(n) {
      const many = this.manifest.cards;
      const file = await this.file(`the-${Math.floor(n / many)}.json`, "json");
      const [slug, name, summary, date, sector, unit, kind, picture, width, height] = file[n % many];
      return { slug, name, summary, date, sector, unit, kind, picture, width, height };
    }

    // All that was searched of a document: its name, its head, its text, a paragraph a line.
    async content(card) {
      return (await this.fetched(`bai/${card.slug.slice(-6)}.txt`, "text")).split("\n");
    }

    async dictionary() {
      const file = await this.binary("tu-dien.bin");
      return Array.from(file, ([key, body]) => ({ key, held: new Reader(body).varint() }));
    }
  }

  window.PortalSearch.Index = Index;
})();
