/** WebKitGTK's own small browser, through its WebDriver, on a screen that nobody sees. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { SCREEN, WEBKIT } from '../../scripts/engines.ts';
import { findProgram } from '../../scripts/programs.ts';
import type { Plain, Reader, Scheme } from './reader.ts';
import { isReady, type Session, startSession } from './webdriver.ts';

/** A window that has not its size by then will not get it, in ms. */
const PATIENCE = 10_000;

/** Its row of buttons would keep the window 450 pixels wide at least. */
const SMALL_BUTTONS =
  'toolbar, toolbar *, headerbar *, entry, button, toolbutton, toolitem { min-width: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; -gtk-icon-transform: scale(0.1) }';

/** Starts a program that ends with this process at the latest. */
function start(command: string, args: readonly string[], env: NodeJS.ProcessEnv, output: 'ignore' | 'pipe'): ChildProcess {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'ignore', output], env });
  const end = (): void => void child.kill();
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  return child;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'exit');
}

/** A screen in memory. @returns the program and the name of its display */
async function startScreen(): Promise<{ screen: ChildProcess; display: string }> {
  const screen = start(findProgram(SCREEN) ?? SCREEN.name, ['-displayfd', '3', '-screen', '0', '1440x1000x24', '-nolisten', 'tcp'], process.env, 'pipe');
  const [number] = await Promise.race([
    once(screen.stdio[3] as NodeJS.ReadableStream, 'data'), // a pipe, as asked for above
    once(screen, 'exit').then(([code]) => Promise.reject(new Error(`${SCREEN.name} ended with ${code} before it had a display`))),
  ]);
  return { screen, display: `:${String(number).trim()}` };
}

/** A port that nothing listens on; the driver cannot choose one itself. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('the server had no port');
  return address.port;
}

/** @param home where the browser keeps settings, storage and cache */
async function startDriver(display: string, home: string): Promise<{ driver: ChildProcess; address: string }> {
  const port = await freePort();
  await mkdir(path.join(home, 'gtk-3.0'));
  await writeFile(path.join(home, 'gtk-3.0/gtk.css'), SMALL_BUTTONS);
  const env = { ...process.env, DISPLAY: display, GDK_BACKEND: 'x11', XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, XDG_CACHE_HOME: home };
  const driver = start(findProgram(WEBKIT) ?? WEBKIT.name, [`--port=${port}`], env, 'ignore');
  const address = `http://127.0.0.1:${port}`;
  while (!(await isReady(address))) {
    if (driver.exitCode !== null) throw new Error(`${WEBKIT.name} ended with ${driver.exitCode} before it listened`);
    await pause(50);
  }
  return { driver, address };
}

function readerOf(session: Session, end: () => Promise<void>): Reader {
  const ask: Reader['ask'] = async <Given extends Plain[], Answer>(inPage: (...given: Given) => Answer | Promise<Answer>, ...given: Given) =>
    // What a function gives back is what its type says, once it has come through JSON.
    (await session.command('POST', '/execute/sync', { script: `return (${inPage})(...arguments)`, args: given })) as Answer;
  return {
    async open(address) {
      await session.command('POST', '/url', { url: address });
      // The driver answers when a page that was kept has come, its scripts not run yet.
      await ask(
        () =>
          new Promise<void>((resolve) => {
            if (document.readyState === 'complete') resolve();
            else addEventListener('load', () => resolve());
          }),
      );
    },
    ask,
    async click(selector) {
      await session.command('POST', `/element/${await session.find(selector)}/click`, {});
    },
    press: (key) => session.chord(key),
    pressControl: (key) => session.chord('Control', key),
    async type(text) {
      const actions = [...text].flatMap((value) => ['keyDown', 'keyUp'].map((type) => ({ type, value })));
      await session.command('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    async resize(width, height) {
      await session.command('POST', '/window/rect', { width, height });
      // The driver answers before the page has been told.
      const now = await ask(
        (wanted, patience) =>
          new Promise<number>((resolve) => {
            const look = (): void => {
              if (innerWidth === wanted) resolve(innerWidth);
            };
            addEventListener('resize', look);
            setTimeout(() => resolve(innerWidth), patience);
            look();
          }),
        width,
        PATIENCE,
      );
      if (now !== width) throw new Error(`the window is ${now} pixels wide in place of ${width}`);
    },
    picture: async () => Buffer.from(z.string().parse(await session.command('GET', '/screenshot')), 'base64'),
    close: end,
  };
}

/** Starts the browser. @throws if a part of it is not here or does not start */
export async function openWebkit(scheme: Scheme): Promise<Reader> {
  const [binary] = globSync('/usr/lib/*/webkit*gtk-*/MiniBrowser');
  if (binary === undefined) throw new Error(`no MiniBrowser beside ${WEBKIT.name}; Debian's ${WEBKIT.debian} brings it`);
  const home = await mkdtemp(path.join(tmpdir(), 'webkit-'));
  const started: ChildProcess[] = [];
  const end = async (): Promise<void> => {
    for (const child of started.reverse()) await stop(child);
    await rm(home, { recursive: true, force: true, maxRetries: 10 }); // its other processes may still be writing
  };
  try {
    const { screen, display } = await startScreen();
    started.push(screen);
    const { driver, address } = await startDriver(display, home);
    started.push(driver);
    const args = ['--automation', ...(scheme === 'dark' ? ['--dark-mode'] : [])];
    const session = await startSession(address, { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary, args } });
    return readerOf(session, async () => {
      await session.command('DELETE', '');
      await end();
    });
  } catch (error) {
    await end();
    throw error;
  }
}
