import type { Program } from './programs.ts';

export const FIREFOX: Program = { name: 'firefox-esr', also: ['firefox'], debian: 'firefox-esr', untested: 'how Firefox shows the pages' };
/** The driver; its package brings the library and the small browser of WebKitGTK too. */
export const WEBKIT: Program = { name: 'WebKitWebDriver', debian: 'webkit2gtk-driver', untested: 'how WebKit shows the pages' };
/** WebKitGTK draws on a screen only. */
export const SCREEN: Program = { name: 'Xvfb', debian: 'xvfb', untested: 'how WebKit shows the pages' };
