/* Runs in the browser, after Microsoft's renderer: draws cards and tells what it did not understand. */

const { AdaptiveCard, SerializationContext, HostConfig } = globalThis.AdaptiveCards;

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** As much of Teams' markdown as could do harm, so that what is not escaped is seen in the picture. */
const MARKS = /\\([!-/:-@[-`{-~])|\[([^\]]+)\]\(([^)\s]+)\)|\*\*([^*]+)\*\*|`([^`]+)`|./gsu;

const markdown = (text) =>
  text.replace(MARKS, (whole, sign, label, url, bold, code) => {
    if (label) return `<a href="${escaped(url)}">${escaped(label)}</a>`;
    if (bold) return `<b>${escaped(bold)}</b>`;
    return code ? `<code>${escaped(code)}</code>` : escaped(sign ?? whole);
  });

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown(text);
  result.didProcess = true;
};

/** Draws into every `.card` element the card whose number it names. Returns what the renderer complained of. */
globalThis.drawCards = (cards, config) => {
  const complaints = [];
  for (const place of document.querySelectorAll(".card")) {
    const context = new SerializationContext();
    const card = new AdaptiveCard();
    card.hostConfig = new HostConfig(config);
    card.parse(cards[Number(place.dataset.card)], context);
    for (let at = 0; at < context.eventCount; at++) complaints.push(context.getEventAt(at).message);
    const { validationEvents } = card.validateProperties();
    complaints.push(...validationEvents.map(({ message }) => message));
    const drawn = card.render();
    if (drawn) place.append(drawn);
    else complaints.push("nothing was drawn");
  }
  return complaints;
};

/** Cells stand that many pixels apart: a letter that reaches into the gap covers nothing. */
const GAP = 6;

/** Words that stand outside the box they belong in, and what is wider than the screen. */
globalThis.findOverflow = () => {
  const wide = [...document.querySelectorAll(".card *")].filter(
    (one) => one.clientWidth > 0 && one.scrollWidth > one.clientWidth + GAP,
  );
  const texts = wide.map(
    (one) => `${one.className || one.tagName}: ${one.textContent.slice(0, 40)}`,
  );
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide`, ...texts] : texts;
};
