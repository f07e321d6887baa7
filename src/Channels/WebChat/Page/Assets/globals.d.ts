/** What the server puts into embed.js. */
declare const __WORDS__: Record<string, { open: string; close: string; title: string }>;
