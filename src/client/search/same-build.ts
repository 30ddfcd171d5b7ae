/**
 * Checks that a file of the search index has the form that this script reads. A page and an index can be of different builds where a
 * browser or a host kept one of them.
 * @param lists what must be lists in it
 * @throws with what the reader can do
 */
export function checkSameBuild(...lists: readonly unknown[]): void {
  if (!lists.every(Array.isArray)) throw new Error('the index and this page are of different builds; load the page again');
}
