// Leaving quickly. It stands alone, so that it works whatever becomes of the rest.

const PRESSES = 3;
const WITHIN_MS = 5000;

const link = /** @type {HTMLAnchorElement} */ (document.querySelector('#leave'));
const target = link.href;

/** @type {() => void} */
let last = () => {};

/** @type {number[]} */
let presses = [];

/**
 * What to do on the way out, after everything is hidden.
 * @param {() => void} action
 */
export function onLeaving(action) {
  last = action;
}

/** Hides everything at once, then empties what this site may have kept and opens the neutral page in this one's place. */
export function leave() {
  document.title = ' ';
  document.body.replaceChildren();
  [last, forget].forEach(attempt);
  if (window.top === window) {
    location.replace(target);
    return;
  }
  // The page around us is another site's: its script and the browser are both asked, whichever may.
  window.parent.postMessage({ safehelp: 'leave', to: target }, '*');
  attempt(() => window.top?.location.replace(target));
}

function forget() {
  [
    () => sessionStorage.clear(),
    () => localStorage.clear(),
    () => document.cookie.split(';').forEach(each => { document.cookie = `${each.split('=')[0]}=;max-age=0;path=/`; }),
    () => void indexedDB.databases?.().then(all => all.forEach(one => one.name && indexedDB.deleteDatabase(one.name))),
    () => void caches.keys().then(names => names.forEach(name => caches.delete(name))),
    () => void navigator.serviceWorker.getRegistrations().then(all => all.forEach(one => one.unregister())),
  ].forEach(attempt);
}

/**
 * A browser that forbids one step (storage inside a frame) must not keep the next ones from happening.
 * @param {() => void} step
 */
function attempt(step) {
  try {
    step();
  } catch {
    return;
  }
}

link.addEventListener('click', event => {
  event.preventDefault();
  leave();
});

// Three times Shift by itself: with a letter in between it is somebody typing capitals.
document.addEventListener('keydown', event => {
  if (event.key !== 'Shift') {
    presses = [];
    return;
  }
  if (event.repeat) return;
  const now = performance.now();
  presses = [...presses.filter(then => now - then < WITHIN_MS), now];
  if (presses.length >= PRESSES) leave();
}, true);

// Neither the back button nor a restored tab shows what was said before.
window.addEventListener('pageshow', event => {
  if (event.persisted) location.reload();
});
