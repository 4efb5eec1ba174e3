import { type Command, Option } from 'commander'
import type { Does } from './output.ts'

/** The commands that send chains out and take them in. */
export function addShare(program: Command, does: Does, wholeNumber: (text: string) => number): void {
  const share = program.command('share').description('send question chains out, and take them in')
  const onChains = (signature: string, description: string): Command =>
    share.command(signature).description(description).option('--json', 'print one JSON document on stdout')
  onChains(
    'export <cardId> <out>',
    'write a card and what its follow-ups lead to to a new file (.zip, .qchain, .json), or as pages for a browser',
  )
    .option('--license <spdx>', 'licence of what names no other, such as CC-BY-4.0')
    .option('--author <name>', 'who is named: "Name" or "Name <https://example.org>"')
    .option('--fork', 'as a chain of its own, which says what it began from')
    .option('--patch', 'only what was changed since it came in, for those that it came from')
    .option('--site', 'as a new folder of pages, for any host of files')
    .option('--single-file', 'as one page, which needs no host and no network')
    .option('--lang <lang>', 'language of the pages: zh or en (that of the card)')
    .action(does(async () => (await import('./share.ts')).exportChain))
  onChains(
    'inspect <file>',
    'say what a bundle holds and what taking it in would do; fails where it is not to be taken',
  )
    .addOption(new Option('--max-files <n>', 'files at most (500)').argParser(wholeNumber))
    .action(does(async () => (await import('./share-take.ts')).inspect))
  onChains('import [file]', 'take a bundle in; fails while both sides have changed the same')
    .option('--folder <folder>', 'where new cards go')
    .option('--mine', 'of what both have changed keep what is here')
    .option('--theirs', 'of what both have changed take what comes')
    .option('--skip <ids>', 'cards that are not taken, with commas between')
    .option('--fork', 'as a chain of your own')
    .addOption(new Option('--max-files <n>', 'files at most (500)').argParser(wholeNumber))
    .option('--dry-run', 'say what would come, and write nothing')
    .option('--undo', 'take the last one back: what was edited since stays')
    .action(does(async () => (await import('./share-take.ts')).importBundle))
  onChains('link <cardId>', 'make a link that shows a chain to whoever has it; it is told this once')
    .option('--label <label>', 'what you call it; nobody else sees it')
    .addOption(new Option('--days <n>', 'it opens for so many days (until it is revoked)').argParser(wholeNumber))
    .option('--index', 'search engines may list it')
    .option('--embed', 'other sites may show it in a frame')
    .action(does(async () => (await import('./share-links.ts')).link))
  onChains('links [cardId]', 'name the links there are, those of a chain or all').action(
    does(async () => (await import('./share-links.ts')).links),
  )
  onChains('revoke <linkId>', 'close a link for good').action(
    does(async () => (await import('./share-links.ts')).revoke),
  )
}
