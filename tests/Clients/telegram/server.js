// Starts the Bot API emulator on the given port and prints "ready". A front of our own stands before it: where the emulator is kinder than the real
// server it is made to behave (webhook calls carry the secret given to setWebhook, a call that was not answered with 2xx is repeated), and what it
// lacks is added (venues, chat actions, deleting many messages, the bot's profile).
import TelegramServer from 'telegram-test-api';

const REPEAT_AFTER_MS = 300;
const MOST_CALLS = 20;

const server = new TelegramServer({ port: Number(process.argv[2]), host: '127.0.0.1' });
const keepForFetching = server.addUserUpdate.bind(server);
const emulator = server.webServer;

server.addUserUpdate = async (update) => {
  const webhook = server.webhooks[update.botToken];
  if (!webhook) return keepForFetching(update);
  const body = JSON.stringify(TelegramServer.formatUpdate(update));
  server.updateId += 1;
  await bring(webhook, body);
};

async function bring(webhook, body) {
  for (let call = 0; call < MOST_CALLS; call += 1) {
    if (await isTaken(webhook, body)) return;
    await new Promise((resolve) => { setTimeout(resolve, REPEAT_AFTER_MS); });
  }
}

async function isTaken(webhook, body) {
  const headers = { 'content-type': 'application/json' };
  if (webhook.secret_token) headers['x-telegram-bot-api-secret-token'] = webhook.secret_token;
  try {
    return (await fetch(webhook.url, { method: 'POST', headers, body })).ok;
  } catch {
    return false;
  }
}

const added = {
  sendVenue: (sent, token) => {
    if (![sent.latitude, sent.longitude].every(Number.isFinite) || !sent.title || !sent.address) return refuse('venue');
    return accept(server.addBotMessage({ ...sent, text: sent.title }, token));
  },
  sendLocation: (sent, token) => ([sent.latitude, sent.longitude].every(Number.isFinite) ? accept(server.addBotMessage({ ...sent, text: '' }, token)) : refuse('location')),
  sendChatAction: (sent) => (sent.action === 'typing' ? accept(true) : refuse('action')),
  deleteMessages: (sent) => {
    if (!Array.isArray(sent.message_ids) || sent.message_ids.length > 100) return refuse('message_ids');
    // Ids that are not there are passed over, as the real server does. Not by the emulator's own deleting, which takes a tap for the message of its number.
    const isGone = (kept) => !('callbackQuery' in kept) && sent.message_ids.includes(kept.messageId) && Number(kept.message.chat?.id ?? kept.message.chat_id) === Number(sent.chat_id);
    server.storage.userMessages = server.storage.userMessages.filter((kept) => !isGone(kept) && !('callbackQuery' in kept));
    server.storage.botMessages = server.storage.botMessages.filter((kept) => !isGone(kept));
    return accept(true);
  },
  setMyCommands: (sent) => (sent.commands?.every((one) => /^[a-z0-9_]{1,32}$/.test(one.command) && one.description) ? accept(true) : refuse('commands')),
  setMyDescription: (sent) => (sent.description?.length <= 512 ? accept(true) : refuse('description')),
  setMyShortDescription: (sent) => (sent.short_description?.length <= 120 ? accept(true) : refuse('short_description')),
  getWebhookInfo: (_, token) => accept({ url: server.webhooks[token]?.url ?? '', has_custom_certificate: false, pending_update_count: 0 }),
};

function accept(result) {
  return { status: 200, body: { ok: true, result } };
}

function refuse(what) {
  return { status: 400, body: { ok: false, error_code: 400, description: `Bad Request: ${what}` } };
}

const front = (request, response) => {
  const [, token, method] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url) ?? [];
  if (!Object.hasOwn(added, method ?? '')) {
    emulator(request, response);
    return;
  }

  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    const { status, body } = added[method](JSON.parse(Buffer.concat(parts).toString() || '{}'), token);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
};

front.settings = emulator.settings;
server.webServer = front;
await server.start();
console.log('ready');
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
