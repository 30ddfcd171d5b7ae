import { escapeHtml } from '../words/escape.ts';

/** A figure without links, where its steps have no addresses of their own. */
export function withoutLinks(svg: string): string {
  return svg.replaceAll(/<a href="#step-\d+" aria-label="[^"]*">|<\/a>/g, '');
}

/**
 * Points a figure's steps at another page, for figures that stand away from their flow's own page.
 * @param svg a figure as rendered, its links being `#step-4`
 * @param base address of the flow's page, for example `/flows/uffd-classic/`
 */
export function withStepBase(svg: string, base: string): string {
  return svg.replaceAll('<a href="#step-', () => `<a href="${escapeHtml(base)}#step-`);
}
