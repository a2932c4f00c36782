/** Marks in a browser's trace: measured work begins, it is done, and a frame with all its work is over. */
export const spendMark = "vitrine spend";
export const spentMark = "vitrine spent";
export const frameMark = "vitrine frame";
