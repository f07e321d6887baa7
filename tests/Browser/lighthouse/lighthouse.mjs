// Lighthouse on the chat page. Usage: node lighthouse.mjs ADDRESS   Prints the scores, keeps the reports under artifacts/lighthouse, fails below the floor.
import { mkdir, writeFile } from 'node:fs/promises';
import { launch } from 'chrome-launcher';
import lighthouse, { desktopConfig } from 'lighthouse';

const FLOOR = 95;
const CATEGORIES = ['performance', 'accessibility', 'best-practices'];

const [address] = process.argv.slice(2);
const folder = new URL('../../../artifacts/lighthouse/', import.meta.url);
await mkdir(folder, { recursive: true });
const chrome = await launch({ chromePath: process.env.CHROMIUM ?? '/usr/bin/chromium', chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'] });
let isGood = true;
try {
  for (const [name, config] of [['phone', undefined], ['desk', desktopConfig]]) {
    const { lhr, report } = await lighthouse(address, { port: chrome.port, output: 'html', onlyCategories: CATEGORIES, logLevel: 'error' }, config);
    const scores = CATEGORIES.map(id => [id, Math.round(100 * (lhr.categories[id].score ?? 0))]);
    await writeFile(new URL(`${name}.html`, folder), report);
    console.log(name, scores.map(([id, score]) => `${id} ${score}`).join(', '));
    for (const audit of Object.values(lhr.audits).filter(one => one.score !== null && one.score < 0.9 && one.scoreDisplayMode !== 'informative')) console.log(`  ${audit.score} ${audit.id}: ${audit.displayValue ?? audit.title}`);
    isGood &&= scores.every(([, score]) => score >= FLOOR);
  }
} finally {
  chrome.kill();
}
process.exit(isGood ? 0 : 1);
