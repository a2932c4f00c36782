/** When and how each step of a tour begins: all that the tour's clock needs. */
export interface TourPlan {
  /** The tour's beginning and the end of what there is to show, UTC microseconds. */
  readonly startUs: number;
  readonly endUs: number;
  /** In order; no offset is before an earlier one. */
  readonly steps: readonly PlannedStep[];
}

export interface PlannedStep {
  readonly id: string;
  /** Microseconds of recorded time since the tour's beginning. */
  readonly offsetUs: number;
  /** Why it begins there: see planTour. `to-come` is a step of a live tour that has not begun. */
  readonly trigger: "time" | "condition" | "did-not-happen" | "not-in-plant" | "beyond-recording" | "to-come";
  /** How long the recorded time stands still there, microseconds of the clock. */
  readonly holdUs: number;
  /** Recorded seconds for one of the clock's, from there on. */
  readonly speed: number;
}
