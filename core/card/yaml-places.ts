import { isNode, isScalar, type YAMLMap } from 'yaml'

/**
 * Offset in the YAML of what `path` leads to: of the name of a field, of what stands in it, or of the nearest thing
 * around it that is there.
 */
export function offsetAt(fields: YAMLMap, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 1; length -= 1) {
    const node = fields.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  const pair = fields.items.find(({ key }) => isScalar(key) && key.value === path[0])
  return isScalar(pair?.key) ? (pair.key.range?.[0] ?? 0) : 0
}
