/** Shows the theme button and lets it go round: the system's setting, light, dark. Remembered where storage allows. */
export function themeSwitch(page: Document): void {
  const button = page.querySelector<HTMLButtonElement>('[data-theme-switch]');
  if (button === null) return;
  const root = page.documentElement;
  const name = (): string => root.dataset.theme ?? 'system';
  const label = (): void => {
    button.textContent = `Theme: ${name()}`;
  };
  label();
  button.classList.remove('waiting');
  button.addEventListener('click', () => {
    const next = { system: 'light', light: 'dark', dark: 'system' }[name()] ?? 'system';
    if (next === 'system') delete root.dataset.theme;
    else root.dataset.theme = next;
    label();
    try {
      if (next === 'system') localStorage.removeItem('theme');
      else localStorage.setItem('theme', next);
    } catch {
      // Storage denied: the choice holds for this page only.
    }
  });
}
