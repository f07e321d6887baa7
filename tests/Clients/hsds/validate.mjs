// node validate.mjs hsds TYPE FILE SCHEMA_FOLDER   every object of a JSON array by the official schema
// node validate.mjs geojson FILE                   by RFC 7946
// node validate.mjs qr FILE                        prints what a camera reads
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const [what, ...rest] = process.argv.slice(2);
const read = file => JSON.parse(readFileSync(file, 'utf8'));

if (what === 'hsds') {
  const [type, file, folder] = rest;
  const { default: Ajv } = await import('ajv/dist/2020.js');
  const { default: addFormats } = await import('ajv-formats');
  const base = 'https://hsds.invalid/schema/';
  // HSDS adds keywords of its own, such as core and constraints.
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  for (const name of readdirSync(folder)) ajv.addSchema({ $id: base + name, ...read(join(folder, name)) });
  const validate = ajv.getSchema(`${base}${type}.json`);
  const all = read(file);
  for (const one of all) {
    if (validate(one)) continue;
    console.error(one.id, validate.errors.map(error => `${error.instancePath} ${error.message}`).join('; '));
    process.exit(1);
  }
  console.log(all.length);
} else if (what === 'geojson') {
  const { check } = await import('@placemarkio/check-geojson');
  console.log(check(readFileSync(rest[0], 'utf8')).features.length);
} else {
  const { default: jsQR } = await import('jsqr');
  const { PNG } = (await import('pngjs')).default;
  const picture = PNG.sync.read(readFileSync(rest[0]));
  console.log(jsQR(new Uint8ClampedArray(picture.data), picture.width, picture.height)?.data ?? '');
}
