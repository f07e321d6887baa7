// Builds the tables of content/places. `node build.mjs [FOLDER]` writes elsewhere, so that a test can compare.
import { formerUnits, newUnits, oldUnits, points } from './sources.mjs';
import { bare, bareKey, fold } from './names.mjs';
import { content, read, write } from './tables.mjs';

const into = process.argv[2] ?? content;
const byCode = (a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
function group(rows, key) {
  const groups = new Map();
  for (const row of rows) groups.set(key(row), [...groups.get(key(row)) ?? [], row]);
  return groups;
}

// --- units in force
const fresh = newUnits();
const changes = read('changes.csv');
const changed = (system, code) => changes.find(c => c.system === system && c.code === code);
const provinces = fresh.provinces.map(p => ({
  code: p.code,
  name: changed('province', p.code)?.name ?? `${p.city ? 'Thành phố' : 'Tỉnh'} ${bare(p.name)}`,
})).sort(byCode);
const communes = fresh.communes.map(c => {
  const change = changed('commune', c.code);
  return { ...c, sourceCode: c.code, sourceName: c.name, code: change?.new_code ?? c.code, name: change?.name ?? c.name };
}).sort(byCode);
const provinceByName = new Map(provinces.map(p => [bareKey(p.name), p.code]));
const communeBySource = new Map(communes.map(c => [c.sourceCode, c]));
const communeByName = new Map(communes.map(c => [c.province + fold(c.sourceName), c]));

// --- units of before
const old = oldUnits();
const oldProvinces = old.provinces.sort(byCode);
const oldProvinceKey = new Map(oldProvinces.map(p => [p.code, bareKey(p.name)]));
const current = new Map(old.districts.map(d => [d.code, d]));
const oldCommune = new Map(old.communes.map(c => [c.code, c]));
const oldByName = group(old.communes, c => {
  const district = current.get(c.district);
  return [oldProvinceKey.get(district.province), bareKey(district.name), bareKey(c.name)].join('|');
});

// --- what became of what
// 431 edges carry a code that does not exist: the name with its province says which is meant.
function successor(edge) {
  const province = provinceByName.get(bareKey(edge.newProvince));
  const named = communeBySource.get(edge.newCode);
  if (named && named.province === province && fold(named.sourceName) === fold(edge.newName)) return named;
  return communeByName.get(province + fold(edge.newName));
}

// Within a district a town and a commune may share a name: the full name decides. A district that was renamed or merged is found by its province.
const oldInProvince = group(old.communes, c => oldProvinceKey.get(current.get(c.district).province) + '|' + bareKey(c.name));
const only = (rows, name) => (rows.length === 1 ? rows[0] : rows.filter(c => fold(c.name) === fold(name)).length === 1 ? rows.find(c => fold(c.name) === fold(name)) : null);
const livingDistricts = new Set(old.districts.map(d => oldProvinceKey.get(d.province) + '|' + bareKey(d.name)));

function predecessor(edge) {
  if (edge.oldCode && oldCommune.has(edge.oldCode)) return edge.oldCode;
  const [province, district, name] = [bareKey(edge.oldProvince), bareKey(edge.oldDistrict), bareKey(edge.oldName)];
  const same = oldByName.get([province, district, name].join('|')) ?? [];
  if (same.length > 0) return only(same, edge.oldName)?.code ?? null;
  if (livingDistricts.has(province + '|' + district)) return null;
  return only(oldInProvince.get(province + '|' + name) ?? [], edge.oldName)?.code ?? null;
}

const successors = new Map();
const retiredEdges = [];
const add = (map, key, value) => map.set(key, (map.get(key) ?? new Set()).add(value));
for (const edge of fresh.edges) {
  const to = successor(edge);
  const from = predecessor(edge);
  if (!to) throw new Error(`no successor for ${JSON.stringify(edge)}`);
  if (from) add(successors, from, to.code);
  if (!from || bareKey(oldCommune.get(from).name) !== bareKey(edge.oldName)) retiredEdges.push({ ...edge, from, to: to.code });
}
const districtRepairs = new Map();
for (const repair of read('repairs.csv')) {
  if (repair.system === 'district') districtRepairs.set(repair.code, repair.successors);
  else for (const code of repair.successors.split(' ')) add(successors, repair.code, code);
}
// The packages keep one successor of a commune that was split: a new commune takes its place on the map from those, not from the slivers below.
const mainSuccessors = new Map(successors);
const inForce = new Set(communes.map(c => c.code));
for (const split of read('splits.csv')) {
  const codes = split.successors.split(' ');
  if (oldCommune.get(split.code)?.name !== split.name || !codes.every(code => inForce.has(code))) throw new Error(`no such split: ${JSON.stringify(split)}`);
  successors.set(split.code, new Set(codes));
}

// --- districts that went between 2018 and 2025, and districts that communes stood in before
const former = formerUnits();
const districts = [...old.districts.map(d => ({ ...d, state: '' }))];
const districtAlias = new Map();
for (const [age, state] of former.entries()) {
  for (const district of state.districts) {
    const now = current.get(district.code);
    if (now && bareKey(now.name) === bareKey(district.name)) continue;
    if (districtAlias.has(district.code + bareKey(district.name))) continue;
    // The land of a gone district lies today in the districts that hold its communes' codes.
    const living = state.communes.filter(c => c.district === district.code && oldCommune.has(c.code));
    const heirs = [...group(living, c => oldCommune.get(c.code).district)].sort((a, b) => b[1].length - a[1].length).map(([code]) => code);
    districtAlias.set(district.code + bareKey(district.name), heirs);
    // Lists of 2021 and later keep the codes of 2021; what went before is known by its heir.
    districts.push({ ...district, state: now ? 'renamed' : age === 0 ? 'gone' : 'merged', heirs });
  }
}
const formerDistricts = new Map();
for (const state of former) {
  for (const commune of state.communes) {
    const now = oldCommune.get(commune.code);
    if (now && now.district !== commune.district && bareKey(now.name) === bareKey(commune.name)) add(formerDistricts, commune.code, commune.district);
  }
}

// --- names that went between 2018 and 2025
const retired = new Map();
const heirOf = district => current.has(district) ? district : districts.find(d => d.code === district)?.heirs?.[0] ?? '';
function retire(code, name, district, to) {
  const key = [district, bareKey(name), code && oldCommune.has(code) ? code : ''].join('|');
  const row = retired.get(key) ?? { code: '', name, district, to: new Set() };
  row.code ||= code ?? '';
  for (const one of to) row.to.add(one);
  retired.set(key, row);
}
const districtByName = new Map();
for (const d of districts) districtByName.set(oldProvinceKey.get(d.province) + '|' + bareKey(d.name), d.code);
for (const d of old.districts) districtByName.set(oldProvinceKey.get(d.province) + '|' + bareKey(d.name), d.code);
const formerByName = group(former.flatMap(s => s.communes), c => oldProvinceKey.get(c.province) + '|' + bareKey(c.name));
for (const edge of retiredEdges) {
  const province = bareKey(edge.oldProvince);
  const district = districtByName.get(province + '|' + bareKey(edge.oldDistrict)) ?? '';
  const known = (formerByName.get(province + '|' + bareKey(edge.oldName)) ?? []).filter(c => c.district === district || heirOf(c.district) === district);
  retire(edge.from ?? known[0]?.code ?? edge.oldCode, edge.oldName, district, [edge.to]);
}
for (const commune of former.flatMap(s => s.communes)) {
  const now = oldCommune.get(commune.code);
  if (now && bareKey(now.name) === bareKey(commune.name)) continue;
  const existing = [...retired.values()].find(r => bareKey(r.name) === bareKey(commune.name) && (r.district === commune.district || r.district === heirOf(commune.district)));
  if (existing) {
    existing.code ||= commune.code;
    if (commune.district !== existing.district) (existing.former ??= new Set()).add(commune.district);
    continue;
  }
  // A code that lived on under another name was merged into the unit that bears it now.
  retire(commune.code, commune.name, commune.district, successors.get(commune.code) ?? []);
}

// --- points
const near = points();
const handPoints = new Map(read('district-points.csv').map(p => [p.code, { lat: Number(p.lat), lng: Number(p.lng) }]));
// A province in force has the code of the old province that its seat stands in.
const provincePoint = new Map(read('province-points.csv').map(p => [p.code, { lat: Number(p.lat), lng: Number(p.lng) }]));
const communePoints = new Map(read('commune-points.csv').map(p => [p.code, { lat: Number(p.lat), lng: Number(p.lng), precision: 'commune' }]));
const pointsOfDistrict = group(near, p => p.district);
const townsOf = group(old.communes.filter(c => /^(Thị trấn|Phường)/.test(c.name)), c => c.district);
function seat(district) {
  const inside = pointsOfDistrict.get(district.code) ?? [];
  const towns = new Set((townsOf.get(district.code) ?? []).map(c => bareKey(c.name)));
  return inside.find(p => bareKey(p.name) === bareKey(district.name)) ?? handPoints.get(district.code)
    ?? inside.find(p => towns.has(bareKey(p.name))) ?? inside[0];
}
const seats = new Map();
for (const d of districts) if (!seats.has(d.code) && seat(d)) seats.set(d.code, seat(d));
for (const d of districts) if (!seats.has(d.code) && d.heirs?.[0]) seats.set(d.code, seats.get(d.heirs[0]));
const predecessors = new Map();
for (const [from, all] of mainSuccessors) for (const to of all) add(predecessors, to, from);
for (const [district, to] of districtRepairs) for (const one of to.split(' ')) add(predecessors, one, `district ${district}`);
// The district of before 2024 is the smaller one, so its seat lies nearer.
const districtOf = from => [...formerDistricts.get(from) ?? [oldCommune.get(from).district]][0];
const districtsOf = code => [...new Set([...predecessors.get(code) ?? []].map(from => from.startsWith('district ') ? from.slice(9) : districtOf(from)))];
// The seat's own commune is the one named after the district, or after its town.
function communePoint(commune) {
  if (communePoints.has(commune.code)) return communePoints.get(commune.code);
  const own = districtsOf(commune.code);
  const named = new Set([bareKey(commune.name), ...[...predecessors.get(commune.code) ?? []].filter(f => oldCommune.has(f)).map(f => bareKey(oldCommune.get(f).name))]);
  const inside = near.filter(p => own.includes(p.district) || (p.province === commune.province && !current.has(p.district)));
  const hit = inside.find(p => bareKey(p.name) === bareKey(commune.name)) ?? inside.find(p => named.has(bareKey(p.name)));
  if (hit) return { ...hit, precision: 'commune' };
  const main = own.map(d => [d, [...predecessors.get(commune.code)].filter(f => oldCommune.has(f) && districtOf(f) === d).length]).sort((a, b) => b[1] - a[1])[0]?.[0];
  if (seats.has(main)) return { ...seats.get(main), precision: 'district' };
  return { ...provincePoint.get(commune.province), precision: 'province' };
}
const degrees = p => p ? [p.lat.toFixed(4), p.lng.toFixed(4)] : ['', ''];

// --- successors of the old provinces, by where most of their communes went
const provinceOf = new Map(communes.map(c => [c.code, c.province]));
function provinceHeir(code) {
  const votes = {};
  for (const c of old.communes) if (current.get(c.district).province === code) for (const to of successors.get(c.code) ?? []) votes[provinceOf.get(to)] = (votes[provinceOf.get(to)] ?? 0) + 1;
  return Object.entries(votes).sort((a, b) => b[1] - a[1])[0][0];
}

const list = set => [...set ?? []].sort().join(' ');
write(into, 'provinces.csv', '34 tỉnh, thành phố từ ngày 1/7/2025, có cả thay đổi ngày 30/4/2026.', ['code', 'name', 'lat', 'lng'],
  provinces.map(p => [p.code, p.name, ...degrees(provincePoint.get(p.code))]));
write(into, 'communes.csv', '3.321 xã, phường, đặc khu từ ngày 1/7/2025; precision nói toạ độ là của chính xã, của huyện lỵ cũ hay chỉ của tỉnh.',
  ['code', 'name', 'province', 'lat', 'lng', 'precision'],
  communes.map(c => { const p = communePoint(c); return [c.code, c.name, c.province, ...degrees(p), p.precision]; }));
write(into, 'old-provinces.csv', '63 tỉnh, thành phố trước ngày 1/7/2025.', ['code', 'name', 'successor', 'lat', 'lng'],
  oldProvinces.map(p => [p.code, p.name, provinceHeir(p.code), ...degrees(provincePoint.get(p.code))]));
write(into, 'old-districts.csv', '696 quận, huyện trước ngày 1/7/2025, và những huyện đã bỏ tên (gone; merged: trước 2021) hay đổi tên (renamed) từ 2018; heirs: huyện giữ đất của huyện đã bỏ.',
  ['code', 'name', 'province', 'state', 'heirs', 'successors', 'lat', 'lng'],
  districts.sort((a, b) => byCode(a, b) || (a.state < b.state ? -1 : 1)).map(d => [d.code, d.name, d.province, d.state, (d.heirs ?? []).join(' '), districtRepairs.get(d.code) ?? '', ...degrees(seats.get(d.code))]));
write(into, 'old-communes.csv', 'Xã, phường, thị trấn ngày 30/6/2025 và các đơn vị kế thừa; former: huyện mà xã từng thuộc về.',
  ['code', 'name', 'district', 'former', 'successors'],
  old.communes.sort(byCode).map(c => [c.code, c.name, c.district, list(formerDistricts.get(c.code)), list(successors.get(c.code))]));
write(into, 'retired-communes.csv', 'Tên xã, phường, thị trấn đã bỏ trong các năm 2018–2025 mà giấy tờ còn ghi; successors trống là chỉ biết tới huyện.',
  ['code', 'name', 'district', 'former', 'successors'],
  [...retired.values()].sort((a, b) => byCode(a, b) || (a.district + a.name < b.district + b.name ? -1 : 1)).map(r => [r.code, r.name, r.district, list(r.former), list(r.to)]));
