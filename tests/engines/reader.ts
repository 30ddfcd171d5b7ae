/** What a reader does with a browser, whichever engine it has. */

export const ENGINES = ['firefox', 'webkit'] as const;
export type Engine = (typeof ENGINES)[number];

export const SCHEMES = ['light', 'dark'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** The keys that readers of this site press, and what WebDriver calls those that write nothing. */
export const KEYS = {
  Enter: '\uE007',
  Escape: '\uE00C',
  Tab: '\uE004',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Control: '\uE009',
  '/': '/',
  a: 'a',
  k: 'k',
  v: 'v',
  y: 'y',
} as const;
export type Key = keyof typeof KEYS;

/** A value that comes through JSON unchanged. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [name: string]: Plain };

/** One window of one engine, whose system is set to one colour scheme. */
export interface Reader {
  /** Opens an address and waits until the page has loaded. */
  open(address: string): Promise<void>;
  /** Runs a function in the page. It sees nothing of its module: what it needs, it is given. */
  ask<Given extends Plain[], Answer>(inPage: (...given: Given) => Answer | Promise<Answer>, ...given: Given): Promise<Answer>;
  /** Clicks on the middle of the first element that a selector finds, as a mouse does. @throws where there is none or it is hidden */
  click(selector: string): Promise<void>;
  /** Presses a key where the focus is. */
  press(key: Key): Promise<void>;
  /** Presses a key while Control is held. */
  pressControl(key: Key): Promise<void>;
  /** Writes a text where the focus is, key by key. */
  type(text: string): Promise<void>;
  /** Makes the page area so many CSS pixels wide and about so many high. @throws if the window cannot be as narrow */
  resize(width: number, height: number): Promise<void>;
  /** What the window shows, as PNG. */
  picture(): Promise<Uint8Array>;
  close(): Promise<void>;
}
