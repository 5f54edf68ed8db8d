/** "file:./x.db", "file:/x.db" and "file:///x.db" all name a file; SQLite's own URI options do not apply. */
export const pathOf = (url: string) => url.slice("file:".length).replace(/^\/\/(?=\/)/, "");
