// A desk that nobody touches closes: the server forgets the sitting, and here a cover hides the page.
//
// What was being written stays below the cover, and is there again after the PIN. The server is told that
// somebody is there only after a real key, press or scroll, never by itself.
(() => {
  "use strict";
  const cover = document.querySelector("[data-desk-cover]");
  if (!cover || !cover.showModal) return;

  const TELL_MS = 60_000;
  const idleMs = 1000 * Number(cover.dataset.seconds);
  const form = cover.querySelector("form");
  const says = cover.querySelector("[data-cover-says]");
  const field = form.elements.pin;
  let touched = performance.now();
  let told = touched;
  let timer = 0;
  let locked = false;

  async function tell() {
    timer = 0;
    told = performance.now();
    const answer = await fetch("/desk/still-here", { method: "POST", redirect: "manual" }).catch(() => null);
    if (answer && answer.type === "opaqueredirect") close(); // signed out elsewhere, or too late
  }

  function noteActivity() {
    if (cover.open) return;
    touched = performance.now();
    timer = timer || setTimeout(tell, Math.max(0, told + TELL_MS - touched));
  }

  function close() {
    if (cover.open) return;
    clearTimeout(timer);
    timer = 0;
    locked = true;
    document.body.classList.add("covered");
    says.textContent = "";
    cover.showModal();
  }

  function open() {
    locked = false;
    document.body.classList.remove("covered");
    field.value = "";
    touched = told = performance.now();
    cover.close();
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch("/desk/sign-in/again", { method: "POST", body }).catch(() => null);
    if (answer && answer.status === 204) return open();
    field.value = "";
    field.focus();
    if (answer) says.textContent = await answer.text();
  });

  cover.addEventListener("cancel", (event) => event.preventDefault());
  cover.addEventListener("close", () => locked && cover.showModal()); // a browser closes it at the second Escape
  for (const sign of ["keydown", "pointerdown", "input"]) document.addEventListener(sign, noteActivity, true);
  document.addEventListener("scroll", noteActivity, { capture: true, passive: true });
  setInterval(() => performance.now() - touched >= idleMs && close(), 1000);
})();
