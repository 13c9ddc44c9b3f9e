// A practice works without scripts. With them: feedback in place, bars that move, dragging beside buttons.
(() => {
  "use strict";
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  // ---- Feedback in place: send the form, take the main part of the answer, keep the rest of the page.
  function post(form, button) {
    return new Promise((done, failed) => {
      const request = new XMLHttpRequest(); // it reads a page by itself, so no text has to be turned into one
      request.open("POST", form.getAttribute("action"));
      request.responseType = "document";
      request.onload = () => done(request);
      request.onerror = failed;
      request.send(new URLSearchParams(new FormData(form, button)));
    });
  }

  async function send(form, button) {
    const answer = await post(form, button);
    const page = answer.response;
    const main = page?.querySelector("main.practice");
    if (answer.status !== 200 || !main) return location.assign(answer.responseURL);
    const before = [...document.querySelectorAll("main progress")].map((bar) => bar.value);
    document.querySelector("main").replaceWith(document.importNode(main, true));
    document.title = page.title;
    history.replaceState(null, "", answer.responseURL);
    moveBars(before);
    settle();
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !form.matches("form[data-practice]")) return;
    event.preventDefault();
    send(form, event.submitter).catch(() => {
      delete form.dataset.practice; // the plain way always works
      delete form.dataset.pressed;
      form.requestSubmit(event.submitter);
    });
  });

  function moveBars(before) {
    const bars = [...document.querySelectorAll("main progress")];
    if (calm.matches || bars.length !== before.length) return;
    const began = performance.now();
    const ends = bars.map((bar) => bar.value);
    requestAnimationFrame(function step(now) {
      const part = Math.max(0, Math.min((now - began) / 150, 1));
      bars.forEach((bar, place) => (bar.value = before[place] + (ends[place] - before[place]) * part));
      if (part < 1) requestAnimationFrame(step);
    });
  }

  // ---- Dragging: a message or a request may be dropped on the button that is the answer.
  let dragged = false;
  const target = (event) => dragged && event.target.closest?.(".choice-button, .prompt-button");

  document.addEventListener("dragstart", (event) => (dragged = event.target.matches?.("[data-drag]") ?? false));
  document.addEventListener("dragend", () => (dragged = false));
  document.addEventListener("dragover", (event) => target(event) && event.preventDefault());
  document.addEventListener("drop", (event) => {
    const button = target(event);
    if (!button) return;
    event.preventDefault();
    button.click();
  });

  // After a new part came in: what the browser would do with a new page.
  function settle() {
    for (const one of document.querySelectorAll("[data-drag]")) one.draggable = true;
    for (const one of document.querySelectorAll("main [data-print]")) {
      one.hidden = false;
      one.addEventListener("click", () => print());
    }
    const first = document.querySelector("main [autofocus]") ?? document.querySelector("main");
    first.focus();
    first.scrollIntoView({ block: "nearest" });
    document.dispatchEvent(new CustomEvent("practice"));
  }

  for (const one of document.querySelectorAll("[data-drag]")) one.draggable = true;
})();
