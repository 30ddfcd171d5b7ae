import type { Element, ElementContent } from 'hast';
import { createCssVariablesTheme, createHighlighter, createJavaScriptRegexEngine } from 'shiki';
import { CODE_LANGUAGES } from '../content/vocabulary.ts';
import { escapeHtml } from '../words/escape.ts';

// Colours are class names: both themes live in src/styles/code.css, so no style attribute is needed (strict CSP).
const PREFIX = '--tok-';
const theme = createCssVariablesTheme({ name: 'tokens', variablePrefix: PREFIX });
const highlighter = await createHighlighter({
  themes: [theme],
  langs: CODE_LANGUAGES.filter((language) => language !== 'text'),
  engine: createJavaScriptRegexEngine(),
});

/** A fenced code block as an element, its tokens in spans with classes `tok-keyword`, `tok-comment`, ... */
export function codeElement(code: string, language: string): Element {
  const lang = CODE_LANGUAGES.find((known) => known === language) ?? 'text';
  // No limit of time: Shiki would leave the rest of a line plain on a busy machine, and two builds would differ.
  const { tokens } = highlighter.codeToTokens(code, { lang, theme: 'tokens', tokenizeTimeLimit: 0 });
  const children = tokens.flatMap((line, i): ElementContent[] => {
    const spans = line.map((token): ElementContent => {
      const name = token.color?.match(/^var\(--tok-(?:token-)?([a-z-]+)\)$/)?.[1];
      const text = { type: 'text', value: token.content } as const;
      return name === undefined || name === 'foreground'
        ? text
        : { type: 'element', tagName: 'span', properties: { className: [`tok-${name}`] }, children: [text] };
    });
    return i === 0 ? spans : [{ type: 'text', value: '\n' }, ...spans];
  });
  return {
    type: 'element',
    tagName: 'pre',
    properties: { tabIndex: 0 },
    children: [{ type: 'element', tagName: 'code', properties: { className: [`lang-${lang}`] }, children }],
  };
}

/**
 * A program with its lines numbered, each number a link to its line. A long line goes on below, indented, so that nothing of it is cut.
 * @param from the number of the first line
 * @param page where the lines have their ids; without it they get them here
 */
export function codeHtml(program: string, { from = 1, page }: { from?: number; page?: string } = {}): string {
  const { tokens } = highlighter.codeToTokens(program, { lang: 'c', theme: 'tokens', tokenizeTimeLimit: 0 });
  const lines = tokens.map((line, i) => {
    const number = from + i;
    const code = line
      .map(({ content, color }) => {
        const name = color?.match(/^var\(--tok-(?:token-)?([a-z-]+)\)$/)?.[1];
        const text = escapeHtml(content);
        return name === undefined || name === 'foreground' ? text : `<span class="tok-${name}">${text}</span>`;
      })
      .join('');
    const id = page === undefined ? ` id="n${number}"` : '';
    return `<span class="line"${id}><a href="${page ?? ''}#n${number}" aria-label="line ${number}" data-n="${number}"></a><code>${code === '' ? ' ' : code}\n</code></span>`;
  });
  return `<pre class="program">${lines.join('')}</pre>`;
}
