/**
 * Points a figure's steps at another page, for figures that stand away from their flow's own page.
 * @param svg a figure as rendered, its links being `#step-4`
 * @param base address of the flow's page, for example `/flows/uffd-classic/`
 */
export function withStepBase(svg: string, base: string): string {
  const safe = base.replace(/[&"<>]/g, (c) => `&#${c.charCodeAt(0)};`);
  return svg.replaceAll('<a href="#step-', () => `<a href="${safe}#step-`);
}
