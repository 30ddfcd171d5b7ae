/** C that a page shows without a lab: it compiles, or the page is wrong. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { COMPILER } from '../../src/labs/programs.ts';
import { cFences, compileFence, fencesOf } from './fences.ts';

const page = (code: string): string => `---\ntitle: A page\n---\n\nWords.\n\n<Claim id="one">\n\n\`\`\`c\n${code}\n\`\`\`\n\n</Claim>\n`;
const said = (code: string): string => fencesOf('content/a/page.mdx', page(code)).map(compileFence).join('');

describe.skipIf(spawnSync(COMPILER, ['--version']).status !== 0)('C in a fence', () => {
  const fences = cFences(process.cwd());

  it('is found inside claims and outside them', () => {
    expect(fences.length).toBeGreaterThan(0);
    expect(fencesOf('content/a/page.mdx', page('int x;'))).toEqual([{ file: 'content/a/page.mdx', line: 10, code: 'int x;' }]);
  });

  it.each(fences.map((fence) => ({ ...fence, at: `${fence.file}:${fence.line}` })))('$at compiles', (fence) => {
    expect(compileFence(fence)).toBe('');
  });

  it.each([
    ['a name that nothing declares', 'ioctl(vcpu_fd, KVM_RUN, 0);\nkvm_do_what_i_mean();', ':11:'],
    ['a field that the struct does not have', 'struct uffdio_copy c = { .dest = 0 };\n\nioctl(0, UFFDIO_COPY, &c);', ':10:'],
    ['less than a statement', 'if (run->exit_reason)', ':11:'],
    ['a variable that is used for nothing', 'int ret = ioctl(vcpu_fd, KVM_RUN, 0);', ':10:'],
  ])('with %s does not, and the line of the page is named', (_, code, line) => {
    expect(said(code)).toContain(`content/a/page.mdx${line}`);
  });
});
