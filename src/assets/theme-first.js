// Runs before first paint, so that a chosen theme does not flash. Storage may be denied: then the system's setting holds.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // No theme was chosen here.
}
