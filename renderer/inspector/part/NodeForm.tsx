import { useState } from 'react'
import type { DesignNode, Finding, ServiceInfo } from '../../../simulation/index.ts'
import { useReport } from '../../state/results.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { TextField } from '../../ui/Field.tsx'
import { PROVIDER_NAMES, ServiceTile } from '../../ui/ProviderTag.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { renamePart } from '../changes.ts'
import { WorkloadsOf } from '../design/Workloads.tsx'
import { FindingNote } from '../FindingNote.tsx'
import { PanelHead } from '../PanelHead.tsx'
import { Connections } from './Connections.tsx'
import { NodeFigures } from './NodeFigures.tsx'
import { Parameters } from './Parameters.tsx'
import { Promises } from './Promises.tsx'

const NO_FINDINGS: readonly Finding[] = []
type FormTab = 'settings' | 'results' | 'advice'

/** One part: what can be set, what came of it, what could be better. */
export function NodeForm({ node, service }: { readonly node: DesignNode; readonly service: ServiceInfo | undefined }) {
  const [tab, setTab] = useState<FormTab>('settings')
  const findings = useReport()?.findings ?? NO_FINDINGS
  const mine = findings.filter((finding) => finding.nodeIds.includes(node.id))
  const isGroup = service?.isGroup ?? false

  const settings = (
    <>
      {service ? (
        <>
          <p className="section caption">{service.description}</p>
          {service.isSource && <WorkloadsOf source={node} />}
          <Parameters nodes={[node]} service={service} />
          {isGroup && <Members group={node} />}
          {!isGroup && <Connections node={node} />}
          <Promises service={service} />
        </>
      ) : (
        <EmptyState title={`“${node.service}” is not in this catalogue.`}>
          The part stays in the design, but nothing of it can be computed.
        </EmptyState>
      )}
    </>
  )

  return (
    <>
      <PanelHead
        mark={service && <ServiceTile service={service} size={32} />}
        title={
          <div className="part-name">
            <TextField
              label="Name"
              value={node.name}
              maxLength={200}
              validate={(text) => (text.trim() === '' ? 'A part needs a name.' : null)}
              onChange={(name, gesture) => renamePart(node, name, gesture)}
            />
          </div>
        }
        heading={`Settings of ${node.name}`}
        subtitle={service ? `${service.vendorName}${providerOf(service)}` : node.service}
      />
      {isGroup ? (
        <div className="panel-scroll">{settings}</div>
      ) : (
        <Tabs<FormTab>
          label="About this part"
          value={tab}
          onChange={setTab}
          tabs={[
            { value: 'settings', label: 'Settings', content: settings },
            { value: 'results', label: 'Results', content: <NodeFigures node={node} /> },
            {
              value: 'advice',
              label: 'Advice',
              figure: mine.length,
              content:
                mine.length === 0 ? (
                  <EmptyState title="Nothing to improve here">
                    Advice about the whole design is in the results below.
                  </EmptyState>
                ) : (
                  mine.map((finding) => <FindingNote key={`${finding.rule} ${finding.message}`} finding={finding} />)
                ),
            },
          ]}
        />
      )}
    </>
  )
}

function Members({ group }: { readonly group: DesignNode }) {
  return <Connections node={group} membersOnly />
}

function providerOf({ provider, vendorName }: ServiceInfo): string {
  const name = PROVIDER_NAMES[provider]
  return provider === 'generic' || vendorName.includes(name) ? '' : ` · ${name}`
}
