/**
 * Which steps of a way are folded into one mark, so that the rest fits: those in the middle first, the ones furthest
 * above before the nearer; then the top, then the step above the place. The place itself always stays.
 *
 * @param widthsPx of every step, the place last
 * @param moreWidthPx of the mark that leads to what is folded
 * @returns ranks in the order of the way
 */
export function foldCrumbs(widthsPx: readonly number[], roomPx: number, moreWidthPx: number): readonly number[] {
  const last = widthsPx.length - 1;
  const between = widthsPx.map((_, rank) => rank).filter((rank) => rank > 0 && rank < last - 1);
  const order = [...between, ...(last > 1 ? [0] : []), ...(last > 0 ? [last - 1] : [])];
  let neededPx = widthsPx.reduce((sum, width) => sum + width, 0);
  const folded: number[] = [];
  for (const rank of order) {
    if (neededPx <= roomPx) break;
    if (folded.length === 0) neededPx += moreWidthPx;
    neededPx -= widthsPx[rank] ?? 0;
    folded.push(rank);
  }
  return folded.sort((a, b) => a - b);
}
