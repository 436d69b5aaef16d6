import {
  DESIGN_ID,
  type Design,
  evaluate,
  layPrices,
  PRICES_ID,
  type Prices,
  parseDesign,
  parsePrices,
  REPORT_ID,
  shippedPrices,
  WHAT_IF_ID,
} from '../../simulation/index.ts'
import { answersOf } from './answers.ts'
import { controls } from './controls.ts'
import { element } from './element.ts'
import { showReport } from './report.ts'

/**
 * The program inside an exported HTML report: it reads the design that the page carries, and computes it anew for other rates, targets and
 * failures. Built as one script (`main/build/viewer.ts`); nothing is loaded, stored or sent.
 */
function start(): void {
  const place = document.getElementById(WHAT_IF_ID)
  const report = document.getElementById(REPORT_ID)
  const text = document.getElementById(DESIGN_ID)?.textContent
  if (!place || !report || text == null) return
  const parsed = parseDesign(text)
  if (!parsed.ok) return
  const prices = pricesOf(document.getElementById(PRICES_ID)?.textContent ?? null)
  const answers = element('div', { role: 'status', 'aria-label': 'What it gives' })
  const show = (design: Design, down: string | null) => {
    try {
      const computed = evaluate(design, prices)
      answers.replaceChildren(...answersOf(design, computed, down))
      showReport(report, design, computed)
    } catch (error) {
      answers.replaceChildren(element('p', { class: 'fault' }, `It cannot be computed: ${String(error)}`))
    }
  }
  const { form, reset } = controls(parsed.value, evaluate(parsed.value, prices), show)
  place.className = 'panel'
  place.replaceChildren(
    element('h2', {}, 'What if'),
    element(
      'p',
      { class: 'hint' },
      'This page computes by itself, without a network; nothing is stored or sent. The design in it stays as it is.',
    ),
    form,
    answers,
    reset,
  )
  show(parsed.value, null)
}
/** The prices that the page carries beside the shipped ones. */
function pricesOf(text: string | null): Prices {
  const file = text === null ? null : parsePrices(text)
  return file?.ok ? layPrices(file.value) : shippedPrices
}

start()
