// Puts the page together.

import { clearComposer, openComposer } from './composer.js';
import { onLeaving } from './leave.js';
import { explainLocation, openLocating } from './locate.js';
import { append, clear, copy, hideTyping, mark, showOwn, showReply, showTyping } from './log.js';
import { openLook, showFor } from './look.js';
import { Talk } from './talk.js';

/** @import { Action, Activity, Message } from './talk.js' */

const status = /** @type {HTMLElement} */ (document.querySelector('#status'));
const guide = /** @type {HTMLElement} */ (document.querySelector('#guide'));
const guideLink = /** @type {HTMLElement} */ (document.querySelector('#guide-link'));
const words = /** @type {HTMLElement} */ (document.querySelector('#words')).dataset;

/** Lines of our own that the server has not echoed yet. @type {Map<string, HTMLElement>} */
const unconfirmed = new Map();

/** @type {Set<string>} */
const seen = new Set();

let talk = begin();

function begin() {
  return new Talk({ said, online, ended });
}

// Not randomUUID, which is missing where the page comes by plain http.
function newId() {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}

/** @param {Activity[]} activities */
function said(activities) {
  for (const activity of activities) {
    if (seen.has(activity.id)) continue;
    seen.add(activity.id);
    if (activity.from.role === 'bot') {
      showFor(activity.channelData?.audience === 'child');
      showReply(activity, tapped);
    } else confirm(activity.channelData?.clientActivityID);
  }
}

/** @param {string | undefined} id */
function confirm(id) {
  const line = unconfirmed.get(id ?? '');
  if (line) mark(line, 'sent');
  unconfirmed.delete(id ?? '');
}

/** @param {boolean} isOnline */
function online(isOnline) {
  say(isOnline ? '' : words.offline ?? '', !isOnline);
}

function ended() {
  showFor(false);
  clear();
  clearComposer();
  hideTyping();
  const note = copy('ended');
  note.querySelector('button')?.addEventListener('click', () => restart());
  append(note);
}

function restart() {
  clear();
  talk.close();
  talk = begin();
}

/** @param {Action} action */
function tapped(action) {
  if (action.channelData === 'shareLocation') explainLocation(true);
  else send(action.title, { text: action.value, id: newId() });
}

/**
 * @param {string} shown
 * @param {Message} message
 */
function send(shown, message) {
  if (talk.isOver) restart();
  const line = showOwn(shown);
  unconfirmed.set(message.id, line);
  deliver(line, message);
}

/**
 * @param {HTMLElement} line
 * @param {Message} message
 */
async function deliver(line, message) {
  mark(line, 'sending');
  try {
    await talk.send(message);
    if (!unconfirmed.has(message.id)) return;
    mark(line, 'sent');
    showTyping();
  } catch {
    mark(line, 'failed', () => deliver(line, message));
  }
}

/**
 * @param {string} text
 * @param {boolean} [isWarning]
 */
function say(text, isWarning = false) {
  if (status.textContent !== text) status.textContent = text;
  status.classList.toggle('warn', isWarning && text !== '');
}

/** @param {boolean} isOpen */
function showGuide(isOpen) {
  guide.hidden = !isOpen;
  if (isOpen) guide.focus();
  else guideLink.focus();
}

openComposer(text => send(text, { text, id: newId() }));
openLocating(place => send(words.place ?? '', { text: '', place, id: newId() }), say);
openLook(text => send(text, { text, id: newId() }));
onLeaving(() => talk.end());
guideLink.addEventListener('click', event => {
  event.preventDefault();
  showGuide(Boolean(guide.hidden));
});
document.querySelector('#guide-close')?.addEventListener('click', () => showGuide(false));
window.addEventListener('pagehide', () => talk.end());
window.addEventListener('offline', () => online(false));
