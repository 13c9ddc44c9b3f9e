// What has just been said (a feedback, a hint) takes the focus, so that a screen reader reads it once.
// The page asks for that itself (autofocus); this is for browsers that only do it for fields.
(() => {
  "use strict";
  const news = document.querySelector("[data-focus]");
  if (!news) return;
  window.addEventListener("load", () => setTimeout(() => {
    if (document.activeElement === document.body) news.focus();
  }));
})();
