// Reads the page aloud, block by block, in the order of the page, and shows which block is being read.
(() => {
  "use strict";
  const player = document.querySelector("[data-player]");
  const opener = document.querySelector("[data-listen]");
  if (!player || !opener) return;

  const part = (name) => player.querySelector(`[data-player-${name}]`);
  const sound = new Audio();
  let blocks = [];
  let place = 0;
  let speed = "normal";
  let heard = false; // one sound was played: this kiosk can read aloud in this language

  // What is inside a closed part has a size in some browsers, although nobody sees it.
  const isOpen = (block) => !block.closest("details:not([open])") || block.matches("summary");
  const visibleBlocks = () =>
    [...document.querySelectorAll("[data-say]")].filter((block) => block.getClientRects().length > 0 && isOpen(block));

  function highlight(block) {
    document.querySelector(".being-read")?.classList.remove("being-read");
    if (!block) return;
    block.classList.add("being-read");
    block.scrollIntoView({ block: "nearest" });
  }

  function showState() {
    for (const words of part("pause").children) words.hidden = (words.dataset.when === "paused") !== sound.paused;
  }

  function read(index) {
    place = index;
    if (place >= blocks.length) return stop();
    highlight(blocks[place]);
    sound.src = `${player.dataset.audio}/${speed}/${blocks[place].dataset.say}`;
    sound.play().catch(() => {}); // failures arrive as an "error" event
    showState();
  }

  function stop() {
    sound.pause();
    highlight(null);
    if (player.contains(document.activeElement)) opener.focus();
    player.hidden = true;
  }

  function start() {
    blocks = visibleBlocks();
    heard = false;
    player.hidden = false;
    part("pause").focus();
    read(0);
  }

  // The voice is busy with others: try again when it said. A sentence without sound is passed over. If not even the
  // first has one, say so: nobody should wait for nothing.
  async function passOver() {
    const asked = sound.src;
    const answer = await fetch(asked).catch(() => null);
    if (player.hidden || sound.src !== asked) return;
    if (answer?.status === 429) return setTimeout(() => player.hidden || read(place), 1000 * answer.headers.get("Retry-After"));
    if (heard) return read(place + 1);
    highlight(null);
    for (const button of player.querySelectorAll("button")) button.hidden = true;
    part("hint").hidden = true;
    part("silent").hidden = false;
  }

  // A soft tone for people who listen rather than look. Only while they use Listen.
  function tone() {
    if (player.hidden || !heard) return;
    const context = new AudioContext();
    const voice = context.createOscillator();
    const volume = new GainNode(context, { gain: 0.08 });
    voice.connect(volume).connect(context.destination);
    voice.start();
    voice.stop(context.currentTime + 0.4);
  }

  opener.addEventListener("click", (event) => {
    event.preventDefault();
    start();
  });
  part("pause").addEventListener("click", () => (sound.paused ? sound.play() : sound.pause()));
  part("again").addEventListener("click", () => read(Math.min(place, blocks.length - 1)));
  part("stop").addEventListener("click", stop);
  part("slower").addEventListener("click", (event) => {
    speed = speed === "slow" ? "normal" : "slow";
    event.currentTarget.setAttribute("aria-pressed", String(speed === "slow"));
    read(place);
  });
  sound.addEventListener("ended", () => read(place + 1));
  sound.addEventListener("error", passOver);
  sound.addEventListener("play", showState);
  sound.addEventListener("pause", showState);
  sound.addEventListener("timeupdate", () => {
    heard = true;
    document.dispatchEvent(new Event("kiosk:plays"));
  });
  document.addEventListener("kiosk:asks", tone);
})();
