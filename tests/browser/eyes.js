// What a person sees who sits at the table. It is put into every page of a test, and reads the page by its landmarks and by
// the names of its controls, never by how it is laid out.

globalThis.eyes = (() => {
  const text = (selector) => document.querySelector(selector)?.innerText?.trim() ?? "";
  const told = () => document.querySelectorAll("#plays li").length;
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true });
  const isUsable = (element) => isShown(element) && !element.disabled && element.getAttribute("aria-disabled") !== "true";

  /** The panel that an element is in, by the panel's name. */
  const panelOf = (element) => {
    const panel = element.closest("section[aria-label]");
    return panel?.getAttribute("aria-label") ?? "";
  };

  const nameOf = (element) => element.getAttribute("aria-label") ?? element.textContent.trim();

  const pinchHitterFor = () => {
    const legends = [...document.querySelectorAll("#bench legend")].map(({ textContent }) => textContent.trim());
    return legends.find((legend) => legend.startsWith("Pinch hitter for"))?.replace("Pinch hitter for ", "") ?? "";
  };

  const isBusy = () => [...document.querySelectorAll("#action [aria-busy=true], #bench [aria-busy=true]")].some(isShown);

  const look = () => {
    const banner = document.querySelector("#link-banner");
    const score = text("#scoreboard");
    const usable = [...document.querySelectorAll("#action button, #action [role=button]")].filter(isUsable);
    return {
      isBusy: isBusy(),
      isOffline: banner !== null && isShown(banner),
      isFinal: /\bFinal\b/i.test(score),
      half: /\b(Top|Bottom)\b/i.exec(score)?.[1].toLowerCase() ?? null,
      turn: text("#turn"),
      /** Who could be pinch-hit for. */
      atBat: pinchHitterFor(),
      message: text("#message"),
      /** Everything that was told so far: plays, and notes between them. */
      told: told(),
      dice: text("#dice"),
      buttons: usable.map((element) => ({ panel: panelOf(element), name: nameOf(element) })),
    };
  };

  /** Changes whenever there is something new to see, and not while a command is on its way. */
  const stamp = () => {
    const { isOffline, ...seen } = look();
    return JSON.stringify(seen);
  };

  /** What tells one choice from the next, whose answers may be the same. */
  const asked = () => text("#action section[aria-label=Choice] p");

  /**
   * Whether something has come of the press of a button. The answer to a command comes first, and then event by event what came
   * of it; meanwhile what was done may be offered still.
   */
  const sequelTo = (button) => {
    const [panel, name] = [panelOf(button), nameOf(button)];
    const [toldBefore, askedBefore] = [told(), asked()];
    if (button.closest("#action") === null) return () => told() !== toldBefore;
    const isOffered = () => look().buttons.some((other) => other.panel === panel && other.name === name);
    return () => !isOffered() || (panel === "Choice" && asked() !== askedBefore);
  };

  let hasSequel = () => true;
  const notePress = ({ target }) => {
    const button = target.closest?.("button") ?? null;
    if (button !== null) hasSequel = sequelTo(button);
  };
  document.addEventListener("click", notePress, { capture: true });

  /** Whether what was commanded last is answered and shown. */
  const hasSettled = () => !isBusy() && hasSequel();

  return { look, stamp, hasSettled };
})();
