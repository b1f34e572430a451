import type { Role } from '@wstc/domain/identity/roles'
import { planBriefingsContract } from '@wstc/domain/plan/contract/briefings'
import { planGroupContract } from '@wstc/domain/plan/contract/group'
import type { Client } from '@wstc/sdk/client'
import { loadCity } from '../../src/plan/city/load.ts'
import { openWorld, type SignedIn, type World } from '../setup/world.ts'

const contract = { ...planGroupContract, ...planBriefingsContract }

export interface GroupPlayer extends Client<typeof contract> {
  readonly who: SignedIn
}

export interface GroupWorld extends World {
  player(role: Role, department?: string): Promise<GroupPlayer>
}

/** The whole server on `day` with the city loaded, and players with the client of the group. */
export async function openGroup(day: string): Promise<GroupWorld> {
  const world = await openWorld({ day })
  await loadCity(world.platform)
  return {
    ...world,
    player: async (role, department) => {
      const who = await world.as(role, department)
      return { ...who.client(contract), who }
    },
  }
}

export const plenary = {
  kind: 'plenary',
  title: '领导小组全体会议',
  day: '2018-04-20',
  time: '09:30',
  place: '第一会议室',
} as const
