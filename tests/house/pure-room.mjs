// A rule for the linter: a pure room takes the time as an argument and reads no environment.

const isNamed = (node, name) => node.type === 'Identifier' && node.name === name

const noWorld = {
  create: (context) => ({
    NewExpression(node) {
      if (isNamed(node.callee, 'Date') && node.arguments.length === 0) {
        context.report({ node, message: 'A pure room reads no clock: take `now: Date` as an argument.' })
      }
    },
    MemberExpression(node) {
      const clock = ['Date', 'performance'].some((name) => isNamed(node.object, name)) && isNamed(node.property, 'now')
      if (clock) context.report({ node, message: 'A pure room reads no clock: take `now: Date` as an argument.' })
      if (isNamed(node.object, 'process') && isNamed(node.property, 'env')) {
        context.report({ node, message: 'A pure room reads no environment: take the value as an argument.' })
      }
    },
  }),
}

export default { meta: { name: 'pure-room' }, rules: { 'no-world': noWorld } }
