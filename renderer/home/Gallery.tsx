import { useState } from 'react'
import { useCatalog } from '../state/catalog.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import type { Provider } from '../ui/ProviderTag.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { writeMany } from '../ui/write.ts'
import { TemplateCard } from './TemplateCard.tsx'
import { nameFromId, type Template, useTemplates } from './templates.ts'

type Filter = 'all' | 'aws' | 'gcp' | 'azure' | 'several'

const FILTERS: readonly { readonly value: Filter; readonly label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'aws', label: 'AWS' },
  { value: 'gcp', label: 'GCP' },
  { value: 'azure', label: 'Azure' },
  { value: 'several', label: 'Several' },
]

/** Designs to start from, each with its picture and its three numbers. */
export function Gallery() {
  const templates = useTemplates()
  const providersOf = useProviders()
  const [filter, setFilter] = useState<Filter>('all')
  const [query, setQuery] = useState('')
  const found = [...templates].sort(byPattern).filter((template) => {
    const providers = providersOf(template)
    const fits = filter === 'all' || (filter === 'several' ? providers.length > 1 : providers.some((p) => p === filter))
    return fits && matches(template, query)
  })
  return (
    <section aria-labelledby="home-templates">
      <div className="home-section-head">
        <h2 id="home-templates">Templates</h2>
        <Segmented<Filter> label="Provider" value={filter} options={FILTERS} onChange={setFilter} />
        <div className="home-search">
          <SearchField label={`Search ${writeMany(templates.length, 'pattern')}`} value={query} onChange={setQuery} />
        </div>
      </div>
      {found.length > 0 ? (
        <ul className="templates">
          {found.map((template) => (
            <TemplateCard key={template.id} template={template} providers={providersOf(template)} />
          ))}
        </ul>
      ) : (
        <EmptyState title={templates.length === 0 ? 'No templates are installed' : 'No template is like that'}>
          {templates.length === 0
            ? 'Start from a blank sheet instead.'
            : query === ''
              ? 'Choose another provider above.'
              : `Nothing is called “${query}” here. Try a service or a pattern, such as cache or serverless.`}
        </EmptyState>
      )}
    </section>
  )
}

const CLOUDS: readonly Provider[] = ['aws', 'gcp', 'azure']

/** One pattern on all its clouds side by side. */
function byPattern(a: Template, b: Template): number {
  const key = ({ id }: Template) => {
    const words = id.split(/[-/]/)
    const cloud = CLOUDS.findIndex((provider) => words.includes(provider))
    return `${words.filter((word) => !CLOUDS.some((provider) => provider === word)).join(' ')} ${cloud}`
  }
  return key(a).localeCompare(key(b))
}

/** The clouds of a template; until it has been read, what its file name says. */
function useProviders(): (template: Template) => readonly Provider[] {
  const services = useCatalog((state) => state.byId)
  return ({ id, headline }) =>
    CLOUDS.filter((cloud) =>
      headline
        ? headline.design.nodes.some((node) => services.get(node.service)?.provider === cloud)
        : id.split(/[-/]/).includes(cloud),
    )
}

function matches({ id, headline }: Template, query: string): boolean {
  const design = headline?.design
  const text = [
    nameFromId(id),
    design?.name,
    design?.description,
    ...(design?.nodes ?? []).flatMap((node) => [node.name, node.service]),
  ]
    .join(' ')
    .toLowerCase()
  return query
    .toLowerCase()
    .trim()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
