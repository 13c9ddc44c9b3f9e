// The keys write into the field at once, instead of asking the server for each; and what is typed can be shown.
(() => {
  "use strict";
  const field = document.querySelector("[data-pin]");
  const keys = document.querySelector("[data-pin-keys]");

  keys?.addEventListener("click", (event) => {
    const key = event.target.closest("button")?.value;
    if (!key || !field) return;
    event.preventDefault();
    field.value = key === "delete" ? [...field.value].slice(0, -1).join("") : field.value + key;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });

  for (const button of document.querySelectorAll("[data-show-pin]")) {
    const shown = document.getElementById(button.dataset.showPin);
    button.hidden = false;
    button.addEventListener("click", () => {
      const masked = shown.classList.toggle("masked");
      button.setAttribute("aria-pressed", String(!masked));
    });
  }

  if (field && !document.querySelector("[autofocus]")) field.focus(); // what was wrong is read first
})();
