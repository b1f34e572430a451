import { inflateRawSync } from 'node:zlib'
import { contracts } from '@wstc/domain/contracts'
import type { Contract } from '@wstc/domain/kernel/endpoint'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CityHall, openCityHall, type Player, playerNames } from './city-hall.ts'
import { type Ids, plantWords } from './planting.ts'

type Reader = Player | 'anonymous'

const insiders: readonly Player[] = [
  'leadOfficer',
  'leadHead',
  'coopOfficer',
  'coopHead',
  'strangerOfficer',
  'strangerHead',
  'office',
  'office2',
  'bothHats',
  'leader',
  'leader2',
]
const commerce: readonly Player[] = ['leadOfficer', 'leadHead', 'office', 'office2', 'bothHats']
const cooperating: readonly Player[] = ['coopOfficer', 'coopHead']
const offices: readonly Player[] = ['office', 'office2', 'bothHats']
const group: readonly Player[] = [...offices, 'leader', 'leader2']
const ownScore: readonly Player[] = [...commerce, 'leader', 'leader2']

const statisticians: readonly Player[] = ['statistician', 'statHead']
const contractReaders: readonly Player[] = ['statistician', 'statHead', 'otherFirmReporter']
const returnReaders: readonly Player[] = ['statistician', 'statHead', 'otherFirmReporter']

/** Each planted text and everyone who may come across it, written by hand. */
const planted: Readonly<Record<string, readonly Reader[]>> = {
  KEYNAME: ['firmAdmin'],
  // What the platform and the department write before the head has signed.
  DRAFTDONE: commerce,
  DRAFTFIGURE: commerce,
  RETURNWORD: commerce,
  CORRECTIONDRAFT: commerce,
  SIGNEDREPORT: insiders,
  // A cooperating department wrote it; the lead left it out of what it signed.
  CONTRIBUTIONOUT: [...commerce, ...cooperating],
  CONTRIBUTIONDRAFT: cooperating,
  INTERNALTITLE: insiders,
  INTERNALFILE: insiders,
  JUDGEWORD: insiders,
  QUESTIONWORD: insiders,
  ANSWERWORD: insiders,
  DECISIONWORD: insiders,
  DECISIONBASIS: insiders,
  MILESTONEWORD: insiders,
  // Of a project everybody reads what is published of it, and nothing of these.
  PROJECTPERSON: insiders,
  PROJECTNOTE: insiders,
  CARRIERNOTE: insiders,
  PROJECTPROOF: insiders,
  PROJECTMOVE: insiders,
  PROJECTDRAFT: commerce,
  UNVERIFIEDNOTE: insiders,
  UNVERIFIEDSOURCE: insiders,
  FINDINGREASON: insiders,
  // What the group speaks of is for the group and for whom it concerns.
  MEMBERWORD: insiders,
  AGENDAWORD: [...group, ...cooperating],
  MINUTESDRAFT: offices,
  MINUTESOUT: [...group, ...cooperating],
  COMMENTWORD: [...group, ...cooperating],
  ABSENCEWORD: [...group, ...cooperating],
  FOLLOWUPWORD: [...group, ...cooperating],
  FOLLOWEVIDENCE: [...group, ...cooperating],
  FOLLOWANSWER: [...group, ...cooperating],
  EXTENSIONWORD: [...group, ...cooperating],
  CLOSINGWORD: [...group, ...cooperating],
  // Until it is published a score is for the department, the office and the leaders.
  SCOREROW: ownScore,
  SCOREPDF: ownScore,
  SCORECORRECTION: ownScore,
  OBJECTIONWORD: ownScore,
  OBJECTIONREASON: ownScore,
  OBJECTIONFILE: ownScore,
  OBJECTIONNAME: ownScore,
  // Then departments read each other's sheets; the public never reads what lies behind a point.
  PUBLISHEDROW: insiders,
  SYSTEMDRAFT: group,
  // The register is for those who keep it, the district's part for the district, the own entry for the firm.
  REGISTERFAR: ['statistician', 'statHead'],
  REGISTERAPART: ['statistician', 'statHead'],
  REGISTERROW: ['statistician', 'statHead'],
  REGISTEROWN: ['statistician', 'statHead', 'districtStatistician', 'firmAdmin', 'firmReporter'],
  REGISTERCHANGE: ['statistician', 'statHead', 'districtStatistician', 'firmAdmin', 'firmReporter'],
  // What a firm reports is its own and the statistics office’s.
  RETURNNOTE: returnReaders,
  '731946.28': returnReaders,
  // Of a version that was replaced only the firm reads its own words.
  ACCEPTEDNOTE: ['otherFirmReporter'],
  '842057.39': ['otherFirmReporter'],
  '842058.41': returnReaders,
  CORRECTEDREASON: returnReaders,
  '62915.37': returnReaders,
  RETURNJUDGED: returnReaders,
  RETURNCOMMENT: returnReaders,
  RETURNDRAFT: ['otherFirmReporter'],
  RETURNFILE: ['otherFirmReporter'],
  RETURNLINES: ['otherFirmReporter'],
  // Administrative records serve the statistics office: not even the firm itself reads them.
  DELIVERYREASON: statisticians,
  DELIVERYFAULT: statisticians,
  DELIVERYNOTE: statisticians,
  DELIVERYREFERENCE: statisticians,
  '746813': statisticians,
  GAPREASON: statisticians,
  // So are its contracts; a draft is the firm's alone.
  CONTRACTNUMBER: contractReaders,
  CONTRACTCLIENT: contractReaders,
  CONTRACTSUBJECT: contractReaders,
  '987654321.09': contractReaders,
  EXECUTIONNOTE: contractReaders,
  RECEIPTNUMBER: contractReaders,
  CONTRACTJUDGED: contractReaders,
  CONTRACTCOMMENT: contractReaders,
  CONTRACTPAPER: contractReaders,
  CONTRACTSCAN: contractReaders,
  CONTRACTDRAFT: ['otherFirmReporter'],
  REOPENREASON: ['statistician', 'statHead'],
  CALLNOTED: ['statistician', 'statHead', 'districtStatistician'],
  REMINDREASON: ['statistician', 'statHead', 'districtStatistician'],
  REGISTERHOLDER: ['statistician', 'statHead', 'districtStatistician'],
  DESKDRAFT: ['firmReporter'],
  DESKVIEW: ['firmReporter'],
  FIRMFILE: ['firmReporter', 'firmAdmin'],
  FIRMFILENAME: ['firmReporter', 'firmAdmin'],
  NOTICEWORD: ['firmReporter'],
  JOBRESULT: ['firmReporter'],
  JOBPAYLOAD: [],
  FIRMPERSON: ['firmReporter', 'firmAdmin', 'systemAdmin', 'securityAdmin', 'auditAdmin'],
  DELEGATIONWORD: ['leadOfficer', 'leadHead', 'bothHats', 'auditAdmin', 'securityAdmin'],
}

let hall: CityHall
let ids: Ids

beforeAll(async () => {
  hall = await openCityHall()
  ids = await plantWords(hall)
})
afterAll(() => hall?.world.close())

const reads = Object.values(contracts as Record<string, Contract>)
  .flatMap((contract) => Object.values(contract))
  .filter((endpoint) => endpoint.method === 'GET')

/** Questions that a list takes; a word planted in a title could be matched by each of them. */
const queries = (path: string, needle: string): string[] => {
  if (path === '/registry/duplicates') return ['?apart=yes', '?apart=no']
  if (path === '/search') return [`?q=${needle}`, `?q=${needle.slice(0, 6)}`]
  if (path === '/exports/people')
    return [
      '?format=csv',
      '?format=xlsx',
      `?format=csv&organisation=${hall.players.firmAdmin.person.organisation}`,
    ]
  if (path === '/contracts/tables') return ['?month=2017-05', '?month=2018-03']
  if (path === '/exports/contract-tables')
    return ['?month=2017-05&format=csv', '?month=2017-05&format=xlsx']
  if (path.includes('/exports/') || path.includes('/downloads/'))
    return ['?format=csv', '?format=xlsx']
  if (path.endsWith('/sheets/:department/file'))
    return ['?format=csv', '?format=xlsx', '?format=pdf']
  if (path === '/plan/group/minutes/:minutes/file') return ['?format=docx']
  if (path === '/plan/briefings/preview') return ['?kind=weekly', '?kind=quarterly']
  if (path === '/plan/work/evidence') return ['', '?task=5', '?stage=accepted']
  if (path === '/people')
    return ['', `?text=${needle}`, `?organisation=${hall.players.firmAdmin.person.organisation}`]
  if (path === '/access/explanation') return ['', ...ids.people!.map((id) => `?person=${id}`)]
  return ['']
}

const addressesOf = (path: string): string[] =>
  [...path.matchAll(/([\w-]+)\/(:\w+)/g)].reduce(
    (paths, [, part, name]) =>
      paths.flatMap((one) => ids[part!]!.map((id) => one.replace(name!, id))),
    [path],
  )

/** The texts of a reply, also of those inside a workbook. */
function textsOf(raw: Buffer): string {
  if (raw.subarray(0, 2).toString('latin1') !== 'PK') return raw.toString('utf8')
  const parts: string[] = []
  for (
    let at = raw.indexOf('PK\x01\x02', 0, 'latin1');
    at >= 0;
    at = raw.indexOf('PK\x01\x02', at + 4, 'latin1')
  ) {
    const [method, packed, local] = [
      raw.readUInt16LE(at + 10),
      raw.readUInt32LE(at + 20),
      raw.readUInt32LE(at + 42),
    ]
    const start = local + 30 + raw.readUInt16LE(local + 26) + raw.readUInt16LE(local + 28)
    const bytes = raw.subarray(start, start + packed)
    parts.push((method === 8 ? inflateRawSync(bytes) : bytes).toString('utf8'))
  }
  return parts.join('\n')
}

/** What a printed page says lies packed in it; that the page of the run in work came is enough. */
const pdfMark = (status: number, url: string): string =>
  status === 200 && url.includes(`/runs/${ids.runs![0]}/`) && url.endsWith('format=pdf')
    ? 'SCOREPDF'
    : ''

const found = new Map<string, Set<Reader>>(Object.keys(planted).map((word) => [word, new Set()]))
const where: string[] = []

async function lookEverywhere(who: Reader): Promise<void> {
  const browser = who === 'anonymous' ? hall.world.browser() : hall.players[who]
  const look = async (url: string) => {
    const reply = await browser.inject({ method: 'GET', url })
    expect(reply.statusCode, `${who} ${url}`).toBeLessThan(500)
    const text =
      textsOf(reply.rawPayload) +
      String(reply.headers['content-disposition'] ?? '') +
      pdfMark(reply.statusCode, url)
    for (const word of Object.keys(planted)) {
      if (!text.includes(word) || url.includes(word)) continue
      found.get(word)!.add(who)
      if (!planted[word]!.includes(who)) where.push(`${who} reads ${word} at ${url}`)
    }
  }
  for (const { path } of reads) {
    for (const address of addressesOf(path)) {
      for (const query of new Set(
        ['FIRMPERSON', 'INTERNALTITLE'].flatMap((word) => queries(path, word)),
      )) {
        await look(`/api/v1${address}${query}`)
      }
    }
  }
  for (const url of ['/openapi.json', '/metrics', '/healthz', '/readyz', '/', '/plan'])
    await look(url)
}

it('no reply of any read, list, search or export carries a text beyond those who may see it', {
  timeout: 300_000,
}, async () => {
  const readers: Reader[] = ['anonymous', ...playerNames]
  const work = Array.from({ length: 6 }, async () => {
    for (let who = readers.shift(); who; who = readers.shift()) await lookEverywhere(who)
  })
  await Promise.all(work)
  expect(where).toEqual([])
})

it('those who may see a text do come across it, so that the search above can find anything', () => {
  const unseen = Object.entries(planted).flatMap(([word, readers]) =>
    readers.filter((who) => !found.get(word)!.has(who)).map((who) => `${who} never saw ${word}`),
  )
  expect(unseen).toEqual([])
})

it('what anyone may read says the same to an official, so that a shared cache gives nothing away', async () => {
  for (const { path, access, cacheSeconds } of reads) {
    if (access !== 'public' || !cacheSeconds) continue
    for (const address of addressesOf(path)) {
      const url = `/api/v1${address}`
      const inside = textsOf((await hall.players.office.inject({ method: 'GET', url })).rawPayload)
      const outside = textsOf(
        (await hall.world.browser().inject({ method: 'GET', url })).rawPayload,
      )
      const plain = (text: string) => text.replace(/urn:request:[\w-]+/g, '')
      expect(plain(inside), url).toBe(plain(outside))
    }
  }
})
