import { expect, test } from 'vitest'
import { REASONS } from '#core/practice/gate.ts'
import { proposalOf } from './proposals.ts'

test.each(REASONS)('the example for %s is one', (reason) => expect(proposalOf(reason).reason).toBe(reason))
