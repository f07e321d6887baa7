// Starts the Bot API emulator on the given port and prints "ready". Where the emulator is kinder than the real server it is made to behave:
// webhook calls carry the secret given to setWebhook, and a call that was not answered with 2xx is repeated.
import TelegramServer from 'telegram-test-api';

const REPEAT_AFTER_MS = 300;
const MOST_CALLS = 20;

const server = new TelegramServer({ port: Number(process.argv[2]), host: '127.0.0.1' });
const keepForFetching = server.addUserUpdate.bind(server);

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

await server.start();
console.log('ready');
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
