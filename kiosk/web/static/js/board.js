// The big screen of a workshop renews itself, until somebody presses "Stop renewing".
(() => {
  "use strict";
  const seconds = Number(document.querySelector("main")?.dataset.reload);
  if (seconds) setTimeout(() => location.reload(), 1000 * seconds);
})();
