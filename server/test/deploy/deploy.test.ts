import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import Fastify from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/platform/config.ts'
import { serveMetrics } from '../../src/platform/metrics.ts'
import {
  documentsOf,
  renderChart,
  repository,
  settingNames,
  textOf,
  unitSettings,
} from './read-deploy.ts'

interface Service {
  readonly image: string
  readonly environment?: Readonly<Record<string, string>>
  readonly volumes?: readonly string[]
}
const compose = documentsOf(textOf('deploy/compose/compose.yaml'))[0] as {
  readonly services: Readonly<Record<string, Service>>
  readonly volumes: Readonly<Record<string, unknown>>
}
const servers = Object.entries(compose.services).filter(([name]) => name.startsWith('server-'))
const chart = renderChart()
const ofKind = (kind: string) => chart.find((one) => one.kind === kind) as never
const settings = new Set(settingNames())
/** Read by Node and its packages, not by us. */
const foreign = new Set(['NODE_ENV'])

describe('settings of a deployment', () => {
  const { template } = (ofKind('Deployment') as { spec: { template: unknown } }).spec
  const pod = (template as { spec: Record<string, never> }).spec
  const env: { name: string; value: string }[] = (pod as never as { containers: [{ env: never }] })
    .containers[0].env

  test('each that a file sets is one the server reads, or it would do nothing', () => {
    expect(settings.size).toBeGreaterThan(25)
    const image = textOf('deploy/Containerfile').match(/^ENV (.*)$/m)![1]!
    const set = [
      ...servers.flatMap(([, server]) => Object.keys(server.environment!)),
      ...env.map((one) => one.name),
      ...[...image.matchAll(/([A-Z_]+)=/g)].map((match) => match[1]!),
      ...['wstc.service', 'wstc-backup.service'].flatMap((name) =>
        unitSettings(textOf(`deploy/systemd/${name}`)),
      ),
    ]
    expect(set.filter((name) => !settings.has(name) && !foreign.has(name))).toEqual([])
  })

  test('each the server reads is explained in the guide, and the guide explains no other', () => {
    const guide = textOf('docs/how-to/running.md')
    const table = guide.slice(guide.indexOf('## Settings'), guide.indexOf('## Sizing'))
    const named = [...table.matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map((match) => match[1]!)
    expect([...new Set(named)].sort()).toEqual([...settings].sort())
  })

  test('what the chart and the compose file set is accepted by the server', () => {
    const given = Object.fromEntries(env.map((one) => [one.name, one.value]))
    expect(readConfig(given)).toMatchObject({ demo: false, trustProxy: 1, host: '0.0.0.0' })
    const values: Record<string, string> = {
      PUBLIC_URL: 'https://cloud.example',
      SERVER_PASSWORD: 'a1',
      ADMIN_PASSWORD: 'a2',
      CLICKHOUSE_PASSWORD: 'a3',
    }
    const filled = Object.entries(servers[0]![1].environment!).map(([name, text]) => [
      name,
      text.replace(
        /\$\{([A-Z_]+)(?::([-?])([^}]*))?\}/g,
        (_all, key, kind, word) => values[key] ?? (kind === '-' ? word : ''),
      ),
    ])
    expect(readConfig(Object.fromEntries(filled))).toMatchObject({
      demo: false,
      databaseUrl: 'postgresql://wstc_server:a1@postgres:5432/wuhan',
      clickhouseUrl: 'http://wstc:a3@clickhouse:8123/wuhan',
      trustProxy: 1,
    })
  })

  test('the example of settings names every value the compose file asks for, and no other', () => {
    const asked = [...textOf('deploy/compose/compose.yaml').matchAll(/\$\{([A-Z_]+)/g)].map(
      (match) => match[1]!,
    )
    const named = [...textOf('deploy/compose/env.example').matchAll(/^([A-Z_]+)=/gm)].map(
      (match) => match[1]!,
    )
    const withDefault = /_IMAGE$|^DEMO$/
    expect(named.sort()).toEqual([...new Set(asked)].filter((n) => !withDefault.test(n)).sort())
  })
})

describe('several servers', () => {
  test('share keys and files and nothing else of their folder', () => {
    expect(servers.length).toBe(2)
    const of = (at: number) => servers[at]![1].volumes!
    expect(of(0).filter((one) => of(1).includes(one))).toEqual([
      'keys:/data/keys',
      'files:/data/files',
    ])
    const volumes = servers.flatMap(([, one]) => one.volumes!.map((two) => two.split(':')[0]!))
    for (const name of volumes) expect(compose.volumes).toHaveProperty(name)
  })

  test('are all behind the proxy, which passes on no address that a visitor made up', () => {
    const conf = textOf('deploy/nginx/nginx.conf')
    for (const [name] of servers) expect(conf).toContain(`server ${name}:3000`)
    expect(conf).toMatch(/proxy_set_header X-Forwarded-For \$remote_addr;/)
    expect(conf).toMatch(/location = \/metrics \{ return 404; \}/)
    let depth = 0
    for (const letter of conf.replace(/#.*$/gm, '')) {
      depth += letter === '{' ? 1 : letter === '}' ? -1 : 0
      expect(depth).toBeGreaterThanOrEqual(0)
    }
    expect(depth).toBe(0)
  })
})

test('the chart gives probes, a budget, walls and secrets by name only', () => {
  expect(chart.map((one) => one.kind).sort()).toEqual([
    'Deployment',
    'Ingress',
    'NetworkPolicy',
    'PodDisruptionBudget',
    'Service',
  ])
  const text = JSON.stringify(ofKind('Deployment'))
  for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe']) {
    expect(text).toContain(probe)
  }
  expect(text).toContain('"secretRef":{"name":"wstc-settings"}')
  expect(text).not.toMatch(/password|postgresql:/i)
})

describe('monitoring', () => {
  let exposed: Set<string>
  beforeAll(async () => {
    const server = Fastify()
    serveMetrics(server, undefined)
    const { body } = await server.inject({ url: '/metrics', remoteAddress: '127.0.0.1' })
    await server.close()
    exposed = new Set(['up'])
    for (const [, name, type] of body.matchAll(/^# TYPE (\S+) (\S+)$/gm)) {
      if (type !== 'histogram') exposed.add(name!)
      else for (const end of ['_bucket', '_sum', '_count']) exposed.add(name! + end)
    }
  })
  /** Words of an expression that are neither functions, labels, nor text. */
  const metricsOf = (expression: string): string[] =>
    [...expression.replace(/"[^"]*"|\[[^\]]*\]/g, '').matchAll(/\b[a-z][a-z0-9_]*\b(?!\s*[({=!])/g)]
      .map((match) => match[0])
      .concat([...expression.matchAll(/\b([a-z][a-z0-9_]+)\{/g)].map((match) => match[1]!))
      .filter((word) => word.includes('_') || word === 'up')
      .filter((word) => !['histogram_quantile'].includes(word))

  test('every metric of an alert is exposed, or the alert would never sound', () => {
    const [alerts] = documentsOf(textOf('deploy/monitoring/alerts.yml')) as [
      { groups: { rules: { alert: string; expr: string; annotations: { summary: string } }[] }[] },
    ]
    const rules = alerts.groups.flatMap((group) => group.rules)
    expect(rules.length).toBeGreaterThan(8)
    for (const { alert, expr, annotations } of rules) {
      const used = metricsOf(expr)
      expect(used.length, alert).toBeGreaterThan(0)
      expect(
        used.filter((name) => !exposed.has(name)),
        alert,
      ).toEqual([])
      expect(annotations.summary, alert).toBeTruthy()
    }
    documentsOf(textOf('deploy/monitoring/prometheus.yml'))
  })

  test('every metric of the dashboard is exposed, or its panel would stay empty', () => {
    const folder = 'deploy/monitoring/dashboards'
    for (const file of readdirSync(join(repository, folder))) {
      const { panels } = JSON.parse(textOf(`${folder}/${file}`)) as {
        panels: { id: number; title: string; targets: { expr: string }[] }[]
      }
      expect(new Set(panels.map((panel) => panel.id)).size).toBe(panels.length)
      for (const { title, targets } of panels) {
        const used = targets.flatMap((target) => metricsOf(target.expr))
        expect(used.length, title).toBeGreaterThan(0)
        expect(
          used.filter((name) => !exposed.has(name)),
          title,
        ).toEqual([])
      }
    }
  })
})
