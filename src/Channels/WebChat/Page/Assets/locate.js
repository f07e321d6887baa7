// Sharing the location: says first what for, and a refusal is no dead end.

const button = /** @type {HTMLButtonElement} */ (document.querySelector('#locate'));
const ask = /** @type {HTMLElement} */ (document.querySelector('#locating'));
const text = /** @type {HTMLTextAreaElement} */ (document.querySelector('#text'));
const words = /** @type {HTMLElement} */ (document.querySelector('#words')).dataset;

/** @param {boolean} isOpen */
export function explainLocation(isOpen) {
  ask.hidden = !isOpen;
  button.setAttribute('aria-expanded', String(isOpen));
  if (isOpen) /** @type {HTMLElement} */ (ask.querySelector('button')).focus();
}

/**
 * @param {(coordinates: GeolocationCoordinates) => void} found
 * @param {(status: string) => void} say
 */
export function openLocating(found, say) {
  const refused = () => {
    say(words.refused ?? '');
    text.focus();
  };
  button.addEventListener('click', () => explainLocation(Boolean(ask.hidden)));
  ask.querySelector('#locate-no')?.addEventListener('click', () => {
    explainLocation(false);
    text.focus();
  });
  ask.querySelector('#locate-yes')?.addEventListener('click', () => {
    explainLocation(false);
    if (!navigator.geolocation) return refused();
    say(words.locating ?? '');
    navigator.geolocation.getCurrentPosition(position => {
      say('');
      found(position.coords);
    }, refused, { timeout: 12000, maximumAge: 300000 });
  });
}
