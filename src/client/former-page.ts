// A page that was renamed: goes on to the new place of the id that was asked for, or to the new page.
const asked = document.getElementById(decodeURIComponent(location.hash.slice(1)));
const link = asked?.querySelector('a') ?? document.querySelector<HTMLAnchorElement>('a[data-moved-to]');
if (link) location.replace(link.href);
