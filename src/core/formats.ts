/**
 * Formatters of the language's own library, made once for the same wishes. Each holds memory
 * outside the JavaScript heap, so one per number shown would make a busy process grow.
 */

/** Locales and zones are chosen by people, so their number has no end by itself. */
const MOST = 300;

function remembered<Options, Format>(make: (locale: string, options: Options) => Format) {
  const known = new Map<string, Format>();
  return (locale: string, options: Options): Format => {
    const name = JSON.stringify([locale, options]);
    const earlier = known.get(name);
    if (earlier) return earlier;
    if (known.size >= MOST) known.clear();
    const format = make(locale, options);
    known.set(name, format);
    return format;
  };
}

/** Throws RangeError for a locale there is not. */
export const numberFormat = remembered(
  (locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);

/** Throws RangeError for a locale or zone there is not. */
export const dateFormat = remembered(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);
