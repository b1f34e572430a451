import { passwordFault } from '@wstc/domain/identity/password'
import { permissions } from '@wstc/domain/identity/permissions'
import { mayCombine, type Role, roleNames, roles } from '@wstc/domain/identity/roles'
import {
  actsFor,
  attemptMemory,
  delayAfter,
  fitsOrganisation,
  freeFailures,
  isSessionLive,
  isWithin,
  type Loan,
  mayDelegate,
  rightsOf,
  stepBeforeWork,
} from '@wstc/domain/identity/rules'
import { mayBeLent } from '@wstc/domain/identity/statistics-wall'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const always = (role: Role) => ({ role, from: null, until: null })
const day = fc
  .integer({ min: 0, max: 700 })
  .map((n) => new Date(Date.UTC(2018, 0, 1) + n * 86_400_000).toISOString().slice(0, 10))
const role = fc.constantFrom(...roleNames)
const permission = fc.constantFrom(...(Object.keys(permissions) as (keyof typeof permissions)[]))
const loan = fc.record({
  id: fc.constant('d1'),
  by: fc.constant({ id: 'p1', name: '甲' }),
  permissions: fc.array(permission, { maxLength: 8 }),
  from: day,
  until: day,
  active: fc.boolean(),
  held: fc.array(role, { maxLength: 3 }).map((held) => held.map(always)),
})

test('a deputy never gets more than the delegator holds, on no day outside the period', () => {
  fc.assert(
    fc.property(loan, day, (one: Loan, today) => {
      for (const right of rightsOf([], [one], today)) {
        expect(one.active && isWithin(today, one.from, one.until)).toBe(true)
        expect(one.permissions).toContain(right.permission)
        expect(mayDelegate(right.permission)).toBe(true)
        const held = one.held.flatMap((h) => [...roles[h.role].permissions] as string[])
        expect(held).toContain(right.permission)
      }
    }),
  )
})

test('no loan carries what units report to a person whose own roles stand outside statistics', () => {
  const outside = roleNames.filter(
    (one) => !roles[one].permissions.some((right) => right.startsWith('statistics.')),
  )
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...outside)),
      fc.array(loan),
      day,
      (own, loans, today) => {
        for (const { permission: right } of rightsOf(own.map(always), loans, today)) {
          expect(right).not.toMatch(/^(statistics|registry)\./)
        }
      },
    ),
  )
})

test('a district’s statistician is never lent the reach of the whole city', () => {
  for (const right of ['statistics.collection.read', 'registry.enterprise.read'] as const) {
    expect(mayBeLent(right, ['district-statistician'])).toBe(false)
    expect(mayBeLent(right, ['statistics-officer'])).toBe(true)
  }
})

test('whoever judges by other means reads no returns, so nothing reported weighs there', () => {
  expect(mayCombine(['leader', 'statistics-officer'])).toBe(false)
  expect(mayCombine(['statistics-head', 'plan-office'])).toBe(false)
  expect(mayCombine(['department-officer', 'statistics-officer'])).toBe(true)
})

test('every right has a reason, and no right appears twice', () => {
  fc.assert(
    fc.property(fc.uniqueArray(role), fc.array(loan), day, (held, loans, today) => {
      const rights = rightsOf(held.map(always), loans, today)
      expect(rights.every((right) => right.reasons.length > 0)).toBe(true)
      expect(new Set(rights.map((right) => right.permission)).size).toBe(rights.length)
    }),
  )
})

test('who holds a right by role acts for nobody else, even when it is lent as well', () => {
  const lent: Loan = {
    id: 'd1',
    by: { id: 'p1', name: '甲' },
    permissions: ['plan.progress.sign', 'plan.progress.report'],
    from: '2018-04-16',
    until: '2018-04-16',
    active: true,
    held: [always('department-head')],
  }
  const rights = rightsOf([always('department-officer')], [lent], '2018-04-16')
  expect(actsFor(rights, ['plan.progress.sign'])).toBe('p1')
  expect(actsFor(rights, ['plan.progress.report'])).toBeUndefined()
  expect(actsFor(rights, ['plan.progress.sign', 'plan.progress.report'])).toBeUndefined()
})

test('the three administrators can be combined with nothing, and reach no data of the plan', () => {
  const admins: Role[] = ['system-admin', 'security-admin', 'audit-admin']
  for (const admin of admins) {
    for (const other of roleNames.filter((one) => one !== admin)) {
      expect(mayCombine([admin, other])).toBe(false)
    }
    expect(fitsOrganisation(admin, 'department')).toBe(false)
    expect(roles[admin].permissions).not.toContain('plan.task.read')
  }
})

test('delays grow, never shrink, and never exceed a quarter of an hour', () => {
  for (const scope of Object.keys(freeFailures) as (keyof typeof freeFailures)[]) {
    fc.assert(
      fc.property(fc.nat(10_000), (failures) => {
        const delay = delayAfter(scope, failures)
        expect(delay).toBeLessThanOrEqual(900)
        expect(delayAfter(scope, failures + 1)).toBeGreaterThanOrEqual(delay)
        expect(delay > 0).toBe(failures >= freeFailures[scope])
      }),
    )
  }
  expect(attemptMemory).toBeGreaterThan(900)
})

test('a session ends at the earlier of idle and absolute time, to the millisecond', () => {
  const session = { lastSeen: 1000, expires: 50_000, revoked: false }
  expect(isSessionLive(session, 30_999, 30)).toBe(true)
  expect(isSessionLive(session, 31_000, 30)).toBe(false)
  expect(isSessionLive({ ...session, lastSeen: 49_000 }, 50_000, 30)).toBe(false)
  expect(isSessionLive({ ...session, revoked: true }, 1000, 30)).toBe(false)
})

test('the first password is changed before the second factor is enrolled, and both before work', () => {
  const account = { roles: ['leader'] as Role[], enrolled: false, mustChangePassword: true }
  expect(stepBeforeWork(account)).toBe('change-password')
  expect(stepBeforeWork({ ...account, mustChangePassword: false })).toBe('enrol')
  expect(stepBeforeWork({ ...account, mustChangePassword: false, enrolled: true })).toBe('done')
  const reporter = { roles: ['enterprise-reporter'] as Role[], enrolled: false }
  expect(stepBeforeWork({ ...reporter, mustChangePassword: false })).toBe('done')
})

test.each([
  ['short', 'field/too-short'],
  ['password1234', 'identity/password-common'],
  ['Password!2018', 'identity/password-common'],
  ['123456789012', 'identity/password-common'],
  ['abababababab', 'identity/password-common'],
  ['qwertyuiop12', 'identity/password-common'],
  ['zhang.wei2018', 'identity/password-own-words'],
])('the guessable password %s is refused', (password, code) => {
  expect(passwordFault(password, ['张伟', 'zhang.wei', 'zw@example.test'])?.code).toBe(code)
})

test.each(['plum blossom over the river', '江汉朝宗于海也八百里洞庭', 'aaaa bbbb cccc dddd zz'])(
  'the long password %s needs no special characters',
  (password) => {
    expect(passwordFault(password, ['张伟', 'zhang.wei'])).toBeUndefined()
  },
)
