import { fileURLToPath } from 'node:url';
import { Language, type Node, Parser } from 'web-tree-sitter';
import type { Span } from './span.ts';

/** A name that C code defines or declares, where it does so, and how strongly: a body beats a declaration. */
export interface CName {
  name: string;
  span: Span;
  defines: boolean;
}

let parser: Promise<Parser> | undefined;

async function cParser(): Promise<Parser> {
  await Parser.init();
  const language = await Language.load(fileURLToPath(import.meta.resolve('tree-sitter-c/tree-sitter-c.wasm')));
  return new Parser().setLanguage(language);
}

/**
 * Words of the kernel's and of Xen's code that are macros for the compiler and no C for a parser without a preprocessor: attributes and
 * annotations, with their arguments. They are blanked, so that every place stays where it is.
 */
const ANNOTATIONS =
  /\b(?:__always_inline|noinline\w*|__must_check|__user|__rcu|__iomem|__init|__exit|__read_mostly|__ro_after_init|__randomize_layout|__percpu|__maybe_unused|__cold|__hot|__bitwise|asmlinkage|__weak|__visible|__refdata|__initdata|__packed|__force|__private|__ref|__pure|__malloc)\b|\b(?:__(?:releases|acquires|must_hold|cond_acquires|aligned|printf|guarded_by|counted_by|assume_ctx_lock|context_\w+)|__attribute__)\s*\((?:[^()]|\([^()]*\))*\)/g;

/** Gives every name that a C text defines or declares, nested ones too: members, enumerators, macros inside a struct. */
export async function cNames(text: string): Promise<CName[]> {
  parser ??= cParser();
  const c = await parser;
  const plain = text.replace(ANNOTATIONS, (found) => found.replace(/[^\n]/g, ' '));
  const names: CName[] = [];
  if (parseInto(names, c, plain)) return names;
  // One line that the parser cannot make sense of can hide all that follows: then each piece is read for itself.
  return pieces(plain).flatMap(({ before, text: piece }) => {
    const found: CName[] = [];
    parseInto(found, c, piece);
    return found.map(({ span, ...name }) => ({ ...name, span: { from: span.from + before, to: span.to + before } }));
  });
}

/** @returns whether all of it was C */
function parseInto(names: CName[], c: Parser, text: string): boolean {
  const tree = c.parse(text);
  if (tree === null) return false;
  collect(tree.rootNode, names);
  const whole = !tree.rootNode.hasError;
  tree.delete();
  return whole;
}

/** The text cut behind each closing brace at the left edge, each piece with the number of lines before it. */
function pieces(text: string): { before: number; text: string }[] {
  const lines = text.split('\n');
  const cuts = lines.flatMap((line, i) => (line.startsWith('}') ? [i + 1] : []));
  return [0, ...cuts].map((from, i) => ({ before: from, text: lines.slice(from, cuts[i] ?? lines.length).join('\n') }));
}

function collect(node: Node, names: CName[]): void {
  for (const child of node.namedChildren) {
    if (child === null) continue;
    note(child, names);
    collect(child, names);
  }
}

function note(node: Node, names: CName[]): void {
  const add = (name: string | undefined, defines: boolean, whole: Node = node): void => {
    if (name !== undefined) names.push({ name, span: spanOf(whole), defines });
  };
  switch (node.type) {
    case 'preproc_def':
    case 'preproc_function_def':
      add(node.childForFieldName('name')?.text, true);
      break;
    case 'enumerator':
      add(node.childForFieldName('name')?.text, true);
      break;
    case 'struct_specifier':
    case 'union_specifier':
    case 'enum_specifier':
      if (node.childForFieldName('body') !== null) add(node.childForFieldName('name')?.text, true);
      break;
    case 'function_definition':
      add(declared(node.childForFieldName('declarator')), true);
      break;
    case 'type_definition':
    case 'field_declaration':
      for (const declarator of node.childrenForFieldName('declarator')) add(declared(declarator), true);
      break;
    case 'declaration':
      // Of what a function keeps for itself nobody speaks.
      if (within(node, 'function_definition')) break;
      for (const declarator of node.childrenForFieldName('declarator')) add(declared(declarator), declarator?.type === 'init_declarator');
      break;
    case 'expression_statement':
    case 'call_expression':
      // A macro that makes a definition of its first argument, such as DEFINE_MUTEX(name) at the top of a file; the headers of tracepoints
      // are one block between an #if and its #endif.
      if (node.parent?.type === 'translation_unit') add(/^(?:static )?\w*(?:DEFINE|DECLARE)\w*\s*\(\s*(\w+)/.exec(node.text)?.[1], true);
      if (!within(node, 'function_definition')) add(/^TRACE_EVENT\w*\s*\(\s*(\w+)/.exec(node.text)?.[1], true);
      break;
  }
}

/** Lines from the first to the last letter of a node; a macro's node ends at the start of the next line. */
function spanOf(node: Node): Span {
  const { row, column } = node.endPosition;
  return { from: node.startPosition.row + 1, to: column === 0 ? row : row + 1 };
}

/** The name inside pointers, arrays, parameters and initial values. */
function declared(node: Node | null | undefined): string | undefined {
  if (node === null || node === undefined) return undefined;
  if (/^(?:field_|type_)?identifier$/.test(node.type)) return node.text;
  return declared(node.childForFieldName('declarator') ?? node.namedChildren.find((child) => child?.type.endsWith('declarator')));
}

function within(node: Node, type: string): boolean {
  for (let at = node.parent; at !== null; at = at.parent) if (at.type === type) return true;
  return false;
}
