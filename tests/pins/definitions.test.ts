/** What the pins find in code: each kind of definition, and the lines on which it stands. */
import { describe, expect, it } from 'vitest';
import { findDefinitions } from '../../src/pins/definitions.ts';

const C = `#include <linux/kvm.h>

#define ALPHA_FLAG	(1UL << 3)
#define alpha_max(a, b) \\
	((a) > (b) ? (a) : (b))

struct alpha {
	int first;
	struct list_head *second;
	u64 third[4] __aligned(8);
	void (*done)(struct alpha *a);
};

enum alpha_state {
	ALPHA_RUNNING = 0,
	ALPHA_BLOCKED,
};

typedef struct alpha alpha_t;

static int alpha_get(struct alpha *a);

static __always_inline int alpha_get(struct alpha *a)
{
	int second = a->first;

	return second;
}

static const struct file_operations alpha_fops = {
	.release = alpha_release,
};

DEFINE_MUTEX(alpha_lock);

TRACE_EVENT(alpha_fault,
	TP_PROTO(u64 address),
	TP_printk("address 0x%llx", __entry->address)
);

#ifdef CONFIG_ALPHA
static void __releases(&a->lock) alpha_put(struct alpha *a)
{
}
#else
static inline void alpha_put(struct alpha *a) { }
#endif
`;

describe('C', () => {
  it.each<[string, [number, number][]]>([
    ['ALPHA_FLAG', [[3, 3]]],
    ['alpha_max', [[4, 5]]],
    ['alpha', [[7, 12]]],
    ['first', [[8, 8]]],
    ['second', [[9, 9]]],
    ['third', [[10, 10]]],
    ['done', [[11, 11]]],
    ['alpha_state', [[14, 17]]],
    ['ALPHA_BLOCKED', [[16, 16]]],
    ['alpha_t', [[19, 19]]],
    ['alpha_get', [[23, 28]]],
    ['alpha_fops', [[30, 32]]],
    ['alpha_lock', [[34, 34]]],
    ['alpha_fault', [[36, 39]]],
    [
      'alpha_put',
      [
        [42, 44],
        [46, 46],
      ],
    ],
  ])('%s', async (name, spans) => {
    const found = (await findDefinitions('a.c', C)).get(name);
    expect(found?.map(({ from, to }) => [from, to])).toEqual(spans);
  });

  it('what follows a line that is no C', async () => {
    const text = 'int before(void)\n{\n}\n\nFOO(bar) baz {{{ (\n\n}\n\nint after(void)\n{\n\treturn 1;\n}\n';
    expect((await findDefinitions('a.c', text)).get('after')).toEqual([{ from: 9, to: 12 }]);
  });

  it('not what a function keeps for itself, nor what it only calls', async () => {
    const names = await findDefinitions('a.c', 'int f(void)\n{\n\tint mine = g();\n\n\treturn mine;\n}\n');
    expect([...names.keys()]).toEqual(['f']);
  });
});

it('a patch: what it adds, by the lines of the patch', async () => {
  const text = 'diff --git a/x.c b/x.c\n--- a/x.c\n+++ b/x.c\n@@ -1,2 +1,6 @@\n int old(void);\n+int added(void)\n+{\n+\treturn 1;\n+}\n-int gone(void);\n';
  const names = await findDefinitions('0001-x.patch', text);
  expect([...names]).toEqual([['added', [{ from: 6, to: 9 }]]]);
});

it('a patch: each hunk for itself, with the lines around; not what it only shows, nor what is no C', async () => {
  const text = `diff --git a/x.h b/x.h
--- a/x.h
+++ b/x.h
@@ -1,3 +1,6 @@ struct big {
 #define SHOWN 1
+struct added {
+	int first;
+};
@@ -20,4 +24,5 @@ int f(void)
 int changed(void)
 {
+	g();
 }
diff --git a/x.rst b/x.rst
--- a/x.rst
+++ b/x.rst
@@ -1,1 +1,2 @@
 Words.
+int no_code(void);
`;
  const names = await findDefinitions('0001-x.patch', text);
  expect([...names]).toEqual([
    ['added', [{ from: 6, to: 8 }]],
    ['first', [{ from: 7, to: 7 }]],
    ['changed', [{ from: 10, to: 13 }]],
  ]);
});

it('a patch that was mailed: its commit text, from the subject to the list of its files', async () => {
  const text = 'From 0123 Mon Sep 17 00:00:00 2001\nFrom: A <a@b>\nSubject: [PATCH] Add\n\nWhy it is added.\n\nSigned-off-by: A <a@b>\n---\n x.c | 1 +\n';
  expect((await findDefinitions('0001-x.patch', text)).get('commit-text')).toEqual([{ from: 3, to: 7 }]);
});

it('Kconfig: an entry with its help, to the next entry', async () => {
  const text = 'config KVM\n\tbool "Virtualization"\n\tselect KVM_ASYNC_PF\n\thelp\n\t  Words.\n\nif KVM\n\nconfig KVM_XEN\n\tbool\n\nendif\n';
  const names = await findDefinitions('arch/x86/kvm/Kconfig', text);
  expect([...names]).toEqual([
    ['KVM', [{ from: 1, to: 5 }]],
    ['KVM_XEN', [{ from: 9, to: 10 }]],
  ]);
});

it('reStructuredText: sections by number and title, and a list of definitions', async () => {
  const text =
    'Title\n=====\n\n4. Calls\n========\n\n4.1 KVM_A\n---------\n\nWords.\n\n4.2 KVM_B\n---------\n\nMore.\n\n5. Structs\n==========\n\nMSR_A:\n\twords\n\nMSR_B:\n\twords\n';
  const names = await findDefinitions('api.rst', text);
  expect(names.get('4.1')).toEqual([{ from: 7, to: 10 }]);
  expect(names.get('KVM_A')).toEqual([{ from: 7, to: 10 }]);
  expect(names.get('4')).toEqual([{ from: 4, to: 15 }]);
  expect(names.get('5')).toEqual([{ from: 17, to: 24 }]);
  expect(names.get('MSR_A')).toEqual([{ from: 20, to: 21 }]);
});

it('reStructuredText: a section by the fragment of its address; the title names what stands before the first section', async () => {
  const text =
    '=======\nThe API\n=======\n\nIntroduction.\n\nWhat/Who uses it\n================\n\nWords.\n\nDetail (long)\n-------------\n\nMore.\n\nRest\n====\n\nEnd.\n';
  const names = await findDefinitions('uffd.rst', text);
  expect(names.get('the-api')).toEqual([{ from: 2, to: 5 }]);
  expect(names.get('what-who-uses-it')).toEqual([{ from: 7, to: 15 }]);
  expect(names.get('detail-long')).toEqual([{ from: 12, to: 15 }]);
  expect(names.get('Rest')).toEqual([{ from: 17, to: 20 }]);
});

it('Markdown: a section by title and fragment, to the next of its rank; what a fence holds is no heading', async () => {
  const text = '# The handler\n\nWords.\n\n## Use with a balloon\n\n```sh\n# no heading\n```\n\n### Caveats\n\nMore.\n\n## Example\n\nEnd.\n';
  const names = await findDefinitions('handler.md', text);
  expect(names.get('the-handler')).toEqual([{ from: 1, to: 3 }]);
  expect(names.get('use-with-a-balloon')).toEqual([{ from: 5, to: 13 }]);
  expect(names.get('Caveats')).toEqual([{ from: 11, to: 13 }]);
  expect([...names.keys()]).not.toContain('no-heading');
});
