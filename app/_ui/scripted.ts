/** Names the field by which a form says that its page runs scripts, and goes where it is sent by itself. */
export const SCRIPTED = 'scripted'
