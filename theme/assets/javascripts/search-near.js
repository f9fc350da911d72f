// What a word may have been meant to be: what sounds alike, and what is a slip of the finger away.
(() => {
  "use strict";

  // Vietnamese writes both lý and lí.
  const swapped = (key) => (/^(?:[dhklmnstv]|[nt]h|qu)[iy]$/.test(key)
    ? [key.slice(0, -1) + (key.endsWith("i") ? "y" : "i")] : []);

  // How many letters are to be changed, left out, put in or exchanged with the next.
  const distance = (one, other, most) => {
    let before = [];
    let last = [];
    for (let n = 0; n <= one.length; n += 1) {
      const now = [n];
      for (let m = 1; m <= other.length; m += 1) {
        if (!n) { now.push(m); continue; }
        const same = one[n - 1] === other[m - 1] ? 0 : 1;
        let cost = Math.min(last[m] + 1, now[m - 1] + 1, last[m - 1] + same);
        if (n > 1 && m > 1 && one[n - 1] === other[m - 2] && one[n - 2] === other[m - 1]) {
          cost = Math.min(cost, before[m - 2] + 1);
        }
        now.push(cost);
      }
      if (Math.min(...now) > most) return most + 1;
      before = last;
      last = now;
    }
    return last[other.length];
  };

  // What sounds alike to many has one likeness: y and i, s and x, ch and tr, d, gi and r, n and l, c, k and q.
  const likeness = (key) => key.replace(/y/g, "i").replace(/^x/, "s").replace(/^tr/, "ch").replace(/^(?:gi(?=[aeou])|r)/, "d")
    .replace(/^l/, "n").replace(/^[kq](?!h)/, "c");
  const SYLLABLE = /^(?:ngh?|[cgknpt]h|gi|qu|tr|[bcdghklmnrstvx])?[aeiouy]{1,3}(?:[cn]h|ng|[cmnpt])?$/;

  // The nearest keys of the dictionary, at most six.
  const closest = (key, dictionary) => {
    if (/\d/.test(key)) return [];
    const most = key.length < 6 ? 1 : 2;
    const sound = likeness(key);
    const once = key.replace(/(.)\1/g, "$1"); // a key that was held down too long
    const found = [];
    dictionary.forEach((entry) => {
      if (Math.abs(entry.key.length - key.length) > most || /\d/.test(entry.key)) return;
      // Fingers slip after the first letter rather than on it, and to another key rather than to none.
      const like = entry.key === once || likeness(entry.key) === sound;
      const far = entry.key === once ? 0.1 : like ? 0.4 : distance(key, entry.key, most) + (entry.key[0] === key[0] ? 0 : 0.5)
        + Math.abs(entry.key.length - key.length) * 0.2 + 0.3 / (1 + entry.held);
      if (far < most + 1) found.push({ key: entry.key, held: entry.held, far, like });
    });
    return found.sort((a, b) => a.far - b.far || b.held - a.held).slice(0, 6);
  };

  const isSyllable = (key) => SYLLABLE.test(key);

  Object.assign(window.PortalSearch, { swapped, closest, isSyllable });
})();
