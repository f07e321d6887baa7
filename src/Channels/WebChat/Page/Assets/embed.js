// The one line on a union's page: a button, and the chat in a frame of our own origin that the page around it can neither read nor restyle.
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const home = new URL(script.src).origin;
  const words = __WORDS__; // Put in by the server.
  const { color = '#0f5f5c', corner = 'right', label = words.open } = script.dataset;

  const box = document.createElement('div');
  const root = box.attachShadow({ mode: 'closed' });
  const style = new CSSStyleSheet();
  style.replaceSync(`
    :host { all: initial; }
    button { position: fixed; z-index: 2147483647; bottom: 16px; ${corner === 'left' ? 'left' : 'right'}: 16px; min-width: 56px; height: 56px; padding: 0 22px; border: 0;
      border-radius: 28px; background: var(--color); color: #fff; font: 600 17px/1 system-ui, sans-serif; box-shadow: 0 3px 14px #0004; cursor: pointer; }
    button:focus-visible { outline: 3px solid #fff; box-shadow: 0 0 0 6px var(--color); }
    iframe { position: fixed; z-index: 2147483646; bottom: 84px; ${corner === 'left' ? 'left' : 'right'}: 16px; width: min(400px, calc(100vw - 32px)); height: min(640px, calc(100vh - 100px));
      border: 0; border-radius: 16px; box-shadow: 0 6px 30px #0005; background: #fff; }
    @media (max-width: 480px) { iframe { inset: 0; width: 100%; height: calc(100% - 84px); border-radius: 0; } }
    [hidden] { display: none; }`);
  root.adoptedStyleSheets = [style];

  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.style.setProperty('--color', color);
  button.setAttribute('aria-expanded', 'false');

  /** @type {HTMLIFrameElement | undefined} */
  let frame;

  function open() {
    frame = document.createElement('iframe');
    frame.src = `${home}/`;
    frame.title = words.title;
    frame.allow = 'geolocation';
    frame.referrerPolicy = 'no-referrer';
    root.insertBefore(frame, button);
  }

  button.addEventListener('click', () => {
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

  root.append(button);
  if (document.body) document.body.append(box);
  else document.addEventListener('DOMContentLoaded', () => document.body.append(box));
})();
