/** Links within a page of markdown that lead to no heading of it; headings are named as GitHub does. */
export function brokenLinks(page: string): string[] {
  const places = [...page.matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replace(/[^a-z0-9 -]/g, "")
      .replaceAll(" ", "-"),
  );
  const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, to = ""]) => to);
  return links.filter((to) => !places.includes(to));
}
