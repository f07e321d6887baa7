// An echo bot on Microsoft's Bot Framework for Node. It keeps each message durably, in one row, before it answers: what our own server does, without
// understanding, order or repeats. Usage: node peer.mjs PORT sqlite FILE | node peer.mjs PORT postgres HOST PORT USER DATABASE
import http from 'node:http';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } = require('botbuilder');
const [port, kind, ...where] = process.argv.slice(2);

const table = 'CREATE TABLE IF NOT EXISTS bare (conversation TEXT, id TEXT PRIMARY KEY, body TEXT)';
const keep = kind === 'sqlite' ? sqlite(where[0]) : await postgres(where);

function sqlite(file) {
  const database = new (require('better-sqlite3'))(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec(table);
  const insert = database.prepare('INSERT INTO bare (conversation, id, body) VALUES (?, ?, ?)');
  return async (conversation, id, body) => insert.run(conversation, id, body);
}

async function postgres([host, port, user, database]) {
  const pool = new (require('pg').Pool)({ host, port: Number(port), user, database, max: 20 });
  await pool.query(table);
  return (conversation, id, body) => pool.query({ name: 'keep', text: 'INSERT INTO bare (conversation, id, body) VALUES ($1, $2, $3)', values: [conversation, id, body] });
}

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
adapter.onTurnError = async (context, fault) => { console.error(fault.message); throw fault; };

const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  const { conversation, id, text } = context.activity;
  await keep(conversation.id, id, JSON.stringify(context.activity));
  await context.sendActivity(text);
  await next();
});

http.createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  if (request.method !== 'POST') return response.end('ready');
  request.body = JSON.parse(Buffer.concat(parts));
  const answer = {
    socket: response.socket,
    header: (name, value) => response.setHeader(name, value),
    status: (code) => { response.statusCode = code; return answer; },
    send: (body) => { response.end(typeof body === 'string' ? body : JSON.stringify(body ?? '')); return answer; },
    end: () => response.end(),
  };
  await adapter.process(request, answer, (context) => bot.run(context));
}).listen(Number(port), '127.0.0.1');
