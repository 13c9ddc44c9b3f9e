// The keypad writes into the code field at once, instead of asking the server for every key.
(() => {
  "use strict";
  const keypad = document.querySelector("[data-keypad]");
  const field = document.querySelector("[data-code]");
  if (!keypad || !field) return;

  const show = document.querySelector("[data-show-code]");
  const most = Number(field.dataset.code);
  const digits = () => field.value.replace(/\P{Nd}/gu, "");
  const inGroups = (text) => text.replace(/(\p{Nd}{4})(?=\p{Nd})/gu, "$1 ");

  keypad.addEventListener("submit", (event) => {
    event.preventDefault();
    const key = event.submitter?.value ?? "";
    const typed = key === "delete" ? digits().slice(0, -1) : digits() + key;
    field.value = inGroups(typed.slice(0, most));
  });

  if (show) show.hidden = false;
  show?.addEventListener("click", () => {
    const masked = field.classList.toggle("masked");
    show.setAttribute("aria-pressed", String(!masked));
  });

  field.value = inGroups(digits());
  if (!document.querySelector("[autofocus]")) field.focus(); // what was wrong is read first
})();
