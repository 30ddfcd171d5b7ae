/** Where the site will be reached. */
export interface PublicAddress {
  /** Scheme and host, no slash at the end: `https://example.org`. */
  origin: string;
  /** The path below which everything lies, with a slash at both ends: `/` or `/missing-pages/`. */
  base: string;
}

/**
 * Reads the public address from `SITE_URL` and `BASE_PATH`.
 * @throws if one of them cannot be an address, with what to write instead
 */
export function publicAddress(env: { SITE_URL?: string | undefined; BASE_PATH?: string | undefined } = process.env): PublicAddress {
  const given = env.SITE_URL || 'http://localhost:4321'; // some hosts set an empty variable for "none"
  const url = URL.parse(given);
  if (url === null || !/^https?:$/.test(url.protocol)) throw new Error(`SITE_URL is "${given}"; it must be like https://example.org`);
  if (url.pathname !== '/' || url.search || url.hash) throw new Error(`SITE_URL is "${given}"; a path belongs in BASE_PATH, as BASE_PATH=${url.pathname}`);
  const path = (env.BASE_PATH ?? '').split('/').filter(Boolean);
  const odd = path.find((part) => !/^[a-z0-9._~-]+$/i.test(part) || /^\.+$/.test(part));
  if (odd !== undefined) throw new Error(`BASE_PATH is "${env.BASE_PATH}"; "${odd}" cannot be part of an address that survives in a mail`);
  return { origin: url.origin, base: path.length === 0 ? '/' : `/${path.join('/')}/` };
}
