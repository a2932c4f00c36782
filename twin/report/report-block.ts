import type { LocalizedText } from "../plant/localized-text.ts";

/** A text in both languages, or one that is the same in both: a name, a number, a hash. */
export type ReportText = LocalizedText | string;

export interface ReportCell {
  readonly text: ReportText;
  /** A hash, a key or an expression: every character counts. */
  readonly isCode?: boolean;
  /** What it says of a claim or a criterion. */
  readonly tone?: "good" | "bad" | "open";
}

export interface ReportColumn {
  readonly title: LocalizedText;
  /** Share of the table's width, in the same measure as those beside it. */
  readonly width: number;
}

/** A signal over a range, in pieces of equal length. */
export interface ReportTrend {
  readonly title: LocalizedText;
  readonly unit: string;
  /** The beginning of each piece that has samples, as a share of the range, and what was said in it. */
  readonly points: readonly {
    readonly at: number;
    readonly min: number;
    readonly max: number;
    readonly mean: number;
  }[];
}

/** A piece of a report, the same for every form in which it is written. */
export type ReportBlock =
  /** The first page: what it is, of what, and who made what is shown. */
  | { readonly kind: "cover"; readonly title: LocalizedText; readonly subject: string; readonly mark: LocalizedText }
  | {
      readonly kind: "heading";
      readonly level: 1 | 2 | 3;
      readonly text: ReportText;
      /** Begins a new page. */
      readonly isNewPage?: boolean;
    }
  | {
      readonly kind: "paragraph";
      readonly text: ReportText;
      readonly isNote?: boolean;
      /** A command: every character counts. */
      readonly isCode?: boolean;
    }
  | { readonly kind: "facts"; readonly facts: readonly (readonly [label: LocalizedText, cell: ReportCell])[] }
  | {
      readonly kind: "table";
      readonly columns: readonly ReportColumn[];
      readonly rows: readonly (readonly ReportCell[])[];
      /** Short, and nothing without what follows: no page ends between them. */
      readonly isKeptWithNext?: boolean;
    }
  | { readonly kind: "picture"; readonly sha256: string; readonly caption: LocalizedText }
  /** Curves where a form can draw them, and their figures. */
  | { readonly kind: "trends"; readonly range: string; readonly trends: readonly ReportTrend[] }
  /** Lines for people to sign on, a name each. */
  | { readonly kind: "signatures"; readonly names: readonly string[] };
