// Reading and writing the tables: UTF-8, one row a unit, a comment on top.
import fs from 'node:fs';
import path from 'node:path';

export const content = path.join(import.meta.dirname, '../../content/places');
const cell = value => /[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);

export function read(file) {
  const lines = fs.readFileSync(path.join(content, file), 'utf8').split('\n').filter(line => line && !line.startsWith('#'));
  const [head, ...rows] = lines.map(line => line.split(','));
  return rows.map(row => Object.fromEntries(head.map((name, i) => [name, row[i] ?? ''])));
}

export function write(folder, file, comment, head, rows) {
  const lines = [`# ${comment}`, '# Tệp do tools/places tạo ra từ các gói công khai (xem NOTICE): đừng sửa tay, hãy sửa công cụ rồi chạy lại.', head.join(',')];
  for (const row of rows) lines.push(row.map(cell).join(','));
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, file), lines.join('\n') + '\n');
}
