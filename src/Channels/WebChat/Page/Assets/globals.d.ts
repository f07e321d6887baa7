/** What the server puts into embed.js. */
declare const __WORDS__: { open: string; close: string; title: string };
