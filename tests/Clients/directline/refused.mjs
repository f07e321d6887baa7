// Microsoft's client with a token that must not open the talk.
// Usage: node refused.mjs ADDRESS polling|stream TOKEN [CONVERSATION]   Prints its states and what it heard as one line of JSON.
import { createRequire } from 'node:module';
import WebSocket from 'ws';
import XMLHttpRequest from 'xhr2';

globalThis.XMLHttpRequest = XMLHttpRequest;
globalThis.WebSocket = WebSocket;
const { DirectLine, ConnectionStatus } = createRequire(import.meta.url)('botframework-directlinejs');

const [address, mode, token, conversationId] = process.argv.slice(2);
const client = new DirectLine({ token, conversationId, domain: `${address}/v3/directline`, webSocket: mode === 'stream', pollingInterval: 200 });
const statuses = [];
const heard = [];
client.connectionStatus$.subscribe(status => statuses.push(ConnectionStatus[status]));
client.activity$.subscribe(activity => heard.push(activity.id), () => undefined);
const posted = await new Promise(done => {
  client.postActivity({ type: 'message', text: 'a', from: { id: 'x' } }).subscribe(id => done(id), fault => done(`refused ${fault.status ?? ''}`));
  setTimeout(() => done('no answer'), 30000);
});
console.log(JSON.stringify({ statuses, heard, posted }));
process.exit(0);
