import type { LabelContent } from "../session/label-content.ts";
import { stateShapes } from "../theme/state-shapes.ts";
import classes from "./labels.module.css";

/** What the columns of a card are called, in the language of the screen. */
export interface CardTexts {
  readonly state: string;
  readonly takt: string;
}

/** A label in the page. */
export interface LabelElement {
  readonly element: HTMLElement;
  /** Writes what the label says, only where it changed; true where its size may have changed. */
  fill(content: LabelContent, texts: CardTexts): boolean;
  /** Size of the card, CSS pixels. */
  measure(into: { width: number; height: number }): void;
  /** @param lift length of the leader; @param shift how far the card is to the right of it; CSS pixels */
  place(x: number, y: number, lift: number, shift: number): void;
  setShown(isShown: boolean): void;
}

const priorityMarks = { critical: "◆", high: "▲", medium: "■", low: "●" } as const;

export function createLabelElement(asset: number): LabelElement {
  const element = make("span", classes.label);
  element.dataset.asset = String(asset);
  const card = make("span", classes.card);
  const alarm = make("span", classes.faults);
  const mark = createMark();
  const name = make("span", classes.name);
  const figure = make("span", classes.figure);
  const unit = make("span", classes.unit);
  const kind = make("span", classes.kind);
  const columns = make("span", classes.columns);
  const column = { state: createColumn(columns), takt: createColumn(columns), figure: createColumn(columns) };
  card.append(alarm, mark.element, name, kind, figure, unit, columns);
  const leader = make("span", classes.leader);
  element.append(card, leader, make("span", classes.dot));
  let shown = "";
  let placed = "";
  let isShown = true;

  const fillCard = (content: LabelContent, texts: CardTexts): void => {
    const { card: more } = content;
    element.dataset.card = String(more !== undefined);
    if (more === undefined) return;
    kind.textContent = more.kind;
    column.state.fill(texts.state, more.stateName, "");
    column.takt.fill(texts.takt, more.takt, "s");
    column.figure.fill(more.figureName, content.figure, content.unit);
  };

  return {
    element,
    fill(content, texts) {
      const now = JSON.stringify([content, texts]);
      if (now === shown) return false;
      shown = now;
      const priority = content.isFault ? "critical" : content.priority;
      alarm.textContent =
        priority !== undefined ? priorityMarks[priority] : content.faults > 0 ? `◆ ${content.faults}` : "";
      mark.show(priority === undefined && content.faults === 0 ? content.state : undefined);
      name.textContent = content.name;
      figure.textContent = content.figure;
      writeUnit(unit, content.unit);
      element.dataset.fault = String(content.isFault);
      element.dataset.priority = priority ?? "none";
      element.dataset.state = content.state ?? "none";
      element.dataset.marked = String(content.isMarked);
      element.dataset.freshness = content.freshness;
      fillCard(content, texts);
      return true;
    },
    measure(into) {
      into.width = card.offsetWidth;
      into.height = card.offsetHeight;
    },
    place(x, y, lift, shift) {
      const now = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
      const lifted = `${lift} ${shift.toFixed(1)}`;
      element.style.transform = now;
      if (lifted === placed) return;
      placed = lifted;
      leader.style.height = `${lift}px`;
      element.style.setProperty("--lift", `${lift}px`);
      element.style.setProperty("--shift", `${shift.toFixed(1)}px`);
    },
    setShown(isWanted) {
      if (isWanted === isShown) return;
      isShown = isWanted;
      element.style.visibility = isWanted ? "visible" : "hidden";
    },
  };
}

/** A percent sign stands at its number, any other unit apart from it. */
function writeUnit(element: HTMLElement, unit: string): void {
  element.textContent = unit;
  element.dataset.percent = String(unit === "%");
}

function make(tag: "span", className: string | undefined): HTMLElement {
  const element = document.createElement(tag);
  element.className = className ?? "";
  return element;
}

/** A figure with its name above it. */
function createColumn(parent: HTMLElement): { fill(title: string, value: string, unit: string): void } {
  const element = make("span", classes.column);
  const title = make("span", classes.title);
  const value = make("span", classes.value);
  const unit = make("span", classes.unit);
  element.append(title, value, unit);
  parent.append(element);
  return {
    fill(titleText, valueText, unitText) {
      element.hidden = valueText === "";
      title.textContent = titleText;
      value.textContent = valueText;
      writeUnit(unit, unitText);
    },
  };
}

const svg = "http://www.w3.org/2000/svg";

/** The shape of a state. */
function createMark(): { readonly element: Element; show(state: LabelContent["state"]): void } {
  const element = document.createElementNS(svg, "svg");
  const path = document.createElementNS(svg, "path");
  element.setAttribute("viewBox", "0 0 10 10");
  element.append(path);
  return {
    element,
    show(state) {
      const shape = state === undefined ? undefined : stateShapes[state];
      element.setAttribute("class", `${classes.mark} ${shape === undefined ? classes.none : ""}`);
      path.setAttribute("class", (shape?.isLine === true ? classes.line : undefined) ?? "");
      path.setAttribute("d", shape?.path ?? "");
    },
  };
}
