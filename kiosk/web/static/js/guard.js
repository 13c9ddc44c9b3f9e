// Shaking hands press twice. The server takes a double press once anyway; here the second one is not even sent.
(() => {
  "use strict";
  const RELEASE_MS = 4000; // if no answer came by then, another try is meant

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented) return;
    if (form.dataset.pressed) {
      event.preventDefault();
      return;
    }
    form.dataset.pressed = "yes";
    setTimeout(() => delete form.dataset.pressed, RELEASE_MS);
  });

  // A page the browser kept for its Back button may belong to somebody who has left: ask the server again.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
})();
