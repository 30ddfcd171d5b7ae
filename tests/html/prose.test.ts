import type { PhrasingContent } from 'mdast';
import { describe, expect, it } from 'vitest';
import { lineHtml } from '../../src/html/prose.ts';

const link = (words: string, target: string): PhrasingContent => ({
  type: 'link',
  url: '/letters/#one',
  children: [{ type: 'text', value: words }],
  data: { reference: 'claim', target },
});
const html = (...nodes: PhrasingContent[]): string => lineHtml(nodes, new Map());

describe('a line of text', () => {
  it('has no blank that its author did not write', () => {
    expect(html({ type: 'text', value: 'In ' }, { type: 'inlineCode', value: 'KVM_RUN' }, { type: 'text', value: '.' })).toBe('In <code>KVM_RUN</code>.');
  });

  it('sets a label like code, and an author’s own words like text', () => {
    expect(html(link('let.overview.one', 'let.overview.one'))).toContain('class="label"');
    expect(html(link('the first letter', 'let.overview.one'))).not.toContain('class');
  });
});
