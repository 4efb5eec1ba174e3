import { notBuilt } from '../../_server/respond.ts'

export const GET = (): Response => notBuilt('search')
