// node card.mjs FILE SCHEMA   every card of a JSON array by Microsoft's schema of Adaptive Cards; prints how many
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

const [file, schemaFile] = process.argv.slice(2);
const read = name => JSON.parse(readFileSync(name, 'utf8'));
// Its name is written as in draft 4 and its draft is one that ajv does not bundle; neither changes what it asks for.
const { $schema, id, ...schema } = read(schemaFile);
const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
addFormats(ajv);
const validate = ajv.compile(schema);
const cards = read(file);
for (const card of cards) {
  if (validate(card)) continue;
  console.error(JSON.stringify(card), validate.errors.map(error => `${error.instancePath} ${error.message}`).join('; '));
  process.exit(1);
}
console.log(cards.length);
