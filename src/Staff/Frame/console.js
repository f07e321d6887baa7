// Locks the screen when nobody has touched it for a while. Without this file the server still locks: the next page asks for the password.
'use strict';
(() => {
  const lock = document.getElementById('lock');
  if (!lock) return;

  const idle = Number(lock.dataset.idle) * 1000;
  const form = lock.querySelector('form');
  const fault = document.getElementById('lock-fault');
  const password = document.getElementById('lock-password');
  const Seen = 'safehelp-seen';
  const Lock = 'safehelp-lock';
  const AwakeEvery = Math.min(60000, idle / 3);
  let told = Date.now();

  const token = () => new URLSearchParams(new FormData(form)).get('__RequestVerificationToken');
  const ask = path => fetch(path, { method: 'POST', redirect: 'manual', keepalive: true, headers: { RequestVerificationToken: token() } });
  const seen = () => Number(localStorage.getItem(Seen)) || 0;

  // Two windows of one officer are one desk: a touch in either keeps both awake, a lock in either locks both.
  function touch() {
    if (lock.open) return;
    const now = Date.now();
    if (now - seen() > 1000) localStorage.setItem(Seen, String(now));
    if (now - told < AwakeEvery) return;
    told = now;
    ask('/staff/awake').then(answer => { if (answer.type === 'opaqueredirect') show(); }, () => {});
  }

  function show() {
    if (lock.open) return;
    document.body.classList.add('locked');
    fault.hidden = true;
    password.value = '';
    lock.showModal();
    password.focus();
  }

  function open() {
    localStorage.setItem(Seen, String(Date.now()));
    document.body.classList.remove('locked');
    password.value = '';
    lock.close();
  }

  function lockAll() {
    show();
    localStorage.setItem(Lock, String(Date.now()));
    ask('/staff/lock').catch(() => {});
  }

  async function unlock(event) {
    event.preventDefault();
    fault.hidden = true;
    const answer = await fetch('/staff/unlock', { method: 'POST', redirect: 'manual', body: new FormData(form) }).catch(() => null);
    if (answer && answer.status === 204) {
      localStorage.setItem(Lock, '0');
      open();
    } else if (answer && (answer.type === 'opaqueredirect' || answer.status === 400)) {
      // The session is over or belongs to somebody else now: only the door helps.
      location.reload();
    } else {
      fault.textContent = !answer ? 'Chưa có mạng. Chờ một chút rồi thử lại.'
        : answer.status === 429 ? 'Thử sai nhiều lần quá. Đợi 15 phút rồi thử lại.' : 'Mật khẩu chưa đúng. Gõ lại giúp nhé.';
      fault.hidden = false;
      password.select();
    }
  }

  form.addEventListener('submit', unlock);
  lock.addEventListener('cancel', event => event.preventDefault());
  for (const kind of ['pointerdown', 'keydown', 'scroll', 'touchstart']) addEventListener(kind, touch, { passive: true, capture: true });
  addEventListener('storage', event => {
    if (event.key !== Lock) return;
    if (event.newValue === '0') open();
    else show();
  });

  localStorage.setItem(Seen, String(Date.now()));
  setInterval(() => { if (!lock.open && Date.now() - seen() > idle) lockAll(); }, Math.min(5000, idle / 4));
})();
