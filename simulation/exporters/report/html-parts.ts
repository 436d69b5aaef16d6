/** Ids of the parts of an HTML report that its viewer reads and fills (`renderer/viewer/`). */
export const DESIGN_ID = 'skyloom-design'
export const BOOKS_ID = 'skyloom-books'
export const PRICES_ID = 'skyloom-prices'
export const WHAT_IF_ID = 'what-if'
export const REPORT_ID = 'report'
