// The free password box of the password lab: it is in the page only while scripts run, has no name, and is never sent.
(() => {
  "use strict";
  const UNITS = [["year", 31536000], ["month", 2592000], ["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];
  let isReady = false;
  const lang = document.documentElement.lang;

  const written = (value, style) => Math.round(value.toPrecision(2)).toLocaleString(lang, { maximumFractionDigits: 0, ...style });

  function inWords(seconds, box) {
    if (seconds < 1) return box.dataset.none;
    if (seconds / UNITS[0][1] >= 1e6) return box.dataset.ever;
    const [unit, size] = UNITS.find((one) => seconds >= one[1]);
    return written(seconds / size, { style: "unit", unit, unitDisplay: "long" });
  }

  function row(text, name) {
    const made = document.createElement("li");
    const part = document.createElement("bdi");
    part.textContent = text;
    made.append(part, " " + name);
    return made;
  }

  function show(box, text) {
    const found = Guesses.of(text), names = {};
    box.querySelector("[data-result]").hidden = !text;
    for (const one of box.querySelectorAll("[data-pattern]")) {
      one.hidden = one.dataset.pattern !== found.pattern;
      names[one.dataset.pattern] = one.dataset.name;
    }
    box.querySelector(".found-pieces").replaceChildren(...found.pieces.map((one) => row(text.slice(one.start, one.end), names[one.pattern])));
    box.querySelector("[data-guesses]").textContent = written(found.guesses);
    for (const one of box.querySelectorAll("[data-seconds]")) {
      const seconds = (found.guesses / 2) * one.dataset.seconds;
      one.querySelector("progress").value = Math.max(0, Math.log10(seconds));
      one.querySelector("strong").textContent = inWords(seconds, box);
    }
  }

  async function begin() {
    const pattern = document.querySelector("#password-box");
    if (!pattern || document.querySelector(".password-box")) return;
    if (!isReady) {
      const answer = await fetch(pattern.dataset.words);
      if (!answer.ok) return;
      Guesses.learn(await answer.json());
      isReady = true;
    }
    pattern.after(pattern.content.cloneNode(true));
    const box = pattern.nextElementSibling;
    box.querySelector("input").addEventListener("input", (event) => show(box, event.target.value));
  }

  document.addEventListener("practice", begin);
  begin();
})();
