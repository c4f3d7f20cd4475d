/** Elements of the page, made of text and never of markup that somebody wrote. */

type Content = Node | string;

export function element<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Readonly<Record<string, string | undefined>> = {}, ...content: readonly Content[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(name, value);
  made.append(...content);
  return made;
}

export function button(attributes: Readonly<Record<string, string | undefined>>, label: string, press: () => void): HTMLButtonElement {
  const made = element("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", press);
  return made;
}

export function byId<E extends HTMLElement>(id: string, type: new () => E): E {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`the page has no ${type.name} “${id}”`);
  return found;
}

/** A picture that the worker drew; its texts were escaped there. */
export function picture(svg: string): HTMLElement {
  const frame = element("div", { class: "picture" });
  const drawn = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  frame.append(document.importNode(drawn, true));
  return frame;
}

/** Calls once nothing has asked for it for so long. */
export function debounced(milliseconds: number, run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, milliseconds);
  };
}

/** Arrow keys go from tab to tab (ARIA Authoring Practices, “Tabs”). */
export function moveByArrows(list: HTMLElement): void {
  list.addEventListener("keydown", (event) => {
    const tabs = [...list.querySelectorAll<HTMLElement>("[role=tab]")];
    const at = tabs.findIndex((tab) => tab === document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const next = tabs[(to + tabs.length) % tabs.length];
    next?.click();
    // A click may have made the tabs anew.
    [...list.querySelectorAll<HTMLElement>("[role=tab]")][(to + tabs.length) % tabs.length]?.focus();
  });
}
