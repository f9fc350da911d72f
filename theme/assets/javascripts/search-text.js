// Words and their keys, as hooks/exemplars/search/keys.py makes them: the two are twins.
(() => {
  "use strict";
  const WORD = /[\p{L}\p{N}]+/gu;
  const MARKS = /[\u0300-\u036f]/g;
  const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;

  const MOST_WORDS = 16;

  const plain = (word) => word.normalize("NFKC").toLowerCase().replace(/ð/g, "đ").normalize("NFD");
  const folded = (word) => plain(word).replace(MARKS, "").replace(/đ/g, "d");
  const spelt = (word) => {
    const text = plain(word);
    return text.replace(TONE, "") + (text.match(TONE) || []).join("");
  };

  // Each word of a text with its keys and where it stands.
  const words = (text) => {
    const found = [];
    for (const match of text.matchAll(WORD)) {
      found.push({ key: folded(match[0]), spelt: spelt(match[0]), at: match.index, text: match[0] });
    }
    return found;
  };

  // What somebody typed: words, some inside quotes; `open` says that the last may go on.
  const parsed = (typed) => {
    const text = typed.normalize("NFC");
    const parts = text.split(/["“”„]/);
    const list = [];
    let quoted = 0;
    parts.forEach((part, position) => {
      const inside = position % 2 === 1;
      const here = words(part);
      here.forEach((word) => {
        // Where accents were typed, this spelling comes first.
        list.push({ ...word, exact: word.spelt !== word.key, quote: inside ? quoted + 1 : 0 });
      });
      if (inside && here.length) quoted += 1;
    });
    const last = list[list.length - 1];
    const going = list.length && list.length <= MOST_WORDS && /[\p{L}\p{N}]$/u.test(text);
    // Where the closing mark is still to come, the last word is not yet one of those inside.
    if (going && parts.length % 2 === 0) last.quote = 0;
    return { words: list.slice(0, MOST_WORDS), open: Boolean(going) && !last.quote };
  };

  window.PortalSearch = { folded, spelt, words, parsed };
})();
