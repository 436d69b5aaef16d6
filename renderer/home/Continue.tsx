import { isDirty, isPristine, useDesign } from '../state/design.ts'
import { newFile, openRecent, useFiles } from '../state/files.ts'
import { useReport } from '../state/results.ts'
import { useView } from '../state/view.ts'
import { Button } from '../ui/Button.tsx'
import { Verdict } from '../ui/Verdict.tsx'
import { writeFigure, writeMany } from '../ui/write.ts'

/** The next step: the design that is open, else the last file, else a blank sheet. */
export function Continue() {
  const open = useDesign((state) => !isPristine(state) || state.design.nodes.length > 0)
  const recents = useFiles((state) => state.recents)
  const last = recents.find((file) => file.exists)
  if (open) return <OpenDesign />
  if (last) {
    return (
      <Card
        kicker="Last opened"
        title={last.name.replace(/\.skyloom$/, '')}
        text="Go on where you left it."
        action="Continue"
        onAction={() => void openRecent(last.key)}
      />
    )
  }
  return (
    <Card
      kicker="Start here"
      title="Draw a system, see what it would do"
      text="Place parts of three clouds, wire them, and watch latency, availability and the monthly bill move. A template below is the quickest way in."
      action="Start drawing"
      onAction={newFile}
    />
  )
}

function OpenDesign() {
  const design = useDesign((state) => state.design)
  const dirty = useDesign(isDirty)
  const report = useReport()
  return (
    <Card
      kicker={dirty ? 'Open, with changes that are not saved' : 'Open'}
      title={design.name}
      text={`${writeMany(design.nodes.length, 'part')}. Go on where you left it.`}
      action="Continue"
      onAction={() => useView.getState().goTo('editor')}
      numbers={
        report &&
        design.nodes.length > 0 && [
          ['Latency, p95', writeFigure(report.system.latencyMs?.p95 ?? null, 'ms'), report.verdicts.latency],
          [
            'Availability',
            writeFigure(report.system.availability, 'availability', { target: design.targets.availability }),
            report.verdicts.availability,
          ],
          ['Cost a month', writeFigure(report.system.monthlyUsd, 'money'), report.verdicts.budget],
        ]
      }
    />
  )
}

type Numbers = readonly (readonly [
  name: string,
  text: string,
  verdict: { status: 'met' | 'at-risk' | 'missed' | 'unknown' } | undefined,
])[]

function Card({
  kicker,
  title,
  text,
  action,
  onAction,
  numbers,
}: {
  readonly kicker: string
  readonly title: string
  readonly text: string
  readonly action: string
  onAction(): void
  readonly numbers?: Numbers | false | null
}) {
  return (
    <section className="card continue" aria-label={kicker}>
      <div className="continue-head">
        <div className="grow">
          <p className="caption">{kicker}</p>
          <h2 title={title}>{title}</h2>
          <p className="continue-text">{text}</p>
        </div>
        <Button variant="accent" size="large" onClick={onAction}>
          {action}
        </Button>
      </div>
      {numbers && (
        <dl className="continue-numbers">
          {numbers.map(([name, value, verdict]) => (
            <div key={name}>
              <dt className="caption">{name}</dt>
              <dd>
                <strong>{value}</strong> {verdict && <Verdict status={verdict.status} />}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
