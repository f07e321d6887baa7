// Microsoft's client behind a wire that is cut while the bot answers; it must hear what it missed, once.
// Usage: node reconnect.mjs ADDRESS polling|stream   Prints what it heard and what was said as one line of JSON.
import net from 'node:net';
import { createRequire } from 'node:module';
import WebSocket from 'ws';
import XMLHttpRequest from 'xhr2';

globalThis.XMLHttpRequest = XMLHttpRequest;
globalThis.WebSocket = WebSocket;
const { DirectLine, ConnectionStatus } = createRequire(import.meta.url)('botframework-directlinejs');

const [address, mode] = process.argv.slice(2);
const server = new URL(address);
const wires = new Set();
let isCut = false;
const wire = net.createServer(near => {
  if (isCut) return near.destroy();
  const far = net.connect(Number(server.port), server.hostname);
  for (const end of [near, far]) {
    wires.add(end);
    end.on('error', () => undefined);
    end.on('close', () => { near.destroy(); far.destroy(); wires.delete(end); });
  }
  near.pipe(far).pipe(near);
});
await new Promise(done => wire.listen(0, '127.0.0.1', done));
const domain = `http://127.0.0.1:${wire.address().port}/v3/directline`;

const { token } = await (await fetch(`${address}/webchat/token`, { method: 'POST' })).json();
const direct = (path, options) => fetch(`${address}/v3/directline/${path}`, { ...options, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } });
const heard = [];
const statuses = [];
const listen = options => {
  const client = new DirectLine({ token, domain, webSocket: mode === 'stream', pollingInterval: 200, ...options });
  client.connectionStatus$.subscribe(status => statuses.push(ConnectionStatus[status]));
  client.activity$.subscribe(activity => heard.push(activity), () => undefined);
  return client;
};
const until = async (what, condition) => {
  for (let i = 0; i < 600; i++) {
    if (await condition()) return;
    await new Promise(done => setTimeout(done, 100));
  }
  throw new Error(`waited in vain for ${what}: ${JSON.stringify({ statuses, heard })}`);
};
const isReply = activity => activity.from.role === 'bot';

let client = listen();
await until('the greeting', () => heard.some(isReply));
const conversationId = heard[0].conversation.id;
const read = async () => (await direct(`conversations/${conversationId}/activities?watermark=`)).json();
const said = async () => (await read()).activities;
const heardAll = async () => (await said()).every(activity => heard.some(one => one.id === activity.id));
await until('all of the greeting', heardAll);

isCut = true;
wires.forEach(end => end.destroy());
// From another window of the same person, while this one hears nothing.
const { activities: known, watermark } = await read();
await direct(`conversations/${conversationId}/activities`, { method: 'POST', body: JSON.stringify({ type: 'message', text: '111 là số gì' }) });
await until('the reply', async () => (await said()).slice(known.length).some(isReply));
// A poll that fails ends this client's polling for good, by its own design; the site then begins a new one where the old one was.
if (mode === 'polling') await new Promise(done => setTimeout(done, 1000));
isCut = false;
if (mode === 'polling') {
  client.end();
  client = listen({ conversationId, watermark });
}
await until('what was missed', heardAll);

console.log(JSON.stringify({ statuses, heard: heard.map(one => one.id), said: (await said()).map(one => one.id) }));
process.exit(0);
