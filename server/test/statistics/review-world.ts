import type { Role } from '@wstc/domain/identity/roles'
import { noticesContract } from '@wstc/domain/notices/contract'
import { statisticsCollectionContract } from '@wstc/domain/statistics/collection/contract'
import type { ReturnRow } from '@wstc/domain/statistics/collection/model/content'
import { statisticsReviewContract } from '@wstc/domain/statistics/review/contract'
import type { Client } from '@wstc/sdk/client'
import { statisticsReviewJobs } from '../../src/statistics/review/jobs.ts'
import { secondsBetweenWeighings } from '../../src/statistics/review/service/weigh.ts'
import { runJobs } from '../setup/jobs.ts'
import type { TestPerson, WorldOptions } from '../setup/world.ts'
import {
  type CollectionWorld,
  content,
  type Desk,
  openCollection,
  row,
} from './collection-world.ts'

const contract = {
  ...statisticsCollectionContract,
  ...statisticsReviewContract,
  ...noticesContract,
}

export interface Office extends Client<typeof contract> {
  readonly person: TestPerson
}

export const survey = 'services-monthly'

export interface ReviewWorld extends CollectionWorld {
  office(role: Role, organisation?: string): Promise<Office>
  /** Runs what is due after the acts: the queue's rounds are weighed. */
  weigh(): Promise<void>
  /** Hands in `rows` for the unit's obligation of `period`, explaining whatever is found. */
  handIn(desk: Desk, period: string, rows: readonly ReturnRow[], reason?: string): Promise<string>
}

const explained = '业务量变化，合同已签，金额属实。'

export async function openReviewWorld(options: WorldOptions = {}): Promise<ReviewWorld> {
  const world = await openCollection(undefined, options)
  return {
    ...world,
    office: async (role, organisation) => {
      const someone = await world.as(role, organisation)
      return { ...someone.client(contract), person: someone.person }
    },
    weigh: async () => {
      // One weighing follows another no sooner than this.
      world.advance(secondsBetweenWeighings * 1000)
      await runJobs(world.platform, statisticsReviewJobs)
    },
    handIn: async (desk, period, rows, reason = '') => {
      const { items } = await desk.listOwnReturns({ query: { survey, period } })
      const line = items[0]!
      const send = (explanations: { edit: string; address: string; text: string }[]) =>
        desk.submitReturn({
          params: { obligation: line.id },
          revision: line.revision,
          body: {
            content: content(rows, { explanations, nothingToReport: rows.length === 0 }),
            reason,
          },
        })
      await send([]).catch((refused) => {
        const found = refused.problem?.fields as
          | { code: string; details: { edit: string; address: string } }[]
          | undefined
        if (!found?.every((one) => one.code === 'statistics/explanation-missing')) throw refused
        return send(
          found.map(({ details: { edit, address } }) => ({ edit, address, text: explained })),
        )
      })
      return line.id
    },
  }
}

/** A row of exports of computer services to the United States. */
export const exported = (amount: string, more: Partial<ReturnRow> = {}): ReturnRow =>
  row({ amount, ...more })
