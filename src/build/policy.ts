/** What the site's pages may do, and how long its files may be kept: the one source for every host. */

const DIRECTIVES = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'", // the search engine is WebAssembly
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
];

/** The policy as a page's own `<meta>`; browsers ignore `frame-ancestors` there. */
export const META_POLICY = DIRECTIVES.join('; ');

/** The same for a page that loads nothing but its icon. */
export const BARE_POLICY = "default-src 'none'; img-src 'self'; base-uri 'none'; form-action 'none'";

/**
 * Sent with every answer. No `Cross-Origin-Opener-Policy`: for its sake a browser starts one more process once the answer has come (more than a tenth of a second
 * on a phone, on every first visit), and a page that opened this one could take nothing from it: it holds no secret, and no state but the theme.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [...DIRECTIVES, "frame-ancestors 'none'"].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=()',
};

/** Folders (below the base path) in which every file's name changes with its content, or with the content of all of them. */
export const HASHED_FOLDERS = ['assets/', 'pagefind/filter/', 'pagefind/fragment/', 'pagefind/index/', 'search/labels/', 'search/names/'];

/** Caching for files whose names change with their content; for pages; and for all others. */
export const KEEP = 'public, max-age=31536000, immutable';
/** A page that a browser has asked for ahead (src/client/prefetch.ts) is shown without a second question within this time. */
export const BRIEFLY = 'public, max-age=60';
export const ASK_AGAIN = 'public, max-age=0, must-revalidate';

/** @param path of a file or a page, below the base path, without a slash in front */
export function cacheControl(path: string): string {
  if (HASHED_FOLDERS.some((folder) => path.startsWith(folder))) return KEEP;
  return /(?:^|\/)(?:index\.html)?$/.test(path) ? BRIEFLY : ASK_AGAIN;
}
