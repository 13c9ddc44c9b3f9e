// How many guesses a password holds: kiosk/activities/passwords.py again, in the page, so that nothing is sent.
const Guesses = (() => {
  "use strict";
  const LEET = { "@": "a", 4: "a", 8: "b", "(": "c", "{": "c", 3: "e", 6: "g", 9: "g", 1: "i", "!": "i", "|": "i", 0: "o", $: "s", 5: "s", 7: "t", "+": "t", "%": "x", 2: "z" };
  const ROWS = ["`1234567890-=", "qwertyuiop[]\\", "asdfghjkl;'", "zxcvbnm,./"];
  const UP = "~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?";
  const DOWN = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./";
  const DATE = /^(?:\d{1,2}([ \-/\\_.]?)\d{1,2}\1(?:19\d\d|20[0-3]\d|\d\d)|(?:19\d\d|20[0-3]\d)([ \-/\\_.]?)\d{1,2}\2\d{1,2})$/;
  const WAYS = new Set(["0,1", "0,-1", "1,0", "1,-1", "-1,0", "-1,1"]);
  const places = new Map();
  ROWS.forEach((row, down) => [...row].forEach((key, along) => places.set(key, [down, along + (down ? 1 : 0)])));
  let ranks = { common: new Map(), word: new Map(), name: new Map() };

  const choose = (n, k) => {
    let found = 1;
    for (let i = 0; i < k; i++) found = (found * (n - i)) / (i + 1);
    return found;
  };
  const mixed = (a, b) => {
    let sum = 0;
    for (let n = 1; n <= Math.min(a, b); n++) sum += choose(a + b, n);
    return sum;
  };
  const count = (text, test) => [...text].filter(test).length;

  function capitals(word) {
    const upper = count(word, (s) => s !== s.toLowerCase());
    if (!upper) return 1;
    const letters = count(word, (s) => /\p{L}/u.test(s));
    const edge = word[0] !== word[0].toLowerCase() || word.at(-1) !== word.at(-1).toLowerCase();
    if (upper === letters || (upper === 1 && edge)) return 2;
    return mixed(upper, count(word, (s) => s !== s.toUpperCase()));
  }

  function leet(part) {
    let factor = 1;
    for (const sign of new Set(part)) {
      if (!(sign in LEET)) continue;
      const kept = count(part, (s) => s === LEET[sign]);
      factor *= kept ? mixed(count(part, (s) => s === sign), kept) : 2;
    }
    return factor;
  }

  function words(text) {
    const found = [];
    const lower = text.toLowerCase();
    for (let start = 0; start < text.length; start++) {
      for (let end = start + 1; end <= text.length; end++) {
        const part = lower.slice(start, end);
        const plain = [...part].map((s) => LEET[s] ?? s).join("");
        const other = /[1!|7]/.test(part) ? plain.replaceAll("i", "l") : plain;
        const tries = [[part, 1], [[...part].reverse().join(""), 2]];
        for (const one of new Set([plain, other])) if (one !== part) tries.push([one, leet(part)]);
        for (const pattern in ranks) {
          for (const [word, factor] of tries) {
            const rank = ranks[pattern].get(word);
            if (rank && (word.length > 1 || factor === 1)) {
              found.push({ start, end, pattern, guesses: rank * factor * capitals(text.slice(start, end)) });
            }
          }
        }
      }
    }
    return found;
  }

  function step(one, other) {
    const a = places.get(one), b = places.get(other);
    if (!a || !b || one === other) return "";
    const way = `${b[0] - a[0]},${b[1] - a[1]}`;
    return WAYS.has(way) ? way : "";
  }

  function rows(text) {
    const found = [];
    const keys = [...text].map((s) => (UP.includes(s) ? DOWN[UP.indexOf(s)] : s)).join("");
    let start = 0;
    while (start < keys.length - 2) {
      let end = start + 1, turns = 0, way = "", next = "";
      while (end < keys.length && (next = step(keys[end - 1], keys[end]))) {
        turns += next !== way;
        way = next;
        end++;
      }
      if (end - start > 2) {
        let guesses = 0;
        for (let size = 2; size <= end - start; size++) {
          for (let turn = 1; turn <= Math.min(turns, size - 1); turn++) guesses += choose(size - 1, turn - 1) * 47 * 4.6 ** turn;
        }
        let shifted = 0;
        for (let i = start; i < end; i++) shifted += text[i] !== keys[i];
        const plain = end - start - shifted;
        found.push({ start, end, pattern: "keyboard", guesses: guesses * (shifted ? (plain ? mixed(shifted, plain) : 2) : 1) });
      }
      start = Math.max(end - 1, start + 1);
    }
    return found;
  }

  function sequences(text) {
    const found = [];
    let start = 0;
    while (start < text.length - 1) {
      const by = text.charCodeAt(start + 1) - text.charCodeAt(start);
      let end = start + 1;
      while (end < text.length && text.charCodeAt(end) - text.charCodeAt(end - 1) === by) end++;
      if (by && Math.abs(by) <= 5 && (end - start > 2 || Math.abs(by) === 1)) {
        const base = "aAzZ019".includes(text[start]) ? 4 : /\d/.test(text[start]) ? 10 : 26;
        found.push({ start, end, pattern: "sequence", guesses: base * (by > 0 ? 1 : 2) * (end - start) });
      }
      start = Math.max(end - 1, start + 1);
    }
    return found;
  }

  function repeats(text) {
    return [...text.matchAll(/(.+?)\1+/g)].map((one) => {
      const unit = one[1];
      const inside = cheapest(unit, [...words(unit), ...rows(unit), ...sequences(unit), ...dates(unit)]).guesses;
      const times = Math.floor(one[0].length / unit.length);
      return { start: one.index, end: one.index + one[0].length, pattern: "repeat", guesses: inside * times };
    });
  }

  function dates(text) {
    const found = [];
    for (let start = 0; start < text.length; start++) {
      const year = /^(?:19\d\d|20[0-3]\d)/.exec(text.slice(start));
      if (year) found.push({ start, end: start + 4, pattern: "date", guesses: Math.max(Math.abs(year[0] - 2026), 20) });
      for (let length = 4; length < 11 && start + length <= text.length; length++) {
        const part = text.slice(start, start + length);
        if (DATE.test(part)) found.push({ start, end: start + length, pattern: "date", guesses: 18250 * (/^\d+$/.test(part) ? 1 : 4) });
      }
    }
    return found;
  }

  function cheapest(text, pieces) {
    const best = [...text].map(() => new Map()); // end → number of pieces → [cost, product, piece]
    const factorial = (n) => (n < 2 ? 1 : n * factorial(n - 1));
    const attempt = (piece, end) => {
      const before = piece.start ? best[piece.start - 1] : new Map([[0, [0, 1, null]]]);
      for (const [n, [, product, last]] of [...before]) {
        if (last?.pattern === "random" && piece.pattern === "random") continue;
        const number = n + 1, total = product * piece.guesses;
        const cost = factorial(number) * total + 10000 ** (number - 1);
        if ([...best[end]].some(([many, [known]]) => cost >= known && many <= number)) continue;
        for (const [many, [known]] of [...best[end]]) if (many > number && known >= cost) best[end].delete(many);
        best[end].set(number, [cost, total, piece]);
      }
    };
    for (let end = 0; end < text.length; end++) {
      for (const one of pieces) {
        if (one.end !== end + 1) continue;
        const least = one.end - one.start === text.length ? 1 : one.end - one.start === 1 ? 10 : 50;
        attempt({ ...one, guesses: Math.max(one.guesses, least) }, end);
      }
      for (let start = 0; start <= end; start++) {
        attempt({ start, end: end + 1, pattern: "random", guesses: Math.max(10 ** (end + 1 - start), start === end ? 11 : 51) }, end);
      }
    }
    let number = [...best.at(-1)].reduce((a, b) => (b[1][0] < a[1][0] ? b : a))[0];
    const guesses = best.at(-1).get(number)[0];
    const used = [];
    for (let end = text.length; end > 0; number--) {
      const piece = best[end - 1].get(number)[2];
      used.unshift(piece);
      end = piece.start;
    }
    return { guesses, pieces: used };
  }

  return {
    learn(lists) {
      const ranked = (list) => new Map(list.map((word, place) => [word, place + 1]));
      ranks = { common: ranked(lists.common), word: ranked(lists.words), name: ranked(lists.names) };
    },
    of(password) {
      const text = password.slice(0, 64);
      if (!text) return { guesses: 1, pieces: [], pattern: "random" };
      const parts = text.toLowerCase().split(/[\s._,-]+/);
      const isKnown = (part) => Object.values(ranks).some((one) => one.has(part));
      const drawn = parts.length > 2 && parts.every(isKnown) ? 7776 ** parts.length : Infinity;
      const found = cheapest(text, [...words(text), ...rows(text), ...sequences(text), ...repeats(text), ...dates(text)]);
      if (drawn < found.guesses) return { guesses: drawn, pieces: [], pattern: "words" };
      const known = found.pieces.map((one) => one.pattern).filter((one) => one !== "random");
      const single = known.length === 1 && found.pieces.length === 1;
      return { ...found, pattern: known.length ? (single ? known[0] : "mixed") : "random" };
    },
  };
})();
