/** What the site is called: in titles, in unfurled links, in a browser's list of searches. */
export const SITE_NAME = 'Missing Pages';
