// Why: src/layouts/Base.astro
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // no storage
}
if (performance.now() > 1000) {
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    document.body.append(...document.querySelectorAll('link[as="font"]'));
  }).observe(document.documentElement, { childList: true });
}
