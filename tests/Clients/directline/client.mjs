// Microsoft's client, unchanged, as Web Chat uses it.
// Usage: node client.mjs ADDRESS polling|stream   Prints what it saw as one line of JSON.
import { createRequire } from 'node:module';
import WebSocket from 'ws';
import XMLHttpRequest from 'xhr2';

globalThis.XMLHttpRequest = XMLHttpRequest;
globalThis.WebSocket = WebSocket;
const { DirectLine, ConnectionStatus } = createRequire(import.meta.url)('botframework-directlinejs');

const [address, mode] = process.argv.slice(2);
const { token } = await (await fetch(`${address}/webchat/token`, { method: 'POST' })).json();
const client = new DirectLine({ token, domain: `${address}/v3/directline`, webSocket: mode === 'stream', pollingInterval: 200 });
const statuses = [];
const activities = [];
client.connectionStatus$.subscribe(status => statuses.push(ConnectionStatus[status]));
client.activity$.subscribe(activity => activities.push(activity));

const until = async (what, condition) => {
  for (let i = 0; i < 150; i++) {
    if (condition()) return;
    await new Promise(done => setTimeout(done, 100));
  }
  throw new Error(`waited in vain for ${what}: ${JSON.stringify({ statuses, activities })}`);
};
const say = text => new Promise((done, failed) => {
  client.postActivity({ type: 'message', text, from: { id: 'dl_forged', name: 'x' }, channelData: { clientActivityID: `c-${text}` } }).subscribe(done, failed);
});
const replies = () => activities.filter(activity => activity.from.role === 'bot').length;

await until('the greeting', () => replies() > 0);
const before = replies();
const id = await say('111 là số gì');
await until('the reply', () => replies() > before);
const echo = activities.findIndex(activity => activity.id === id);
const result = {
  statuses: [...new Set(statuses)],
  ids: activities.map(activity => activity.id),
  echo: activities[echo],
  repliesAfterEcho: activities.slice(echo + 1).filter(activity => activity.from.role === 'bot').map(activity => activity.text),
};
client.end();
console.log(JSON.stringify(result));
process.exit(0);
