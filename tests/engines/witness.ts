/**
 * Serves the site with one script more on each page, the first of all: it notes what went wrong, so that every engine tells it in the
 * same way, whatever its driver can hear.
 */
import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { listen, siteHandler } from '../../src/preview/server.ts';
import type { Reader } from './reader.ts';

const SCRIPT = 'witness.js';
/** Where a page can get the judge of its contrast: the policy lets it load what the site serves, and evaluate nothing. */
export const AXE = 'axe.js';
/** What a page tells the witness stays through links and reloads, in the tab's own storage. */
const KEPT = 'witnessed';

function watch(kept: string): void {
  let leaving = false;
  addEventListener('beforeunload', () => {
    leaving = true;
  });
  const note = (fault: string): void => {
    // Firefox tells a script that was still coming when the page was left as one that could not be loaded.
    if (leaving) return;
    const earlier: unknown = JSON.parse(sessionStorage.getItem(kept) ?? '[]');
    sessionStorage.setItem(kept, JSON.stringify([...(Array.isArray(earlier) ? earlier : []), `${location.pathname}: ${fault}`]));
  };
  addEventListener(
    'error',
    (event: Event) => {
      if (event instanceof ErrorEvent) note(`${event.message} (${event.filename}:${event.lineno})`);
      else if (event.target instanceof Element) note(`not loaded: ${event.target.outerHTML.slice(0, 200)}`);
    },
    true, // that something did not load is told to the element alone
  );
  addEventListener('unhandledrejection', ({ reason }) => note(`a promise failed: ${reason}`));
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) =>
    note(`against the policy: ${effectiveDirective} ${blockedURI} (${sourceFile})`),
  );
  new MutationObserver((_, observer) => {
    if (document.body === null) return;
    document.documentElement.dataset.themeAtBody = document.documentElement.dataset.theme ?? 'system';
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}

/** What is answered with 400 or more, as `404 /address`. */
export type Refused = string[];

/** Serves `dist/` at the loopback address, with the strict headers and the witness. @throws if there is no whole site */
export async function serveWithWitness(base: string): Promise<{ origin: string; refused: Refused; close(): Promise<void> }> {
  const plain = siteHandler('dist', base);
  const inner = await listen(plain, 0);
  const refused: Refused = [];
  const added = new Map([
    [`${base}${SCRIPT}`, `(${watch})(${JSON.stringify(KEPT)})`],
    [`${base}${AXE}`, readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')],
  ]);

  const handler: RequestListener = (request, response) => {
    const { url = '/' } = request;
    response.once('finish', () => {
      if (response.statusCode >= 400) refused.push(`${response.statusCode} ${url}`);
    });
    const script = added.get(url);
    if (script !== undefined) return void response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8' }).end(script);
    // By its address: a page that is asked for ahead is kept, and shown later as it came.
    if (!['', '.html'].includes(path.extname(url.replace(/\?.*/, '')))) return plain(request, response);
    fetch(`http://127.0.0.1:${inner.port}${url}`, { redirect: 'manual' })
      .then(async (answer) => {
        const kept = new Headers(answer.headers);
        for (const name of ['content-length', 'content-encoding', 'etag', 'last-modified']) kept.delete(name);
        const page = (await answer.text()).replace('<head>', `<head><script src="${base}${SCRIPT}"></script>`);
        response.writeHead(answer.status, Object.fromEntries(kept)).end(page);
      })
      .catch((error: unknown) => response.writeHead(500).end(String(error)));
  };

  const outer = await listen(handler, 0);
  return {
    origin: `http://127.0.0.1:${outer.port}${base}`,
    refused,
    async close() {
      for (const { server } of [outer, inner]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

/** What the witness noted since it was last asked. @throws if the page that is open has none */
export async function witnessed(reader: Reader): Promise<string[]> {
  return reader.ask(async (kept): Promise<string[]> => {
    // An address is that of the next page as soon as this begins to come.
    if (document.readyState !== 'complete') await new Promise((resolve) => addEventListener('load', resolve));
    if (document.documentElement.dataset.themeAtBody === undefined) throw new Error(`${location.href} has no witness`);
    const faults: unknown = JSON.parse(sessionStorage.getItem(kept) ?? '[]');
    sessionStorage.removeItem(kept);
    return Array.isArray(faults) ? faults.map(String) : [];
  }, KEPT);
}
