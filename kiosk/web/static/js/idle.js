// Clears the screen for the next person when nobody is there any more.
//
// A start screen on which nothing was entered goes back to the welcome screen silently. Everywhere else the
// kiosk asks first and counts down. Any key or tap means that somebody is there; the server is told now and then.
(() => {
  "use strict";
  const { reset, quick, stillHere, finish, welcome } = document.body.dataset;
  const visit = document.documentElement.dataset.visit;
  const WORKSHOP_IDLE_SECONDS = 1800; // people who listen to somebody touch nothing for long
  const idle = visit === "workshop" ? WORKSHOP_IDLE_SECONDS : document.body.dataset.idle;
  const dialog = document.querySelector("[data-idle-dialog]");
  if (!dialog || !dialog.showModal) return; // the attract screen; or a browser that gets the question as a page

  const TELL_SERVER_MS = 60_000;
  const ring = dialog.querySelector(".ring");
  const number = dialog.querySelector("[data-idle-number]");
  const sentences = [...dialog.querySelectorAll("[data-idle-from]")];
  const finishForm = dialog.querySelector("[data-idle-finish]");
  const digits = [...dialog.dataset.digits];
  const nobodyYet =
    visit === "no" && document.querySelector("main[data-quick-reset]") !== null;
  let touched = performance.now();
  let told = touched;
  let leaving = false;

  const secondsIdle = () => (performance.now() - touched) / 1000;
  const inLocalDigits = (count) => [...String(count)].map((digit) => digits[digit]).join("");

  function tellServer() {
    told = performance.now();
    fetch(stillHere, { method: "POST", body: new URLSearchParams({ from: location.pathname }) }).catch(() => {});
  }

  function noteActivity() {
    touched = performance.now();
    if (touched - told > TELL_SERVER_MS && visit !== "no") tellServer();
  }

  function showWaiting(seconds) {
    number.textContent = inLocalDigits(seconds);
    ring.setAttribute("stroke-dasharray", `${(100 * seconds) / reset} 100`);
    const due = sentences.filter((sentence) => seconds <= sentence.dataset.idleFrom).pop();
    for (const sentence of sentences) sentence.hidden = sentence !== due;
  }

  function ask() {
    dialog.showModal();
    document.dispatchEvent(new Event("kiosk:asks"));
  }

  function stay() {
    noteActivity();
    tellServer();
    dialog.close();
  }

  async function clear() {
    leaving = true;
    await fetch(finish, { method: "POST", redirect: "manual", keepalive: true }).catch(() => {});
    location.replace(welcome);
  }

  function tick() {
    const waited = secondsIdle();
    if (leaving) return;
    if (nobodyYet && waited >= quick) {
      leaving = true;
      location.replace(welcome);
    } else if (waited >= Number(idle) + Number(reset)) {
      clear();
    } else if (waited >= idle) {
      showWaiting(Math.ceil(Number(idle) + Number(reset) - waited));
      if (!dialog.open) ask();
    }
  }

  // While the question is open, Tab only moves between its two buttons: the count begins again, the question stays.
  function answerByKey(event) {
    if (event.key === "Tab" || event.key === "Shift") {
      touched = performance.now() - 1000 * idle;
      return;
    }
    const finishes = finishForm.contains(document.activeElement) && (event.key === "Enter" || event.key === " ");
    if (finishes) return;
    event.preventDefault();
    stay();
  }

  document.addEventListener("keydown", (event) => (dialog.open ? answerByKey(event) : noteActivity()), true);
  document.addEventListener("pointerdown", (event) => {
    if (!dialog.open) noteActivity();
    else if (!finishForm.contains(event.target)) stay();
  }, true);
  document.addEventListener("scroll", () => dialog.open || noteActivity(), { capture: true, passive: true });
  document.addEventListener("kiosk:plays", () => dialog.open || noteActivity());
  dialog.addEventListener("cancel", stay);
  dialog.querySelector("[data-idle-stay]").addEventListener("submit", (event) => {
    event.preventDefault();
    stay();
  });
  setInterval(tick, 1000);
})();
