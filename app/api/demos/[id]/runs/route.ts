import { notBuilt } from '../../../../_server/respond.ts'

export const POST = (): Response => notBuilt('running a demo')
