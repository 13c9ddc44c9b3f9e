// A page that is only for a moment goes on by itself: thank you, and the question that nobody answered.
(() => {
  "use strict";
  const { goOn, after } = document.querySelector("main").dataset;
  if (goOn) setTimeout(() => location.replace(goOn), 1000 * after);
})();
