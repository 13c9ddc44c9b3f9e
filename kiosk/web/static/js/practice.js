// A practice works without scripts. With them: feedback in place, bars that move, dragging beside buttons.
(() => {
  "use strict";
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const all = (what) => [...document.querySelectorAll(what)];

  // ---- Feedback in place: send the form, take the main part of the answer, keep the rest of the page.
  function ask(method, address, fields) {
    return new Promise((done, failed) => {
      const request = new XMLHttpRequest(); // it reads a page by itself
      request.open(method, address);
      request.responseType = "document";
      request.onload = () => done(request);
      request.onerror = failed;
      request.send(fields);
    });
  }

  async function show(asked, pressed) {
    const answer = await asked;
    const page = answer.response;
    const main = page?.querySelector("main.practice");
    if (answer.status !== 200 || !main) return location.assign(answer.responseURL);
    const before = all("main progress").map((bar) => bar.value);
    document.querySelector("main").replaceWith(document.importNode(main, true));
    document.title = page.title;
    history.replaceState(null, "", answer.responseURL);
    moveBars(before);
    settle(pressed);
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !form.matches("form[data-practice]")) return;
    event.preventDefault();
    const fields = new URLSearchParams(new FormData(form, event.submitter));
    show(ask("POST", form.getAttribute("action"), fields), event.submitter?.value).catch(() => {
      delete form.dataset.practice; // the plain way always works
      delete form.dataset.pressed;
      form.requestSubmit(event.submitter);
    });
  });

  // What stands behind a name or a link comes in place too.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-reveal] a");
    if (!link || event.ctrlKey) return;
    event.preventDefault();
    show(ask("GET", link)).catch(() => location.assign(link));
  });

  function moveBars(before) {
    const bars = all("main progress");
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
  // A card of the sorter goes to the other crate: there its own button is pressed.
  let dragged = null;

  function target(event) {
    const crate = dragged && event.target.closest?.("[data-crate]");
    if (crate) return crate.contains(dragged) ? null : dragged.querySelector("button");
    return dragged && event.target.closest?.(".choice-button, .prompt-button");
  }

  document.addEventListener("dragstart", (event) => (dragged = event.target.closest?.("[data-drag]")));
  document.addEventListener("dragend", () => (dragged = null));
  document.addEventListener("dragover", (event) => target(event) && event.preventDefault());
  document.addEventListener("drop", (event) => {
    const button = target(event);
    if (!button) return;
    event.preventDefault();
    button.click();
  });

  const prepare = () => all("[data-drag]").forEach((one) => (one.draggable = true));

  // After a new part came in: what the browser would do with a new page, or stay at the button that was pressed.
  function settle(pressed) {
    prepare();
    for (const one of all("main [data-print]")) {
      one.hidden = false;
      one.addEventListener("click", () => print());
    }
    const same = all("main [name=move]").find((one) => one.value === pressed);
    const first = all("main [autofocus]")[0] ?? same ?? all("main")[0];
    first.focus();
    all("[data-announce]")[0].textContent = all("main [data-live]")[0]?.textContent ?? "";
    document.dispatchEvent(new CustomEvent("practice"));
  }

  prepare();
})();
