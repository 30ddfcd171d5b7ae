/** Keeps answers in order: an answer to an older question is told that it is stale. */
export class Latest {
  private count = 0;

  /** Begins a question. The function it gives says whether no newer one has begun since. */
  begin(): () => boolean {
    this.count += 1;
    const mine = this.count;
    return () => mine === this.count;
  }
}
