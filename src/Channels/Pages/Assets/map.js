// The map page: asks the server by POST, so that no address carries a place, and shows what it answers in the list and on the map.

/* global L */

const byId = id => document.getElementById(id);
const [form, text, list, found, choices, frame] = ['find', 'place', 'list', 'found', 'choices', 'frame'].map(byId);
const words = frame.dataset;

/** Where somebody is who let the machine say it; held until the next search by name. */
let here = null;
let points = [];
let picked = null;

const map = L.map('map', { zoomControl: false, attributionControl: false, preferCanvas: true, zoomSnap: .5, keyboard: true }).fitBounds([[7.5, 102], [23.6, 113]], { animate: false });
const shape = L.layerGroup().addTo(map);
const places = L.layerGroup().addTo(map);

byId('zoom-in').addEventListener('click', () => map.zoomIn());
byId('zoom-out').addEventListener('click', () => map.zoomOut());
if (words.tiles) L.tileLayer(words.tiles, { maxZoom: 19, referrerPolicy: 'no-referrer' }).addTo(map);

const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

async function drawShape() {
  const { communes, provinces } = await (await fetch('/ban-do/nen.json')).json();
  const soft = colour('--soft');
  for (let i = 0; i < communes.length; i += 2) {
    L.circleMarker([communes[i] / 1000, communes[i + 1] / 1000], { radius: 1.5, stroke: false, fillColor: soft, fillOpacity: .55, interactive: false }).addTo(shape);
  }
  for (const [name, lat, lng, always] of provinces) {
    const mark = L.circleMarker([lat, lng], { radius: 3, stroke: false, fillColor: soft, fillOpacity: .9, interactive: false }).addTo(shape);
    const label = document.createElement('span');
    label.textContent = name;
    mark.bindTooltip(label, { permanent: true, direction: 'right', interactive: false });
    labels.push({ mark, always });
  }
  showLabels();
}

const labels = [];

// On a phone thirty-four names over the whole country hide it.
function showLabels() {
  for (const { mark, always } of labels) (always || map.getZoom() >= 7 ? mark.openTooltip() : mark.closeTooltip());
}

map.on('zoomend', showLabels);

function show(answer) {
  found.textContent = [answer.heading, answer.note].filter(Boolean).join(' ');
  choices.replaceChildren(...answer.choices.map(choice => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = choice;
    button.addEventListener('click', () => { text.value = choice; here = null; ask(); });
    return button;
  }));
  if (answer.choices.length) return;
  const cards = answer.places.map(card);
  list.replaceChildren(...cards);
  // On a phone the answer stands below the form.
  if (innerWidth < 960) found.scrollIntoView({ block: 'start' });
  mark(answer.places, cards);
}

function copy(id) {
  return byId(id).content.firstElementChild.cloneNode(true);
}

function card(place) {
  const one = copy('card');
  const link = one.querySelector('h2 a');
  link.textContent = place.name;
  link.href = place.href;
  one.querySelector('.kind').textContent = place.kind;
  one.querySelector('ul').append(...[...place.details, ...(place.lat != null && !place.isExact ? [words.coarse] : [])].map(line => {
    const item = document.createElement('li');
    item.textContent = line;
    return item;
  }));
  one.querySelector('.calls').append(...place.calls.map(call => {
    const dial = copy('call');
    dial.href = `tel:${call.dial}`;
    dial.querySelector('b').textContent = call.show;
    return dial;
  }));
  return one;
}

function mark(all, cards) {
  places.clearLayers();
  points = [];
  const main = colour('--main');
  all.forEach((place, i) => {
    if (place.lat == null) return;
    const circle = L.circleMarker([place.lat, place.lng], place.isExact
      ? { radius: 9, color: main, weight: 2, fillColor: main, fillOpacity: .75 }
      : { radius: 14, color: main, weight: 2, dashArray: '4 4', fillColor: main, fillOpacity: .15 });
    circle.on('click', () => pick(cards[i]));
    circle.addTo(places);
    points.push([place.lat, place.lng]);
  });
  if (points.length) map.fitBounds(points, { maxZoom: all.some(place => place.lat != null && !place.isExact) ? 10 : 14, padding: [24, 24], animate: false });
}

function pick(one) {
  picked?.classList.remove('picked');
  picked = one;
  one.classList.add('picked');
  one.scrollIntoView({ block: 'center' });
  one.querySelector('a').focus({ preventScroll: true });
}

async function ask() {
  found.textContent = words.searching;
  choices.replaceChildren();
  const wanted = { place: here ? null : text.value, kind: byId('kind').value || null, openNow: byId('open').checked, latitude: here?.latitude, longitude: here?.longitude };
  try {
    const answer = await fetch('/ban-do/tim', { method: 'POST', body: JSON.stringify(wanted), headers: { 'content-type': 'application/json' } });
    if (!answer.ok) throw new Error(String(answer.status));
    show(await answer.json());
  } catch {
    found.textContent = words.failed;
  }
}

form.addEventListener('submit', event => {
  event.preventDefault();
  here = null;
  ask();
});
for (const id of ['kind', 'open']) byId(id).addEventListener('change', () => ask());
byId('near').addEventListener('click', () => {
  const refused = () => { found.textContent = words.refused; text.focus(); };
  if (!navigator.geolocation) return refused();
  found.textContent = words.searching;
  navigator.geolocation.getCurrentPosition(position => {
    // A hundred metres are fine enough to know the commune.
    here = { latitude: Math.round(position.coords.latitude * 1000) / 1000, longitude: Math.round(position.coords.longitude * 1000) / 1000 };
    text.value = '';
    ask();
  }, refused, { timeout: 12000, maximumAge: 300000 });
});

drawShape();
