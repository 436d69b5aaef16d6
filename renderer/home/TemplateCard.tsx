import { openCopy } from '../state/files.ts'
import { type Provider, ProviderTag } from '../ui/ProviderTag.tsx'
import { VERDICT_WORDS, VerdictShape } from '../ui/Verdict.tsx'
import { writeFigure } from '../ui/write.ts'
import type { Headline } from '../workers/client.ts'
import { Miniature } from './Miniature.tsx'
import { nameFromId, type Template, textOf } from './templates.ts'

/** One template: what it looks like, what it would do, what it would cost. A click opens a copy. */
export function TemplateCard({
  template,
  providers,
}: {
  readonly template: Template
  readonly providers: readonly Provider[]
}) {
  const { headline, fault } = template
  const name = headline?.design.name ?? nameFromId(template.id)
  const open = async () => {
    const text = await textOf(template.id)
    if (text !== null) await openCopy(text, name)
  }
  return (
    <li>
      <button type="button" className="template-card card" onClick={() => void open()}>
        <span className="template-picture">{headline && <Miniature design={headline.design} />}</span>
        <span className="template-text">
          <span className="row">
            <span className="strong grow name-cut" title={name}>
              {name}
            </span>
            {providers.map((provider) => (
              <ProviderTag key={provider} provider={provider} />
            ))}
          </span>
          <span className="template-note caption" title={headline?.design.description}>
            {fault ?? firstSentence(headline?.design.description ?? '')}
          </span>
          {headline ? (
            <Numbers headline={headline} />
          ) : (
            <span className="caption">{fault === null ? 'Computing…' : 'It cannot be opened.'}</span>
          )}
        </span>
      </button>
    </li>
  )
}

function Numbers({ headline: { design, system, verdicts } }: { readonly headline: Headline }) {
  const target = design.targets.availability
  const numbers = [
    {
      name: 'p95',
      verdict: verdicts.latency,
      text: system.unstable ? 'saturated' : writeFigure(system.latencyMs?.p95 ?? null, 'ms'),
    },
    {
      name: 'availability',
      verdict: verdicts.availability,
      text: writeFigure(system.availability, 'availability', { target }),
    },
    { name: 'a month', verdict: verdicts.budget, text: writeFigure(system.monthlyUsd, 'money') },
  ]
  return (
    <span className="template-numbers">
      {numbers.map(({ name, verdict, text }) => (
        <span key={name}>
          {verdict && <VerdictShape status={verdict.status} label={VERDICT_WORDS[verdict.status]} />}
          {text}
          <span className="unseen"> {name}</span>
        </span>
      ))}
    </span>
  )
}

/** The description is Markdown of any length; a card has room for its first sentence. */
function firstSentence(markdown: string): string {
  const line = markdown.split('\n').find((candidate) => candidate.trim() !== '' && !candidate.startsWith('#')) ?? ''
  const plain = line.replace(/[*_`]|\[([^\]]*)\]\([^)]*\)/g, '$1')
  return /^.*?[.!?](?=\s|$)/.exec(plain)?.[0] ?? plain
}
