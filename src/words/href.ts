import { publicAddress } from './public-address.ts';

const { origin, base } = publicAddress();

/** The address of a place (path and fragment, as the model has it) as a link on this site: with the base path. */
export function href(address: string): string {
  return base + address.replace(/^\//, '');
}

/** The full public address of a place. */
export function absolute(address: string): string {
  return new URL(href(address), origin).href;
}
