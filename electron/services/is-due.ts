/** Whether what comes round every so often is due. A clock that was set back does not put it off until it has caught up. */
export function isDue(dueUs: number, everyUs: number, nowUs: number): boolean {
  return nowUs >= dueUs || nowUs < dueUs - everyUs;
}
