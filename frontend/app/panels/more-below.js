/** Says of a part that scrolls whether there is more below: how that looks is the style sheet's. */

/** @param {HTMLElement} el what scrolls */
export function sayMoreBelow(el) {
  const draw = () => el.toggleAttribute('data-more', el.scrollHeight - el.scrollTop - el.clientHeight > 8);
  el.addEventListener('scroll', draw, { passive: true });
  new ResizeObserver(draw).observe(el);
  new MutationObserver(draw).observe(el, { childList: true, subtree: true, attributes: true, attributeFilter: ['open', 'hidden'] });
}
