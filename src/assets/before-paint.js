// Runs before first paint, so that a chosen theme does not flash. Storage may be denied: then the system's setting holds.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // No theme was chosen here.
}

// Chromium holds the first paint up to a tenth of a second for fonts that the head asks for. Who has waited a second for this script reads in a face
// of the system instead: asked for in the body, fonts hold up nothing, and come once all the same, for the next page.
if (performance.now() > 1000) {
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    document.body.append(...document.querySelectorAll('link[as="font"]'));
  }).observe(document.documentElement, { childList: true });
}
