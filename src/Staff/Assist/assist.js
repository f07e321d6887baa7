// Shows at every pause of the typing what was understood. Without this file the button does the same.
(() => {
  const assist = document.getElementById('assist');
  if (!assist) return;

  const Pause = 400;
  const byId = id => document.getElementById(id);
  const words = byId('words');
  const make = (tag, values, ...inside) => {
    const made = Object.assign(document.createElement(tag), values || {});
    made.append(...inside);
    return made;
  };
  let waits = 0;
  let asked = 0;

  function placeOf(place) {
    return make('li', null, make('strong', { textContent: place.title }), ' ', make('span', { className: 'numbers', textContent: place.numbers.join(', ') }),
      ...place.details.flatMap(detail => [make('br'), make('span', { className: 'hint', textContent: detail })]));
  }

  function draw(sight) {
    byId('seen').hidden = !sight;
    if (!sight) return;
    byId('a-title').textContent = sight.title;
    byId('a-urgency').textContent = sight.urgency;
    byId('a-urgency').className = `urgency ${sight.mark}`;
    byId('a-place').textContent = sight.place;
    byId('a-law').textContent = sight.law;
    byId('a-questions').replaceChildren(...sight.questions.map(question => make('li', { textContent: question })));
    byId('a-places').replaceChildren(...sight.places.map(placeOf));
  }

  async function see() {
    const mine = ++asked;
    const form = new FormData();
    form.append('words', words.value);
    form.append('__RequestVerificationToken', assist.querySelector('[name=__RequestVerificationToken]').value);
    const answer = await fetch('/staff/assist/see', { method: 'POST', redirect: 'manual', body: form }).catch(() => null);
    byId('offline').hidden = Boolean(answer);
    if (!answer || !answer.ok) return;
    const sight = await answer.json();
    // An earlier answer that comes later is of words that have changed since.
    if (mine === asked) draw(sight);
  }

  words.addEventListener('input', () => {
    byId('said-words').value = words.value;
    clearTimeout(waits);
    waits = setTimeout(see, Pause);
  });
  byId('assist-form').addEventListener('submit', event => { event.preventDefault(); see(); });
  const copy = byId('copy');
  copy.hidden = !navigator.clipboard;
  copy.addEventListener('click', async () => {
    const lines = [...byId('a-places').children].map(place => place.innerText);
    await navigator.clipboard.writeText([...lines, byId('a-law').textContent].join('\n\n'));
    copy.textContent = 'Đã chép';
    setTimeout(() => { copy.textContent = 'Chép tất cả'; }, 2000);
  });
})();
