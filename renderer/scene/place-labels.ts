/** A label that wants a place: where its foot is in the picture and how large its card is, CSS pixels. */
export interface LabelBox {
  x: number;
  y: number;
  width: number;
  height: number;
  /** How far the card's lower edge is above the foot, and its middle to the right of it: as it was placed last. */
  lift: number;
  shift: number;
  isPlaced: boolean;
  /** Whether it is placed even where that hides something. */
  readonly isNeeded: boolean;
}

/** What a card may not cover: its sides from the picture's left and upper edge. */
export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Lengths of a leader that are tried, pixels. */
const lifts = [34, 48, 62, 76, 92, 108, 124, 142, 160, 180, 200, 16];
/** The card may hang to one side of its leader, by these shares of what keeps the leader under it. */
const shifts = [0, 1, -1, 0.5, -0.5];
const gapPx = 5;
/** A leader ends this far within its card's ends, pixels: where its corners begin. */
const cornerPx = 8;

/** Costs, in pixels of leader that one would rather have. Leaders of more important labels are drawn over a card. */
const cost = { shift: 14, coveredFoot: 70, coveredDot: 240, coveredLeader: 90, crossedCard: 120 } as const;

/** A label moves to a better place only where that saves so much, so that labels do not hop about. */
const keepBelow = 60;
/** What cannot be placed for less is left out, unless it is needed. */
const leaveOutAbove = 180;

/**
 * Gives every label its place, the most important first: cards never cover each other nor what is blocked, and hide as
 * few feet and leaders of others as they can. What finds no room is not placed.
 *
 * @param labels the most important first; those whose foot is not to be seen are left out
 */
export function placeLabels(
  labels: readonly LabelBox[],
  blocked: readonly Rectangle[],
  pictureWidth: number,
  pictureHeight: number,
): void {
  for (let rank = 0; rank < labels.length; rank++) {
    const label = labels[rank];
    if (label === undefined) continue;
    let bestLift = 0;
    let bestShift = 0;
    let best = Number.POSITIVE_INFINITY;
    const consider = (lift: number, shift: number, bonus: number): void => {
      // No place costs less than its leader.
      if (lift - bonus >= best) return;
      if (!isFree(label, lift, shift, labels, rank, blocked, pictureWidth, pictureHeight)) return;
      const costs = costOf(label, lift, shift, labels, rank) - bonus;
      if (costs >= best) return;
      best = costs;
      bestLift = lift;
      bestShift = shift;
    };
    if (label.isPlaced) consider(label.lift, label.shift, keepBelow);
    const reach = Math.max(0, label.width / 2 - cornerPx);
    for (let l = 0; l < lifts.length; l++) {
      for (let s = 0; s < shifts.length; s++) consider(lifts[l] ?? 0, (shifts[s] ?? 0) * reach, 0);
    }
    label.isPlaced = best < (label.isNeeded ? Number.POSITIVE_INFINITY : leaveOutAbove);
    if (!label.isPlaced) continue;
    label.lift = bestLift;
    label.shift = bestShift;
  }
}

function isFree(
  label: LabelBox,
  lift: number,
  shift: number,
  labels: readonly LabelBox[],
  rank: number,
  blocked: readonly Rectangle[],
  pictureWidth: number,
  pictureHeight: number,
): boolean {
  const left = label.x + shift - label.width / 2;
  const right = left + label.width;
  const bottom = label.y - lift;
  const top = bottom - label.height;
  if (left < gapPx || top < gapPx || right > pictureWidth - gapPx || bottom > pictureHeight - gapPx) return false;
  for (let place = 0; place < blocked.length; place++) {
    const other = blocked[place];
    if (other === undefined) continue;
    if (left < other.right && right > other.left && top < other.bottom && bottom > other.top) return false;
  }
  for (let place = 0; place < rank; place++) {
    const other = labels[place];
    if (other === undefined || !other.isPlaced) continue;
    const otherLeft = other.x + other.shift - other.width / 2;
    const otherBottom = other.y - other.lift;
    const isBeside = right + gapPx < otherLeft || left - gapPx > otherLeft + other.width;
    const isApart = bottom + gapPx < otherBottom - other.height || top - gapPx > otherBottom;
    if (!isBeside && !isApart) return false;
  }
  return true;
}

function costOf(label: LabelBox, lift: number, shift: number, labels: readonly LabelBox[], rank: number): number {
  const bottom = label.y - lift + 2;
  let costs = lift + (shift === 0 ? 0 : cost.shift);
  for (let place = 0; place < labels.length; place++) {
    const other = labels[place];
    if (other === undefined || place === rank) continue;
    const hasPlace = place < rank && other.isPlaced;
    costs += costOfCovering(other, hasPlace, label, bottom, shift);
    if (!hasPlace) continue;
    const otherLeft = other.x + other.shift - other.width / 2;
    const otherBottom = other.y - other.lift;
    const isUnderLeader = label.x > otherLeft && label.x < otherLeft + other.width;
    if (isUnderLeader && otherBottom > bottom && otherBottom - other.height < label.y) costs += cost.crossedCard;
  }
  return costs;
}

/** What it costs that a label's card lies on another's foot, or on its leader where that has been placed. */
function costOfCovering(other: LabelBox, hasPlace: boolean, label: LabelBox, bottom: number, shift: number): number {
  const left = label.x + shift - label.width / 2 - 2;
  if (other.x <= left || other.x >= left + label.width + 4) return 0;
  const top = bottom - label.height - 4;
  const isOnFoot = other.y > top && other.y < bottom;
  if (!hasPlace) return isOnFoot ? cost.coveredFoot : 0;
  if (isOnFoot) return cost.coveredDot;
  return other.y > top && other.y - other.lift < bottom ? cost.coveredLeader : 0;
}
