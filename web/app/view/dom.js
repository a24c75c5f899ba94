// Makes elements. Data become text or attributes, never markup.

const SVG = "http://www.w3.org/2000/svg";

/** An HTML element: `text` sets its text, `on…` its listeners, everything else an attribute. */
export function h(tag, props = {}, ...children) {
  return filled(document.createElement(tag), props, children);
}

/** The same in SVG. */
export function svg(tag, props = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), props, children);
}

function filled(element, props, children) {
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "text") element.textContent = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** Sets a text only where it differs, so that nothing is announced twice. */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Runs `make` again only when what it depends on has changed. */
export function whenChanged(make) {
  let last;
  return (key, ...rest) => {
    const now = JSON.stringify(key);
    if (now === last) return;
    last = now;
    make(...rest);
  };
}

/**
 * A group of choices of which one is taken: native radio buttons under a legend. What is not allowed is not shown, nor is the
 * group while there is nothing to choose.
 */
export function radios(legend, name, choices, onchange) {
  const inputs = choices.map(([value]) => h("input", { type: "radio", name, value, onchange: () => onchange(value) }));
  const labels = choices.map(([, label], index) => h("label", { class: "chip" }, inputs[index], h("span", { text: label })));
  const element = h("fieldset", { class: "chips" }, h("legend", { text: legend }), ...labels);
  const set = (value, allowed) => {
    element.hidden = allowed.length < 2;
    inputs.forEach((input, index) => {
      input.checked = input.value === value;
      input.disabled = !allowed.includes(input.value);
      labels[index].hidden = input.disabled;
    });
  };
  return { element, set };
}

/** A select with its label. */
export function menu(label, onchange) {
  const select = h("select", { onchange: () => onchange(select.value) });
  const element = h("label", { class: "menu" }, h("span", { text: label }), select);
  const set = whenChanged((options) => {
    const before = select.value;
    select.replaceChildren(...options.map(([value, text]) => h("option", { value, text })));
    if (options.some(([value]) => value === before)) select.value = before;
  });
  return { element, select, set: (options) => set(options, options) };
}

/**
 * A question before what cannot be undone; `ask` opens it. `yes` is the button that does it, `no` the words of the other.
 * @param {string} text
 * @param {HTMLElement} yes
 * @param {string} no
 */
export function confirmation(text, yes, no) {
  const title = h("h2");
  const words = h("p", { text });
  const dialog = h("dialog", { class: "confirm" });
  const refuse = h("button", { type: "button", class: "command secondary", text: no, onclick: () => dialog.close() });
  yes.addEventListener("click", () => dialog.close());
  dialog.append(title, words, h("div", { class: "answers" }, refuse, yes));
  const ask = (question) => {
    say(title, question);
    dialog.setAttribute("aria-label", question);
    dialog.showModal();
  };
  return { dialog, words, ask };
}
