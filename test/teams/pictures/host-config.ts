export type Theme = "light" | "dark";

interface Palette {
  page: string;
  card: string;
  border: string;
  text: string;
  subtle: string;
  accent: string;
  /** Backgrounds of notices. */
  tints: Record<"accent" | "good" | "warning" | "attention" | "emphasis", string>;
}

/** Near enough to Teams' two usual looks to judge contrast and space by. */
export const PALETTES: Record<Theme, Palette> = {
  light: {
    ...{ page: "#f5f5f5", card: "#ffffff", border: "#d1d1d1" },
    ...{ text: "#242424", subtle: "#616161", accent: "#5b5fc7" },
    tints: {
      ...{ accent: "#ebefff", good: "#e7f2da", warning: "#fbf6d9" },
      ...{ attention: "#fcf4f6", emphasis: "#f5f5f5" },
    },
  },
  dark: {
    ...{ page: "#1f1f1f", card: "#292929", border: "#525252" },
    ...{ text: "#ffffff", subtle: "#adadad", accent: "#7f85f5" },
    tints: {
      ...{ accent: "#383966", good: "#294903", warning: "#463100" },
      ...{ attention: "#3e1f25", emphasis: "#333333" },
    },
  },
};

/** How the renderer is told to look like Teams: sizes and colors, no more. */
export function hostConfig(theme: Theme) {
  const { card, text, subtle, accent, tints } = PALETTES[theme];
  const color = (tone: string) => ({ default: tone, subtle });
  const foregroundColors = {
    ...{ default: color(text), dark: color(text), light: color(subtle), accent: color(accent) },
    ...{ good: color("#107c10"), warning: color("#8a6d00"), attention: color("#c4314b") },
  };
  const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors });
  return {
    fontFamily: '"Segoe UI", Arial, sans-serif',
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 200, default: 400, bolder: 600 },
    spacing: {
      ...{ none: 0, small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    },
    separator: { lineThickness: 1, lineColor: PALETTES[theme].border },
    supportsInteractivity: true,
    imageSizes: { small: 32, medium: 52, large: 100 },
    containerStyles: {
      default: style(card),
      ...Object.fromEntries(Object.entries(tints).map(([name, tint]) => [name, style(tint)])),
    },
    actions: {
      ...{ maxActions: 6, spacing: "default", buttonSpacing: 8, actionsOrientation: "horizontal" },
      ...{ actionAlignment: "left", iconPlacement: "leftOfTitle" },
    },
    adaptiveCard: { allowCustomStyle: true },
    inputs: {
      label: { requiredInputs: { weight: "bolder" }, optionalInputs: { weight: "bolder" } },
      errorMessage: { color: "attention" },
    },
    table: { cellSpacing: 8 },
  };
}
