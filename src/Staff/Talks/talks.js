// The waiting line and a talk, live. Without this file the same pages work as forms; what is typed is kept in this page's memory only, never on the disk.
(() => {
  const lock = document.getElementById('lock');
  const line = document.getElementById('line');
  const talk = document.getElementById('talk');
  const onDuty = document.querySelector('.menu a[href="/staff/talks"]');
  if (!lock || !onDuty) return;

  const Every = line || talk ? 2500 : 20000;
  const title = document.title;
  const byId = id => document.getElementById(id);
  const token = () => lock.querySelector('[name=__RequestVerificationToken]').value;
  const make = (tag, values, ...inside) => {
    const made = Object.assign(document.createElement(tag), values || {});
    made.append(...inside);
    return made;
  };
  const show = (id, isShown) => { const found = byId(id); if (found) found.hidden = !isShown; };

  async function ask(path) {
    const answer = await fetch(path, { redirect: 'manual', headers: { Accept: 'application/json' } });
    // A locked or ended session answers with a way to the door; the lock over the page sees to it.
    return answer.ok ? answer.json() : null;
  }

  // ---- a discreet sign that somebody waits ----
  let news = 0;
  let sounding = null;
  const Sound = 'safehelp-sound';
  const wantsSound = () => localStorage.getItem(Sound) !== 'off';

  function beep() {
    if (!wantsSound() || lock.open) return;
    try {
      sounding = sounding || new AudioContext();
      const [tone, loudness] = [sounding.createOscillator(), sounding.createGain()];
      tone.frequency.value = 520;
      loudness.gain.setValueAtTime(0.06, sounding.currentTime);
      loudness.gain.exponentialRampToValueAtTime(0.0001, sounding.currentTime + 0.4);
      tone.connect(loudness).connect(sounding.destination);
      tone.start();
      tone.stop(sounding.currentTime + 0.4);
    } catch { /* no sound on this machine; the title still blinks */ sounding = null; }
  }

  function notify() {
    news += 1;
    beep();
  }

  setInterval(() => {
    if (!document.hidden && news > 0 && !onDuty.dataset.waits) news = 0;
    document.title = news > 0 && document.title === title ? `(${news}) Có người chờ` : title;
  }, 1000);
  addEventListener('focus', () => { news = 0; });

  const sound = byId('sound');
  if (sound) {
    sound.closest('label').hidden = false;
    sound.checked = wantsSound();
    sound.addEventListener('change', () => localStorage.setItem(Sound, sound.checked ? 'on' : 'off'));
  }

  // ---- the line ----
  let known = null;

  function hear(sight) {
    const keys = sight.waiting.map(row => `w${row.key}`).concat(sight.own.filter(row => row.owes).map(row => `o${row.key}`));
    if (known && keys.some(key => !known.has(key))) notify();
    known = new Set(keys);
  }

  const cell = (name, ...inside) => {
    const made = make('td', null, ...inside);
    made.dataset.name = name;
    return made;
  };

  function take(row) {
    if (!row.mayTake) return make('span', { textContent: 'để dành cho người khác' });
    return make('form', { method: 'post', action: `/staff/talks/${row.key}/take` },
      make('input', { type: 'hidden', name: '__RequestVerificationToken', value: token() }), make('button', { type: 'submit', textContent: 'Nhận' }));
  }

  function rowOf(row) {
    const made = make('tr', null,
      cell('Mức', make('span', { className: `urgency ${row.mark}`, textContent: row.urgency })), cell('Đã chờ', row.wait), cell('Nơi', row.area),
      cell('Chuyện', row.topic), cell('Vì sao chờ', row.reason), cell('Nhận', take(row)));
    made.dataset.key = row.key;
    return made;
  }

  function drawLine(sight) {
    const body = line.querySelector('#waiting tbody');
    const [drawn, focused] = [JSON.stringify(sight.waiting), document.activeElement?.closest?.('tr')?.dataset.key];
    if (body.dataset.drawn !== drawn) {
      body.dataset.drawn = drawn;
      body.replaceChildren(...sight.waiting.map(rowOf));
      if (focused) body.querySelector(`tr[data-key="${focused}"] button`)?.focus();
    }
    show('waiting', sight.waiting.length > 0);
    show('waiting-none', sight.waiting.length === 0);
    show('own-none', sight.own.length === 0);
    byId('own').replaceChildren(...sight.own.map(row => make('li', null,
      make('a', { href: `/staff/talks/${row.key}`, textContent: `${row.topic} – ${row.area}` }),
      row.owes ? make('span', { className: 'state waits', textContent: ' đang chờ mình trả lời' }) : '')));
    byId('duty').textContent = sight.duty;
    if (!sight.figures) return;
    const figures = sight.figures;
    for (const [id, value] of [['f-waiting', figures.waiting], ['f-oldest', figures.oldest], ['f-taken', figures.taken], ['f-answered', figures.answered], ['f-minute', figures.withinAMinute], ['f-without', figures.withoutAnswer]]) {
      if (byId(id)) byId(id).textContent = value;
    }
  }

  // ---- a talk ----
  const said = byId('said');
  let after = talk ? Number(talk.dataset.after) : 0;

  function drawSaid(rows) {
    const isAtEnd = said.scrollHeight - said.scrollTop - said.clientHeight < 80;
    for (const row of rows) {
      after = Math.max(after, row.sequence);
      if (said.querySelector(`[data-sequence="${row.sequence}"]`)) continue;
      const made = make('li', { className: row.who }, make('span', { className: 'by', textContent: `${row.name}, ${row.time}` }), make('span', { className: 'words', textContent: row.text }));
      made.dataset.sequence = row.sequence;
      said.append(made);
      if (row.who === 'person') notify();
    }
    if (isAtEnd) said.scrollTop = said.scrollHeight;
  }

  // Said late by the vendor, of a message that has long been shown.
  function drawLost(marks) {
    for (const mark of marks) {
      const row = said.querySelector(`[data-sequence="${mark.sequence}"]`);
      if (row && !row.querySelector('.lost')) row.append(make('span', { className: 'lost', textContent: mark.why }));
    }
  }

  function drawTalk(sight) {
    if (sight.said.length > 0) drawSaid(sight.said);
    drawLost(sight.lost);
    const isOver = sight.state === 'gone' || sight.state === 'waiting';
    byId('notice').textContent = isOver && sight.state === 'waiting' ? 'Cuộc này không còn ở tay mình: đã chuyển, hoặc đã về hàng chờ.' : sight.notice;
    show('notice', byId('notice').textContent.length > 0);
    if (byId('window') && sight.window) byId('window').textContent = sight.window;
    const button = document.querySelector('#say button[type=submit]');
    if (button) button.disabled = isOver;
    talk.dataset.state = sight.state;
  }

  // ---- what is being sent: kept here until the server has said yes or no ----
  const pending = [];
  let isSending = false;
  const clientId = () => [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');

  function drawPending() {
    byId('pending').replaceChildren(...pending.map(one => make('li', { className: 'officer' }, make('span', { className: 'by', textContent: 'đang gửi…' }), make('span', { className: 'words', textContent: one.shown }))));
  }

  function send(path, values, shown) {
    pending.push({ path, values: { ...values, id: clientId() }, shown });
    drawPending();
    flush();
  }

  async function flush() {
    if (isSending || lock.open) return;
    isSending = true;
    while (pending.length > 0 && await deliver(pending[0])) {
      pending.shift();
      drawPending();
    }
    isSending = false;
    if (pending.length === 0) poll();
  }

  async function deliver(one) {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...one.values, __RequestVerificationToken: token() })) form.append(name, value);
    const answer = await fetch(one.path, { method: 'POST', redirect: 'manual', headers: { Accept: 'application/json' }, body: form }).catch(() => null);
    if (!answer || !answer.ok) {
      show('offline', !answer);
      return false;
    }
    const told = await answer.json().catch(() => null);
    if (!told) return false;
    refuse(told.done ? null : told.fault, one);
    return true;
  }

  function refuse(fault, one) {
    byId('say-fault').textContent = fault || '';
    show('say-fault', Boolean(fault));
    const box = byId('text');
    box.closest('.field').classList.toggle('wrong', Boolean(fault));
    // What was refused comes back to be mended; what was typed meanwhile stays below it.
    if (fault && one.values.text) box.value = box.value ? `${one.values.text}\n${box.value}` : one.values.text;
  }

  function readyTalk() {
    said.scrollTop = said.scrollHeight;
    const say = byId('say');
    if (!say) return;
    const box = byId('text');
    say.addEventListener('submit', event => {
      event.preventDefault();
      const text = box.value.trim();
      if (!text) return;
      box.value = '';
      refuse(null, null);
      send(`/staff/talks/${talk.dataset.key}/say`, { text }, text);
      box.focus();
    });
    box.addEventListener('keydown', event => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      say.requestSubmit();
    });
    for (const button of document.querySelectorAll('.ready-one')) {
      button.hidden = false;
      button.addEventListener('click', () => {
        box.value = box.value ? `${box.value}\n${button.dataset.text}` : button.dataset.text;
        box.focus();
      });
    }
    byId('find').addEventListener('submit', event => {
      event.preventDefault();
      find(byId('q').value).catch(() => show('offline', true));
    });
    addEventListener('beforeunload', event => { if (pending.length > 0 || box.value.trim()) event.preventDefault(); });
    addEventListener('online', flush);
    setInterval(flush, 2000);
    for (const form of talk.querySelectorAll('form[action$="/leave"]')) form.addEventListener('submit', () => { box.value = ''; });
  }

  async function find(words) {
    const found = await ask(`/staff/talks/${talk.dataset.key}/found?q=${encodeURIComponent(words)}`);
    if (!found) return;
    byId('found').replaceChildren(...(found.length === 0 ? [make('li', { textContent: 'Không thấy. Thử gõ tên xã, hoặc “nhà tạm lánh”, “luật sư”.' })] : found.map(cardOf)));
  }

  function cardOf(one) {
    const button = make('button', { type: 'button', textContent: 'Gửi thẻ này' });
    button.addEventListener('click', () => {
      button.disabled = true;
      button.textContent = 'Đã gửi';
      send(`/staff/talks/${talk.dataset.key}/card`, { listing: one.id }, `Thẻ: ${one.title}`);
    });
    return make('li', null, make('strong', { textContent: one.title }), ` ${one.numbers.join(', ')}`,
      ...one.details.flatMap(detail => [make('br'), make('span', { className: 'hint', textContent: detail })]), make('div', null, button));
  }

  // ---- the round ----
  let isPolling = false;

  async function poll() {
    if (isPolling || lock.open) return;
    isPolling = true;
    try {
      const sight = await ask(talk ? `/staff/talks/${talk.dataset.key}/live?after=${after}` : '/staff/talks/live');
      show('offline', false);
      if (sight && talk) drawTalk(sight);
      else if (sight) {
        hear(sight);
        if (line) drawLine(sight);
      }
    } catch {
      show('offline', true);
    } finally {
      isPolling = false;
    }
  }

  if (talk) readyTalk();
  addEventListener('online', poll);
  addEventListener('offline', () => show('offline', true));
  setInterval(poll, Every);
  poll();
})();
