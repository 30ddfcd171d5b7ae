/** Mermaid's own bundle, for which it brings no types: what it exports is what the package exports. */
declare module 'mermaid/dist/mermaid.esm.min.mjs' {
  export { default } from 'mermaid';
}
