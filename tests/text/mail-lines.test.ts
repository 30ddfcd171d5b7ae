/** The lines of code under a mail. */
import { expect, it } from 'vitest';
import { textFiles } from '../../src/text/all.ts';
import { readEdited, swap } from '../model/book.ts';

it('an answer has those of every claim that it rests on, each once', async () => {
  const { site } = await readEdited([
    swap('answers/why.mdx', '[let.overview.one]', '[let.overview.one, let.overview.three]'),
    swap('letters/index.mdx', 'sources="api-6-12:4.10"', 'sources="file-c-6-12:do_it api-6-12:4.10"'),
  ]);
  const mail = textFiles(site).get('/c/answer.why.txt') ?? '';
  expect(mail.match(/^ {4}\S+, .*$/gm)).toEqual([
    '    do_it, virt/kvm/file.c, linux v6.12, lines 1-4',
    '    4.10, Documentation/virt/kvm/api.rst, linux v6.12, lines 7-10',
  ]);
});
