// The one line on a union's page: a button, and the chat in a frame of our own origin that the page around it can neither read nor restyle.
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const home = new URL(script.src).origin;
  const all = __WORDS__; // Put in by the server.
  const words = all[script.dataset.lang ?? 'vi'] ?? all.vi;
  const { color = '#0f5f5c', corner = 'right', label = words.open, greeting = '' } = script.dataset;
  const side = corner === 'left' ? 'left' : 'right';

  const box = document.createElement('div');
  const root = box.attachShadow({ mode: 'closed' });
  dress(`
    :host { all: initial; }
    button { position: fixed; z-index: 2147483647; bottom: 16px; ${side}: 16px; min-width: 56px; height: 56px; padding: 0 22px; border: 0;
      border-radius: 28px; background: var(--color); color: #fff; font: 600 17px/1 system-ui, sans-serif; box-shadow: 0 3px 14px #0004; cursor: pointer; }
    button:focus-visible { outline: 3px solid #fff; box-shadow: 0 0 0 6px var(--color); }
    p { position: fixed; z-index: 2147483646; bottom: 84px; ${side}: 16px; max-width: min(280px, calc(100vw - 32px)); box-sizing: border-box; margin: 0; padding: 12px 16px;
      border-radius: 16px; border-bottom-${side}-radius: 4px; background: #fff; color: #1c2a2e; font: 16px/1.45 system-ui, sans-serif; box-shadow: 0 3px 18px #0003; }
    iframe { position: fixed; z-index: 2147483646; bottom: 84px; ${side}: 16px; width: min(400px, calc(100vw - 32px)); height: min(640px, calc(100vh - 100px));
      border: 0; border-radius: 16px; box-shadow: 0 6px 30px #0005; background: #fff; }
    @media (max-width: 480px) { iframe { inset: 0; width: 100%; height: calc(100% - 84px); border-radius: 0; } }
    [hidden] { display: none; }`);

  const button = document.createElement('button');
  button.type = 'button';
  button.lang = all[script.dataset.lang ?? ''] ? script.dataset.lang ?? '' : 'vi';
  button.textContent = label;
  button.style.setProperty('--color', color);
  button.setAttribute('aria-expanded', 'false');

  const bubble = document.createElement('p');
  bubble.textContent = greeting;
  bubble.hidden = !greeting;

  /** @type {HTMLIFrameElement | undefined} */
  let frame;

  /** @param {string} css */
  function dress(css) {
    try {
      const style = new CSSStyleSheet();
      style.replaceSync(css);
      root.adoptedStyleSheets = [style];
    } catch {
      // Phones of 2022 and before cannot make a style sheet; where they may not have this one either, the button still works.
      root.append(Object.assign(document.createElement('style'), { textContent: css }));
    }
  }

  function open() {
    const made = frame = document.createElement('iframe');
    made.src = `${home}/`;
    made.title = words.title;
    made.allow = 'geolocation';
    made.referrerPolicy = 'no-referrer';
    made.addEventListener('load', () => made.contentWindow?.postMessage({ safehelp: 'look', color }, home));
    root.insertBefore(made, button);
  }

  button.addEventListener('click', () => {
    bubble.hidden = true;
    if (!frame) open();
    else frame.hidden = !frame.hidden;
    const isOpen = !frame?.hidden;
    button.textContent = isOpen ? words.close : label;
    button.setAttribute('aria-expanded', String(isOpen));
  });

  // The person left quickly: this page, too, gives way without a trace in the history.
  window.addEventListener('message', event => {
    if (event.origin !== home || event.source !== frame?.contentWindow || event.data?.safehelp !== 'leave') return;
    const target = String(event.data.to);
    if (target.startsWith('https://')) location.replace(target);
  });

  root.append(bubble, button);
  if (document.body) document.body.append(box);
  else document.addEventListener('DOMContentLoaded', () => document.body.append(box));
})();
