// How the page looks to whom: larger and with fewer words to a child; in the colour of the site around it.

const root = document.documentElement;
const nav = /** @type {HTMLElement} */ (document.querySelector('nav'));
const numbers = /** @type {HTMLElement[]} */ ([...nav.querySelectorAll('a')]);

// White letters on the colour must stay readable (WCAG 2, AA).
const LEAST_CONTRAST = 4.5;

/** @param {boolean} isChild */
export function showFor(isChild) {
  root.classList.toggle('child', isChild);
  const rank = (/** @type {HTMLElement} */ number) => Number(number.dataset.child ?? 9);
  nav.append(...(isChild ? [...numbers].sort((a, b) => rank(a) - rank(b)) : numbers));
}

/** @param {(text: string) => void} say What the person says by tapping who she or he is. */
export function openLook(say) {
  for (const button of document.querySelectorAll('.look')) {
    button.addEventListener('click', () => {
      showFor(button.id === 'under-age');
      say(button.textContent ?? '');
    });
  }
}

// The page around us may say its colour, and nothing else; it is the only one who is heard.
window.addEventListener('message', event => {
  const color = String(event.data?.color);
  if (event.source !== window.parent || window.parent === window || event.data?.safehelp !== 'look' || !/^#[0-9a-f]{6}$/i.test(color)) return;
  if (1.05 / (luminance(color) + 0.05) >= LEAST_CONTRAST) root.style.setProperty('--brand', color);
});

/** @param {string} color */
function luminance(color) {
  const [red, green, blue] = [1, 3, 5].map(at => {
    const part = parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
