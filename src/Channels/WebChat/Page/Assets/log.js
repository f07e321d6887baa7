// What was said, on the screen. Texts of the server are only ever set as text, never read as HTML.

/** @import { Action, Activity, Card } from './talk.js' */

const TYPING_MS = 20000;

// Of a long message of one's own its last lines are enough above the answer.
const OWN_SHOWN = 120;

const log = /** @type {HTMLElement} */ (document.querySelector('#log'));
const words = /** @type {HTMLElement} */ (document.querySelector('#words')).dataset;

/** @type {HTMLElement | undefined} */
let typing;

/** @type {HTMLElement | undefined} */
let chips;

/**
 * A copy of one of the page's templates.
 * @param {string} name
 */
export function copy(name) {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById(name));
  return /** @type {HTMLElement} */ (/** @type {Element} */ (template.content.firstElementChild).cloneNode(true));
}

/**
 * Puts something at the end, and brings into view what the person said last and the beginning of what answers it: a long answer is read from the top.
 * @param {HTMLElement} element
 */
export function append(element) {
  log.append(element);
  const own = /** @type {HTMLElement | undefined} */ ([...log.querySelectorAll(':scope > .me')].at(-1));
  const top = own ? Math.max(own.offsetTop, own.offsetTop + own.offsetHeight - OWN_SHOWN) - 8 : 0;
  log.scrollTo({ top, behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
}

/** Empties the talk, but not the notes that the page came with. */
export function clear() {
  [...log.querySelectorAll(':scope > .line, :scope > .chips, :scope > .ended')].forEach(element => element.remove());
  typing = chips = undefined;
}

/**
 * Shows what the person sends, at once.
 * @param {string} text
 */
export function showOwn(text) {
  chips?.remove();
  chips = undefined;
  const line = bubble('me', words.you, text);
  append(line);
  return line;
}

/**
 * @param {HTMLElement} line
 * @param {'sending' | 'sent' | 'failed'} state
 * @param {() => void} [again]
 */
export function mark(line, state, again) {
  line.classList.toggle('sending', state === 'sending');
  line.querySelectorAll('small, .failed').forEach(old => old.remove());
  if (state === 'sending') line.append(element('small', words.sending));
  if (state !== 'failed' || !again) return;
  const button = copy('failed');
  button.addEventListener('click', again, { once: true });
  line.append(button);
  button.scrollIntoView({ block: 'nearest' });
}

export function showTyping() {
  hideTyping();
  const shown = typing = copy('typing');
  append(shown);
  setTimeout(() => shown.remove(), TYPING_MS);
}

export function hideTyping() {
  typing?.remove();
  typing = undefined;
}

/**
 * @param {Activity} activity
 * @param {(action: Action) => void} tapped
 */
export function showReply(activity, tapped) {
  hideTyping();
  const line = bubble('bot', words.bot, activity.text ?? '');
  if (!activity.text) line.lastElementChild?.remove();
  const cards = activity.attachments ?? [];
  if (cards.length) line.append(list('cards', cards.map(card)));
  append(line);
  const actions = activity.suggestedActions?.actions ?? [];
  if (actions.length) {
    chips?.remove();
    chips = list('chips', actions.map(action => chip(action, tapped)));
  }
  // A second reply in a row must not take away the taps of the first.
  if (chips) log.append(chips);
}

/** @param {Card} attachment */
function card({ content }) {
  const shown = copy('card');
  const details = (content.text ?? '').split(/\n+/).filter(Boolean);
  shown.classList.toggle('number', !content.text && !content.subtitle);
  fill(shown, 'h2', content.title);
  fill(shown, '.kind', content.subtitle);
  shown.querySelector('ul')?.append(...details.map(detail => element('li', detail)));
  if (!details.length) shown.querySelector('ul')?.remove();
  shown.querySelector('.calls')?.append(...content.buttons.map(button => button.type === 'openUrl' ? way(button) : dial(button)));
  return shown;
}

/** @param {Action} action */
function dial(action) {
  const link = /** @type {HTMLAnchorElement} */ (copy('call'));
  // Whatever a server might send, a tap on a number dials and does nothing else.
  if (action.value.startsWith('tel:')) link.href = action.value;
  fill(link, 'b', action.title);
  return link;
}

/**
 * To a place on the map. A browser inside another app knows no geo: address, a desktop has no app for it.
 * @param {Action} action
 */
function way(action) {
  const link = /** @type {HTMLAnchorElement} */ (copy('way'));
  const point = /^-?[\d.]+,-?[\d.]+$/.exec(action.channelData ?? '')?.[0];
  const hasMapApp = /Android/.test(navigator.userAgent) && !/Zalo|FBA[NV]|; wv\)/.test(navigator.userAgent);
  if (point && hasMapApp) link.href = `geo:${point}?q=${point}`;
  else if (action.value.startsWith('https://')) link.href = action.value;
  link.append(action.title);
  return link;
}

/**
 * @param {Action} action
 * @param {(action: Action) => void} tapped
 */
function chip(action, tapped) {
  const button = /** @type {HTMLButtonElement} */ (element('button', action.title));
  button.type = 'button';
  button.addEventListener('click', () => tapped(action));
  return button;
}

/**
 * @param {string} side
 * @param {string | undefined} speaker
 * @param {string} text
 */
function bubble(side, speaker, text) {
  const line = copy('bubble');
  line.classList.add(side);
  fill(line, '.who', `${speaker}: `);
  fill(line, '.bubble', text);
  return line;
}

/**
 * @param {string} name
 * @param {HTMLElement[]} children
 */
function list(name, children) {
  const box = element('div', '');
  box.className = name;
  box.append(...children);
  return box;
}

/**
 * @param {string} tag
 * @param {string | undefined} text
 */
function element(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text ?? '';
  return made;
}

/**
 * @param {HTMLElement} parent
 * @param {string} selector
 * @param {string | undefined} text
 */
function fill(parent, selector, text) {
  const child = parent.querySelector(selector);
  if (text) child?.append(text);
  else child?.remove();
}
