// NLP.js (its neural intent classifier) trained on the same examples as the bot and judged on the same messages.
// Usage: node peer.mjs TRAIN.jsonl TEST.jsonl, each line {"text": "…", "topic": "…"}; prints one line of JSON.
import { readFileSync } from 'node:fs';
import { NlpManager } from 'node-nlp';

const rows = path => readFileSync(path, 'utf8').split('\n').filter(Boolean).map(line => JSON.parse(line));
const [train, test] = process.argv.slice(2).map(rows);

const manager = new NlpManager({ languages: ['vi'], forceNER: false, autoSave: false, nlu: { log: false, useNoneFeature: false } });
for (const row of train) manager.addDocument('vi', row.text, row.topic);
const startOfTraining = performance.now();
await manager.train();
const trainingMs = performance.now() - startOfTraining;

const answers = [];
const start = performance.now();
for (const row of test) answers.push((await manager.process('vi', row.text)).intent);
const seconds = (performance.now() - start) / 1000;

const topics = [...new Set(test.map(row => row.topic))];
const f1 = topics.map(topic => {
  const right = test.filter((row, i) => row.topic === topic && answers[i] === topic).length;
  return (2 * right) / (answers.filter(answer => answer === topic).length + test.filter(row => row.topic === topic).length || 1);
});
console.log(JSON.stringify({
  macroF1: f1.reduce((sum, value) => sum + value, 0) / f1.length,
  messagesPerSecond: test.length / seconds,
  trainingMs,
}));
