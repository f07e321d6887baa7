// The talk with the server, in Direct Line 3.0. Everything is in memory: a reload begins anew.

/**
 * @typedef {{type: string, title: string, value: string, channelData?: string}} Action
 * @typedef {{content: {title: string, subtitle?: string, text?: string, buttons: Action[]}}} Card
 * @typedef {{id: string, from: {role: string}, text?: string, attachments?: Card[], suggestedActions?: {actions: Action[]}, channelData?: {clientActivityID?: string, audience?: string}}} Activity
 * @typedef {{text: string, place?: GeolocationCoordinates, id: string}} Message
 */

const API = '/v3/directline/';
const POST_MS = 15000;
const POLL_MS = 40000;
const REFRESH_MS = 10 * 60000;
const IDLE_MS = 30 * 60000;

export class Talk {
  token = '';
  conversation = '';
  watermark = '';
  lastUsed = Date.now();
  isOver = false;

  /** @param {{said: (activities: Activity[]) => void, online: (isOnline: boolean) => void, ended: () => void}} listener */
  constructor(listener) {
    this.listener = listener;
    this.opened = this.open();
    this.refreshing = setInterval(() => this.refresh(), REFRESH_MS);
    this.listen();
  }

  /**
   * Hands a message in; the same id again is the same message.
   * @param {Message} message
   */
  async send(message) {
    this.lastUsed = Date.now();
    await this.opened;
    await this.call(`conversations/${this.conversation}/activities`, POST_MS, {
      type: 'message',
      text: message.text,
      entities: message.place && [{ type: 'Place', geo: { type: 'GeoCoordinates', latitude: message.place.latitude, longitude: message.place.longitude } }],
      channelData: { clientActivityID: message.id },
    });
  }

  /** Ends the talk here and on the server, even while the page goes away. */
  end() {
    if (this.isOver) return;
    this.close();
    if (!this.conversation) return;
    fetch(`${API}conversations/${this.conversation}/activities`, {
      method: 'POST', keepalive: true, headers: this.headers(), body: '{"type":"endOfConversation"}',
    }).catch(() => undefined);
  }

  close() {
    this.isOver = true;
    clearInterval(this.refreshing);
  }

  async open() {
    for (let tries = 0; !this.isOver; tries++) {
      try {
        this.token ||= (await this.call('/webchat/token', POST_MS, {})).token;
        const { conversationId, token } = await this.call('conversations', POST_MS, {});
        [this.conversation, this.token] = [conversationId, token];
        this.listener.online(true);
        return;
      } catch {
        await this.pause(tries);
      }
    }
  }

  async listen() {
    await this.opened;
    for (let tries = 0; !this.isOver;) {
      try {
        if (Date.now() - this.lastUsed > IDLE_MS) return this.expire();
        const set = await this.call(`conversations/${this.conversation}/activities?wait=25&cards=hero&watermark=${this.watermark}`, POLL_MS);
        this.watermark = set.watermark ?? this.watermark;
        tries = 0;
        if (this.isOver) return;
        this.listener.online(true);
        if (set.activities.length) this.listener.said(set.activities);
      } catch (fault) {
        if (fault instanceof Refusal && (fault.status === 403 || fault.status === 404)) return this.expire();
        await this.pause(tries++);
      }
    }
  }

  async refresh() {
    try {
      if (this.conversation && Date.now() - this.lastUsed < IDLE_MS) this.token = (await this.call('tokens/refresh', POST_MS, {})).token;
    } catch (fault) {
      // The old token holds for a while yet; listening finds out when it no longer does.
      if (!(fault instanceof Error)) throw fault;
    }
  }

  expire() {
    if (this.isOver) return;
    this.end();
    this.listener.ended();
  }

  /**
   * Waits a second, then two, four … up to fifteen; the network coming back ends the wait.
   * @param {number} tries
   */
  async pause(tries) {
    if (this.isOver) return;
    if (tries > 0 || !navigator.onLine) this.listener.online(false);
    await new Promise(done => {
      const wait = setTimeout(done, Math.min(15000, 1000 * 2 ** tries));
      window.addEventListener('online', () => { clearTimeout(wait); done(undefined); }, { once: true });
    });
  }

  headers() {
    return { 'content-type': 'application/json', authorization: `Bearer ${this.token}` };
  }

  /**
   * @param {string} path
   * @param {number} longest
   * @param {object} [body]
   * @returns {Promise<any>}
   */
  async call(path, longest, body) {
    // Not AbortSignal.timeout, which phones of 2021 lack.
    const patience = new AbortController();
    const over = setTimeout(() => patience.abort(), longest);
    try {
      return await this.ask(path, patience.signal, body);
    } finally {
      clearTimeout(over);
    }
  }

  /**
   * @param {string} path
   * @param {AbortSignal} signal
   * @param {object} [body]
   */
  async ask(path, signal, body) {
    const answer = await fetch(path.startsWith('/') ? path : API + path, {
      method: body ? 'POST' : 'GET',
      headers: this.headers(),
      body: body && JSON.stringify(body),
      signal,
      cache: 'no-store',
      credentials: 'omit',
    });
    if (!answer.ok) throw new Refusal(answer.status);
    return answer.json();
  }
}

class Refusal extends Error {
  /** @param {number} status */
  constructor(status) {
    super(String(status));
    this.status = status;
  }
}
