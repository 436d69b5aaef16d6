import type { Comparison } from '../../simulation/index.ts'
import { Sentence } from '../results/Sentence.tsx'

/** Which of the designs meets its targets, and how closely the parts could be taken over. */
export function ComparedSentence({
  comparison: { designs, parts, cheapest },
  titles,
}: {
  readonly comparison: Comparison
  readonly titles: readonly string[]
}) {
  const judged = designs.filter(({ meetsTargets }) => meetsTargets !== null)
  const meeting = designs.flatMap(({ meetsTargets }, i) => (meetsTargets ? [i] : []))
  const allMiss = designs.every(({ verdicts }) => Object.values(verdicts).some(({ status }) => status === 'missed'))
  const rest = closenessOf(parts)
  if (judged.length === 0) {
    const lead = cheapest === null ? 'No target is set.' : `${titles[cheapest]} costs the least.`
    return <Sentence status={undefined} lead={lead} rest={rest} />
  }
  if (meeting.length === 0 && !allMiss)
    return <Sentence status="unknown" lead="Whether a version meets all targets is not known." rest={rest} />
  const verb = meeting.length === 1 ? 'meets' : 'meet'
  const names = listed(meeting.map((i) => titles[i] ?? ''))
  const isFirst = meeting.includes(0)
  const lead =
    meeting.length === 0
      ? 'No version meets all targets.'
      : meeting.length === designs.length
        ? 'Every version meets all targets.'
        : isFirst
          ? `${names} ${verb} all targets; the others do not.`
          : `As drawn, a target is missed; ${names} ${verb} all of them.`
  return <Sentence status={isFirst ? 'met' : 'missed'} lead={lead} rest={rest} />
}

/** "10 parts translate closely, 1 approximately, none is missing."; empty where nothing was translated. */
function closenessOf(parts: Comparison['parts']): string {
  const worst = parts.flatMap(({ isGroup, cells }) => {
    const all = cells.flatMap((cell) => cell?.closeness ?? [])
    if (isGroup || all.length === 0) return []
    return [all.includes('none') ? 'none' : all.includes('approximate') ? 'approximate' : 'close']
  })
  if (worst.length === 0) return ''
  const count = (kind: string) => worst.filter((one) => one === kind).length
  const close = count('close')
  const near = count('approximate')
  const none = count('none')
  return [
    `${close} ${close === 1 ? 'part translates' : 'parts translate'} closely`,
    ...(near > 0 ? [`${near} approximately`] : []),
    none === 0 ? 'none is missing.' : `${none} ${none === 1 ? 'has' : 'have'} no counterpart.`,
  ].join(', ')
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
