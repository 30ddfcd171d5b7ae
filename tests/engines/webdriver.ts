/**
 * A client of W3C WebDriver, the kind over HTTP, for the few commands used here. Clients from npm that speak it bring a dozen packages,
 * and what they add is for browsers that they start themselves.
 */
import { z } from 'zod';
import { KEYS, type Key, type Plain } from './reader.ts';

const answer = z.object({ value: z.unknown() });
const session = z.object({ sessionId: z.string() });
const failure = z.object({ error: z.string(), message: z.string() });
/** The name under which an answer holds the reference to an element, as the standard has it. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const found = z.object({ [ELEMENT]: z.string() });

export interface Session {
  /** Sends one command. @param path below the session: `/url` @returns its value @throws with the driver's words if it refuses */
  command(method: 'GET' | 'POST' | 'DELETE', path: string, body?: Plain): Promise<unknown>;
  /** The reference of the first element that a selector finds. @throws where there is none */
  find(selector: string): Promise<string>;
  /** Presses keys one after the other and lets go of them in the reverse order: one key, or one with another held. */
  chord(...keys: Key[]): Promise<void>;
}

async function send(address: string, method: string, body?: Plain): Promise<unknown> {
  const response = await fetch(address, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const { value } = answer.parse(await response.json());
  if (response.ok) return value;
  const { error, message } = failure.parse(value);
  throw new Error(`${method} ${new URL(address).pathname.replace(/^\/session\/[^/]+/, '')}: ${error}: ${message}`);
}

/** True once the driver listens. */
export async function isReady(driver: string): Promise<boolean> {
  try {
    return z.object({ ready: z.boolean() }).parse(await send(`${driver}/status`, 'GET')).ready;
  } catch {
    return false; // nobody listens yet
  }
}

/** Has a driver start its browser. @param driver where it listens @throws with the driver's words if it cannot */
export async function startSession(driver: string, capabilities: Plain): Promise<Session> {
  const { sessionId } = session.parse(await send(`${driver}/session`, 'POST', { capabilities: { alwaysMatch: capabilities } }));
  const command: Session['command'] = (method, path, body) => send(`${driver}/session/${sessionId}${path}`, method, body);
  return {
    command,
    find: async (selector) => found.parse(await command('POST', '/element', { using: 'css selector', value: selector }))[ELEMENT],
    async chord(...keys) {
      const values = keys.map((key) => KEYS[key]);
      const actions = [...values.map((value) => ({ type: 'keyDown', value })), ...values.toReversed().map((value) => ({ type: 'keyUp', value }))];
      await command('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
  };
}
