import { choice, latency, RECALLED, sla, wholeNumber } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** What guards the way in and watches over the rest. */
export const gcpSecurity: readonly ServiceRecord[] = [
  {
    id: 'gcp.iap',
    provider: 'gcp',
    name: 'Bastion',
    vendorName: 'Google Cloud Identity-Aware Proxy',
    shortName: 'IAP',
    category: 'security',
    capabilities: ['bastion'],
    archetype: 'security',
    scope: 'global',
    description:
      'Lets people reach machines and web pages inside by who they are, without open ports or a bastion machine. It costs nothing.',
    whenToUse: 'To reach machines without public addresses for repairs, with a record of who did it.',
    whenNot: 'For the users of a service, who come in through a balancer.',
    keywords: ['bastion', 'jump host', 'SSH', 'RDP', 'remote access', 'zero trust'],
    glyph: 'key',
    slas: [],
    terraform: 'google_iap_tunnel_instance_iam_member',
  },
  {
    id: 'gcp.cloud-armor',
    provider: 'gcp',
    name: 'Web application firewall',
    vendorName: 'Google Cloud Armor',
    shortName: 'Cloud Armor',
    category: 'security',
    capabilities: ['firewall-waf', 'ddos'],
    archetype: 'security',
    scope: 'edge',
    description:
      'Stands before the balancer at the edge: its rules drop bad requests, and it soaks up floods. You pay each policy, rule and request, or one subscription.',
    whenToUse: 'In front of everything that the internet can reach over HTTP.',
    whenNot: 'For what only your own parts reach; security rules and identity do that.',
    keywords: ['WAF', 'web application firewall', 'OWASP', 'rate limit', 'bots', 'SQL injection', 'DDoS'],
    glyph: 'shield',
    parameters: [
      wholeNumber('rules', 'Rules', 'Rules or groups of rules that every request is held against.', 5, 0, 1000000),
      choice(
        'tier',
        'Tier',
        'Enterprise is a subscription for the organisation, with help against floods.',
        'standard',
        [
          ['standard', 'Standard'],
          ['enterprise', 'Enterprise, by the year'],
          ['enterprise-paygo', 'Enterprise, as you go'],
        ],
      ),
    ],
    slas: [
      sla(
        'edge',
        0.9999,
        'Global policies',
        'https://cloud.google.com/armor/sla (after 2024-02-01)',
        '2024-02-01',
        'quoted',
      ),
      sla(
        'multi-zone',
        0.999,
        'Regional backend policies',
        'https://cloud.google.com/armor/sla (after 2024-02-01)',
        '2024-02-01',
        'quoted',
      ),
    ],
    latency: latency(0.5, 3, RECALLED, '2026-11-23', 'recalled'),
    terraform: 'google_compute_security_policy',
  },
  {
    id: 'gcp.security-command-center',
    provider: 'gcp',
    name: 'Threat detection',
    vendorName: 'Google Security Command Center',
    shortName: 'Security Command Center',
    category: 'security',
    capabilities: ['posture-threat-detection'],
    archetype: 'security',
    scope: 'global',
    description:
      'Looks over all projects for weak settings and signs of attack. The standard tier is free; premium is paid by the vCPUs that it watches.',
    whenToUse: 'In every account that holds anything of worth.',
    whenNot: 'As protection: it tells what happens and stops nothing.',
    keywords: ['threat detection', 'posture', 'CSPM', 'intrusion', 'security findings', 'SCC'],
    glyph: 'shield',
    parameters: [
      choice('tier', 'Tier', 'Premium finds threats, not only weak settings.', 'standard', [
        ['standard', 'Standard'],
        ['premium', 'Premium'],
      ]),
      wholeNumber('vcores', 'Watched vCPUs', 'Processors of machines and clusters that it watches.', 8, 0, 10000000),
      wholeNumber(
        'tokens',
        'Tokens looked through',
        'Tokens a month of prompts and answers that Model Armor reads.',
        0,
        0,
        1000000000000,
      ),
    ],
    slas: [
      sla(
        'control-plane',
        0.999,
        'Service',
        'mikaelvesavuori/cloud-sla data/gcp.json (commit 7358b4e, 2022-04-24)',
        '2022-04-24',
        'quoted',
      ),
    ],
    terraform: 'google_scc_source',
  },
]
