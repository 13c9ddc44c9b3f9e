// The free password box of the password lab: it is in the page only while scripts run, has no name, and is never sent.
(() => {
  "use strict";
  const UNITS = [["year", 31536000], ["month", 2592000], ["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

  const number = (value) => value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 0 });

  function inWords(seconds, box) {
    if (seconds < 1) return box.dataset.none;
    if (seconds / UNITS[0][1] >= 1e6) return box.dataset.ever;
    const [unit, size] = UNITS.find((one) => seconds >= one[1]);
    const style = { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: 0 };
    return new Intl.NumberFormat(document.documentElement.lang, style).format(Math.round(seconds / size));
  }

  function show(box, text) {
    const found = Guesses.of(text);
    box.querySelector("[data-result]").hidden = !text;
    for (const one of box.querySelectorAll("[data-pattern]")) one.hidden = one.dataset.pattern !== found.pattern;
    box.querySelector("[data-guesses]").textContent = number(found.guesses);
    box.querySelector("progress").value = Math.min(24, Math.log10(found.guesses));
    for (const one of box.querySelectorAll("[data-seconds]")) one.textContent = inWords((found.guesses / 2) * one.dataset.seconds, box);
  }

  async function begin() {
    const pattern = document.querySelector("#password-box");
    if (!pattern || document.querySelector(".password-box")) return;
    const answer = await fetch(pattern.dataset.words);
    if (!answer.ok) return;
    Guesses.learn(await answer.json());
    pattern.after(pattern.content.cloneNode(true));
    const box = pattern.nextElementSibling;
    box.querySelector("input").addEventListener("input", (event) => show(box, event.target.value));
  }

  document.addEventListener("practice", begin);
  begin();
})();
