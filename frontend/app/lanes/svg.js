/** Builds SVG elements. */
const SVG = 'http://www.w3.org/2000/svg';

/**
 * @param {string} tag
 * @param {{[name: string]: string | number | null | undefined | EventListener}} [props] `on…` are listeners; null leaves out
 * @param {...(Node | string | null)} children
 * @returns {SVGElement}
 */
export function s(tag, props = {}, ...children) {
  const el = /** @type {SVGElement} */ (document.createElementNS(SVG, tag));
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined) continue;
    if (typeof value === 'function') el.addEventListener(name.slice(2), value);
    else el.setAttribute(name, String(value));
  }
  for (const child of children) if (child !== null) el.append(child);
  return el;
}
