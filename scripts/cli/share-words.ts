import type { PackRefusal, Remark } from '#core/study/share/packed.ts'

/** Why a chain did not go out, in one line. */
export function sayRefusal(refusal: PackRefusal): string {
  switch (refusal.kind) {
    case 'unknown-card':
      return `there is no card ${refusal.cardId}`
    case 'unreadable-card': {
      const { file, line, column, message, mend } = refusal.problem
      return `${file}:${line}:${column}: ${message}; ${mend}`
    }
    case 'too-many-cards':
      return `the chain has more than ${refusal.limit} cards: share a part of it`
    case 'too-large':
      return `the chain has ${refusal.bytes} bytes; ${refusal.limit} go into a bundle`
    case 'nothing-changed':
      return 'nothing was changed since the chain came in'
    case 'not-taken-in':
      return 'nothing of the chain came in from elsewhere: share it without --patch'
    default:
      return refusal satisfies never
  }
}

const WHY = {
  missing: 'it is not there',
  'too-large': 'it is too large',
  svg: 'an SVG may hold scripts',
  'no-image': 'it is no image that cards show',
  metadata: 'it may hold metadata that cannot be taken out',
} as const

/** What whoever sends a chain out should know, in one line. */
export function sayRemark(remark: Remark): string {
  if (remark.kind === 'large') {
    return `${remark.files} files of ${remark.bytes} bytes are more than most libraries take in`
  }
  const card = 'line' in remark && remark.line !== null ? `${remark.cardId}, line ${remark.line}` : remark.cardId
  return `${card}: ${said(remark)}`
}

function said(remark: Exclude<Remark, { readonly kind: 'large' }>): string {
  switch (remark.kind) {
    case 'file-left-out':
      return `${remark.path} stays here, as ${WHY[remark.why]}`
    case 'image-turned':
      return `${remark.path} is shown turned, and will not be elsewhere: save it upright`
    case 'demo-left-out':
      return `the demo ${remark.demoId} stays here, as it cannot be read`
    case 'demo-of-others':
      return `the demo ${remark.demoId} is somebody else's, and goes along`
    case 'comment':
      return 'this comment is on no page, and goes along'
    case 'local-address':
      return `${remark.address} is a place on this computer, and goes along as it is written`
    case 'missing-follow-up':
      return `the follow-up ${remark.to} is no card of this library`
    case 'leads-outside':
      return `the link leads to ${remark.to}, which is not part of the chain`
    case 'name-outside':
      return `no card of the chain is called [[${remark.name}]]`
    case 'name-of-file':
      return `[[${remark.name}]] is the name of a file, which may be called otherwise elsewhere`
    case 'archived':
      return 'it is archived, and goes along'
    case 'other-license':
      return `it stays under ${remark.license}`
    default:
      return remark satisfies never
  }
}
