import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  emptyFrontier,
  extend,
  fillPlan,
  type NodePlace,
  planConsistency,
  planInclusion,
  rootOf,
  type TreeNode,
  verifyConsistency,
  verifyInclusion,
} from '../../src/audit/rules/merkle.ts'
import { nodeHash, treeHead } from '../../src/audit/rules.ts'
import { bytesOfHex, hexOf } from '../../src/kernel/hex.ts'

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()
const leafOf = (hex: string): Uint8Array => sha256(Buffer.concat([Buffer.of(0), bytesOfHex(hex)]))

/** Inputs and results of the reference implementation of Certificate Transparency. */
const inputs = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const published = {
  roots: [
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ],
  inclusion: [
    {
      index: 0,
      size: 8,
      path: [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    },
    {
      index: 5,
      size: 8,
      path: [
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    },
    {
      index: 2,
      size: 3,
      path: ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    },
    {
      index: 1,
      size: 5,
      path: [
        '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    },
  ],
  consistency: [
    { from: 1, to: 1, path: [] },
    {
      from: 1,
      to: 8,
      path: [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    },
    {
      from: 6,
      to: 8,
      path: [
        '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    },
    {
      from: 2,
      to: 5,
      path: [
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    },
  ],
}

/** A tree kept the way the server keeps it: leaves, and nodes as they close. */
function grow(leaves: readonly Uint8Array[]) {
  const nodes = new Map<string, Uint8Array>()
  const keyOf = (place: NodePlace) => `${place.level}.${place.index}`
  const keep = (node: TreeNode) => void nodes.set(keyOf(node), node.hash)
  leaves.forEach((hash, index) => {
    keep({ level: 0, index, hash })
  })
  const frontier = extend(emptyFrontier, leaves, sha256, keep)
  return { frontier, nodes, hashAt: (place: NodePlace) => nodes.get(keyOf(place))! }
}

const leaves = inputs.map(leafOf)

test('roots are those that Certificate Transparency publishes, or no other tool could check ours', () => {
  published.roots.forEach((root, size) => {
    expect(hexOf(rootOf(grow(leaves.slice(0, size)).frontier, sha256))).toBe(root)
    expect(hexOf(treeHead(leaves.slice(0, size), sha256))).toBe(root)
  })
})

test('inclusion proofs are the published ones', () => {
  for (const { index, size, path } of published.inclusion) {
    const { hashAt } = grow(leaves.slice(0, size))
    expect(fillPlan(planInclusion(index, size), hashAt, sha256).map(hexOf)).toEqual(path)
  }
})

test('consistency proofs are the published ones', () => {
  for (const { from, to, path } of published.consistency) {
    const { hashAt } = grow(leaves.slice(0, to))
    expect(fillPlan(planConsistency(from, to), hashAt, sha256).map(hexOf)).toEqual(path)
  }
})

const trees = fc
  .array(fc.uint8Array({ minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 70 })
  .map((texts) => texts.map((text) => leafOf(hexOf(text))))

test('a tree grown in parts has the root of the definition, wherever it was cut', () => {
  fc.assert(
    fc.property(trees, fc.nat(), (all, cut) => {
      const at = cut % (all.length + 1)
      const first = extend(emptyFrontier, all.slice(0, at), sha256)
      const whole = extend(first, all.slice(at), sha256)
      expect(whole.size).toBe(all.length)
      expect(hexOf(rootOf(whole, sha256))).toBe(hexOf(treeHead(all, sha256)))
    }),
  )
})

test('every leaf is proven in every tree that holds it, and nowhere else', () => {
  fc.assert(
    fc.property(trees, fc.nat(), fc.nat(), (all, a, b) => {
      const size = 1 + (a % all.length)
      const index = b % size
      const { hashAt } = grow(all)
      const path = fillPlan(planInclusion(index, size), hashAt, sha256)
      const root = treeHead(all.slice(0, size), sha256)
      const claim = { leaf: all[index]!, index, size, root }
      expect(verifyInclusion(claim, path, sha256)).toBe(true)
      expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)))
      const other = sha256(Uint8Array.of(9))
      expect(verifyInclusion({ ...claim, leaf: other }, path, sha256)).toBe(false)
      expect(verifyInclusion({ ...claim, root: other }, path, sha256)).toBe(false)
      expect(verifyInclusion({ ...claim, index: size }, path, sha256)).toBe(false)
      expect(verifyInclusion(claim, [...path, other], sha256)).toBe(false)
      if (path.length > 0) expect(verifyInclusion(claim, path.slice(1), sha256)).toBe(false)
    }),
  )
})

test('an older tree is proven to begin a newer one, and a rewritten one is not', () => {
  fc.assert(
    fc.property(trees, fc.nat(), fc.nat(), fc.nat(), (all, a, b, c) => {
      const to = 1 + (a % all.length)
      const from = 1 + (b % to)
      const path = fillPlan(planConsistency(from, to), grow(all).hashAt, sha256)
      const older = { size: from, root: treeHead(all.slice(0, from), sha256) }
      const newer = { size: to, root: treeHead(all.slice(0, to), sha256) }
      expect(verifyConsistency(older, newer, path, sha256)).toBe(true)
      const forged = all.map((leaf, at) => (at === c % from ? sha256(leaf) : leaf))
      const rewritten = { size: to, root: treeHead(forged.slice(0, to), sha256) }
      const forgedPath = fillPlan(planConsistency(from, to), grow(forged).hashAt, sha256)
      expect(verifyConsistency(older, rewritten, forgedPath, sha256)).toBe(false)
      expect(verifyConsistency(newer, older, path, sha256)).toBe(from === to)
    }),
  )
})

test('node places stay exact above 2^31, where bit operators end', () => {
  const size = 2 ** 40 + 3
  const plan = planInclusion(2 ** 40 + 1, size)
  expect(plan[0]).toEqual([{ level: 0, index: 2 ** 40 }])
  expect(plan.at(-1)).toEqual([{ level: 40, index: 0 }])
  expect(nodeHash(leaves[0]!, leaves[1]!, sha256)).toHaveLength(32)
})
