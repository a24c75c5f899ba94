// Takes times within the page: when the first button can be pressed, and how long after its frame a play is drawn. It is put
// into the page before the page's own scripts.

globalThis.stopwatch = {
  interactive: null,
  shown: [],
  /** The addresses of what was there when the first button could be pressed. */
  loadedByThen() {
    const loaded = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
    return loaded.filter(({ responseEnd }) => responseEnd <= stopwatch.interactive).map(({ name }) => name);
  },
};

{
  /** When the frame of a play that is not drawn yet has arrived. */
  let arrivedAt = null;

  globalThis.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      // The first listener: what the page does with the frame counts.
      this.addEventListener("message", ({ data }) => {
        if (JSON.parse(data).event === "play_resolved") arrivedAt = performance.now();
      });
    }
  };

  const isPressable = (button) => !button.disabled && button.checkVisibility({ visibilityProperty: true });

  const lookForButton = () => {
    const buttons = document.querySelectorAll("#action button");
    if (stopwatch.interactive === null && [...buttons].some(isPressable)) stopwatch.interactive = performance.now();
  };

  const lookForPlay = (changes) => {
    const plays = document.querySelector("#plays");
    if (arrivedAt === null || plays === null || !changes.some(({ target }) => plays.contains(target))) return;
    const since = arrivedAt;
    arrivedAt = null;
    // The frame after the next is drawn when what is changed now has been.
    requestAnimationFrame(() => requestAnimationFrame(() => stopwatch.shown.push(performance.now() - since)));
  };

  const observer = new MutationObserver((changes) => {
    lookForButton();
    lookForPlay(changes);
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
}
