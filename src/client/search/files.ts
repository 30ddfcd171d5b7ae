/** Files of this site, each fetched once; one that failed is tried again at the next call. */
export class SiteFiles {
  private readonly base: string;
  private readonly texts = new Map<string, Promise<string>>();

  /** @param base the folder of the site, with a slash at its end */
  constructor(base: string) {
    this.base = base;
  }

  /** A place (path and fragment, without the base path) as a link. */
  href(address: string): string {
    return this.base + address.replace(/^\//, '');
  }

  /** The text of a file. Rejects with what went wrong. */
  text(address: string): Promise<string> {
    const known = this.texts.get(address);
    if (known !== undefined) return known;
    const text = fetch(this.href(address)).then((response) => {
      if (!response.ok) throw new Error(`${response.status} for ${address}`);
      return response.text();
    });
    this.texts.set(address, text);
    text.catch(() => this.texts.delete(address));
    return text;
  }
}
