import type { ReplyInput } from '@wstc/domain/kernel/endpoint'
import { absent } from '@wstc/domain/kernel/problem'
import type { planCityContract } from '@wstc/domain/plan/contract/city'
import type { Call } from '../../platform/serve.ts'
import { findVersion, selectVersions } from './store.ts'

/** Every version of the city's data, newest first. */
export async function listCityVersions(
  call: Call,
): Promise<ReplyInput<typeof planCityContract.listCityVersions>> {
  const versions = await selectVersions(call.tx)
  return {
    versions: versions.map(({ version, sha256, loaded_at, changes }, index) => ({
      version,
      sha256,
      loadedAt: loaded_at.toISOString(),
      changes,
      current: index === 0,
    })),
  }
}

/** One version with what it changed. */
export async function getCityVersion(
  call: Call,
  version: number,
): Promise<ReplyInput<typeof planCityContract.getCityVersion>> {
  const [found, newer] = [
    await findVersion(call.tx, version),
    await findVersion(call.tx, version + 1),
  ]
  if (!found) throw absent('city-version')
  return {
    version: found.version,
    sha256: found.sha256,
    loadedAt: found.loaded_at.toISOString(),
    changes: found.diff.length,
    current: newer === undefined,
    diff: found.diff.map((change) => ({ ...change, fields: [...change.fields] })),
  }
}
