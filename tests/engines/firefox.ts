/** Firefox as it is installed, through WebDriver BiDi. */
import { launch } from 'puppeteer-core';
import { FIREFOX } from '../../scripts/engines.ts';
import { findProgram } from '../../scripts/programs.ts';
import type { Key, Plain, Reader, Scheme } from './reader.ts';

/** Starts Firefox without a window on any screen. @throws if it is not here or does not start */
export async function openFirefox(scheme: Scheme): Promise<Reader> {
  const browser = await launch({
    browser: 'firefox',
    executablePath: findProgram(FIREFOX) ?? FIREFOX.name,
    headless: true,
    defaultViewport: null,
    timeout: 120_000, // it unpacks itself at the first start
    // BiDi has no such command in this Firefox; this is what its own settings page writes.
    extraPrefsFirefox: {
      'layout.css.prefers-color-scheme.content-override': scheme === 'dark' ? 0 : 1,
    },
  });
  // The window it starts with has no focus, and nothing in it would match `:focus`.
  const page = await browser.newPage();
  return {
    async open(address) {
      await page.goto(address);
    },
    ask: async <Given extends Plain[], Answer>(inPage: (...given: Given) => Answer | Promise<Answer>, ...given: Given) =>
      // What a function gives back is what its type says, once it has come through JSON.
      (await page.evaluate(`(${inPage})(...${JSON.stringify(given)})`)) as Answer,
    click: (selector) => page.click(selector),
    press: (key) => page.keyboard.press(key),
    async pressControl(key: Key) {
      await page.keyboard.down('Control');
      await page.keyboard.press(key);
      await page.keyboard.up('Control');
    },
    type: (text) => page.keyboard.type(text),
    async resize(width: number, height: number) {
      await page.setViewport({ width, height }).catch((error: unknown) => {
        // Puppeteer turns the screen as well, which firefox-esr 140 does not know. This can go when Debian's does.
        if (!String(error).includes('setScreenOrientationOverride')) throw error;
      });
      // The failure comes before the size does.
      await page.evaluate(`new Promise((sized) => {
        const look = () => (innerWidth === ${width} && innerHeight === ${height} ? sized() : requestAnimationFrame(look));
        look();
      })`);
    },
    picture: () => page.screenshot(),
    close: () => browser.close(),
  };
}
