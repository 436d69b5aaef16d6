import { minutesOf, type NodeReport, type Reading, readingOf, wholeOf } from '../../../simulation/index.ts'
import { useResults } from '../../state/results.ts'
import { useView } from '../../state/view.ts'

const NOTHING: Reading = { share: null, text: '', heat: 1, state: 'normal' }

/** What a part's bar and word say under the overlay that is chosen. */
export function useReading(id: string, row: NodeReport | null): Reading {
  const overlay = useView((state) => state.overlay)
  const whole = useResults(({ report }) => (report ? wholeOf(overlay, report) : null))
  const minutes = useResults(({ report }) => (report && overlay === 'availability' ? minutesOf(id, report) : null))
  return row ? readingOf(row, overlay, whole, minutes) : NOTHING
}
