import { Command, CommanderError, Option } from 'commander'
import { type Does, Failure, type Output } from './output.ts'
import { addShare } from './share-commands.ts'

/** The command was not used as it is meant to be. */
const WRONG_USAGE = 2

/**
 * Runs one command. Answers the exit code: 0 done, 1 the check or command failed, 2 wrong usage.
 * With `--json`, stdout gets exactly one JSON document; messages go to stderr.
 */
export async function run(args: readonly string[]): Promise<number> {
  let exitCode = 0
  const program = new Command('zhuiwen')
    .description('Zhuiwen (追问): questions worked through eight stages, answered, and followed to the next.')
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'zhuiwen: ')) })
    .showHelpAfterError('(zhuiwen --help lists the commands)')

  const command = (signature: string, description: string): Command => {
    return program.command(signature).description(description).option('--json', 'print one JSON document on stdout')
  }
  /** Runs what a command does, printing what it gives. Loads only what this command needs. */
  const does: Does =
    <A extends unknown[]>(load: () => Promise<(...args: A) => Promise<Output>>) =>
    async (...given: unknown[]): Promise<void> => {
      const self = given.at(-1) as Command
      const work = await load()
      // Commander hands over the arguments and options the signature declares, then the command itself.
      const output = await work(...(given.slice(0, -1) as A))
      if (self.opts()['json'] === true) console.log(JSON.stringify(output.json, null, 2))
      else if (output.text !== '') console.log(output.text)
      exitCode = output.failed ? 1 : 0
    }

  command('sync', 'bring the index up to the card files')
    .option('--quiet', 'say nothing unless something changed or is wrong')
    .action(does(async () => (await import('./sync.ts')).sync))
  command('check [paths...]', 'name everything wrong in card files, with its mend')
    .option('--strict', 'fail for notes as well')
    .option('--online', 'try whether the addresses in them still answer')
    .option('--github', 'print annotations for GitHub Actions')
    .action(does(async () => (await import('./check.ts')).check))
  command('new <question>', 'make a card file for a question')
    .option('--topic <topic>', 'folder and topic of the card', 'inbox')
    .option('--lang <lang>', 'language of the card (guessed from the question)')
    .action(does(async () => (await import('./new.ts')).newCard))
  command('rename <cardId> <title>', 'give a card another title, and the links that say the old one')
    .option('--dry-run', 'say what would change, and change nothing')
    .action(does(async () => (await import('./organise.ts')).rename))
  command('move <cardId> <topic>', 'put a card into the folder of another topic, with its images')
    .option('--dry-run', 'say what would change, and change nothing')
    .action(does(async () => (await import('./organise.ts')).move))
  command('archive <cardId>', 'put a card away: it is kept and linked to, and not asked')
    .option('--undo', 'take it out again')
    .option('--dry-run', 'say what would change, and change nothing')
    .action(does(async () => (await import('./organise.ts')).archive))
  command('mark <cardId> <state>', 'say where a card stands on the boards; "facts" leaves it to the record')
    .option('--note <note>', 'why')
    .option('--started <day>', 'the day on which it was begun')
    .option('--finished <day>', 'the day on which it was passed')
    .action(does(async () => (await import('./mark.ts')).mark))
  command('next', 'name the cards to ask next: of the queue, or of what you choose')
    .addOption(new Option('--limit <n>', 'cards at most').default(10).argParser(wholeNumber))
    .option('--topic <topic>', 'cards with this topic, due or not')
    .option('--category <category>', 'cards of this category')
    .option('--search <words>', 'cards with all of these words in title or topics')
    .option('--failed <days>', 'cards that were missed in so many days')
    .option('--chain <cardId>', 'this card and what its follow-ups lead to')
    .option('--walk', 'the chain question by question, as it is read')
    .action(does(async () => (await import('./next.ts')).next))
  command(
    'search <query...>',
    'find cards, open questions, references and demos by their text; -word topic: stage: is: lang: ref: narrow it',
  )
    .addOption(new Option('--limit <n>', 'of each kind at most').default(10).argParser(wholeNumber))
    // `-redis` is what is not wanted.
    .allowUnknownOption()
    .action(does(async () => (await import('./search.ts')).find))
  command('answer <cardId> <rating>', 'rate a card: again, hard, good or easy')
    .option('--rehearse', 'put it on record, and leave the schedule alone')
    .action(does(async () => (await import('./answer.ts')).answer))
  command('merge <fromId> <intoId>', 'make one card part of another: text, links and history')
    .option('--dry-run', 'say what would change, and write nothing')
    .action(does(async () => (await import('./merge.ts')).merge))
  command('versions <cardId>', 'name the versions of a card that were seen, newest first')
    .addOption(new Option('--limit <n>', 'versions at most').default(20).argParser(wholeNumber))
    .action(does(async () => (await import('./versions.ts')).versions))
  command(
    'export <format> <out>',
    'write to a new file: json (the whole library), history (what you did alone), csv (reviews; to a folder: everything), apkg (cards for Anki); or to a new folder: md (notes for Obsidian)',
  )
    .option('--topic <topic>', 'apkg: only cards with this topic')
    .option('--chain <cardId>', 'apkg: only this card and what its follow-ups lead to')
    .option('--lang <lang>', 'md: zh or en (that of the environment)')
    .action(does(async () => (await import('./export.ts')).exportTo))
  command(
    'import [file|folder]',
    'bring in notes (a folder, .md, .txt), Anki text (.txt, .csv), an Anki package (.apkg) or a study history (.json, .csv); fails if a line of a note would be lost',
  )
    .option('--topic <topic>', 'folder of the new cards (that of the note, or one for each deck)')
    .option('--dry-run', 'say what would come, and write nothing')
    .option('--undo', 'take the last import of notes back: what was edited or answered since stays')
    .action(does(async () => (await import('./import.ts')).importFrom))
  command('backup [out]', 'back up the whole library; to a file ending in .db, the study history alone')
    .option('--daily', 'only if that of today is still to be made')
    .action(does(async () => (await import('./backup.ts')).backup))
  command('restore [backup]', 'put a backup in the place of what there is, which is kept')
    .option('--dry-run', 'say what would change, and change nothing')
    .option('--yes', 'do not ask')
    .option('--undo', 'put back what was there before the last time')
    .action(does(async () => (await import('./restore.ts')).restoreFrom))
  command('doctor', 'check the database and the schedules')
    .option('--mend', 'fold schedules anew that do not fit their reviews')
    .action(does(async () => (await import('./doctor.ts')).doctor))
  command('stats', 'figures of your study: days, what is due, what was recalled, times, chains')
    .addOption(new Option('--days <n>', 'how far recalls and times look back: 30, 90, 365, all').default('all'))
    .action(does(async () => (await import('./stats.ts')).stats))
  command('journal', 'what you studied and wrote, day by day, newest first: of the last week, or from a day to a day')
    .option('--from <day>', 'such as 2026-11-22')
    .option('--to <day>', 'such as 2026-11-28 (today)')
    .action(does(async () => (await import('./journal.ts')).journal))
  command('evaluate', 'how well the schedule predicts your recalls')
    .option('--csv <file>', 'of the reviews in a file: card_id,review_time_ms,rating,duration_ms')
    .action(does(async () => (await import('./evaluate.ts')).evaluate))
  command('optimize', 'train the schedule on your reviews, and say whether it gains by it')
    .option('--csv <file>', 'on the reviews in a file, as for evaluate')
    .option('--adopt', 'schedule by what was trained, if it gains')
    .option('--defaults', 'train nothing; schedule by the weights FSRS ships with again')
    .action(does(async () => (await import('./optimize.ts')).optimize))
  command('simulate', 'what shares to remember would cost and bring, from where you stand')
    .addOption(new Option('--days <n>', 'days to simulate').default(180).argParser(wholeNumber))
    .addOption(new Option('--seeds <n>', 'runs of chance (20; with --policies 10)').argParser(wholeNumber))
    .option('--policies', 'compare ways of choosing what is asked, on made-up learners and cards')
    .action(does(async () => (await import('./simulate.ts')).simulate))
  command(
    'bench [name]',
    'measure: sync, serve, critique, demo, schedule, stats, history, import, search, journal, share, optimize',
  )
    .option('--cards <n,…>', 'sizes of the made-up libraries')
    .option('--documents <n,…>', 'sizes of the made-up texts that are searched')
    .option('--no-peers', 'measure this program alone')
    .action(does(async () => (await import('./bench.ts')).bench))
  const demo = program.command('demo').description('list, run and check demos')
  const onDemos = (signature: string, description: string): Command =>
    demo.command(signature).description(description).option('--json', 'print one JSON document on stdout')
  onDemos('list', 'name the demos').action(does(async () => (await import('./demo.ts')).list))
  onDemos('run <id>', 'run a demo').action(does(async () => (await import('./demo.ts')).run))
  onDemos('check [ids...]', 'run demos and compare what they print with what they must print')
    .addOption(new Option('--times <n>', 'runs of each').default(1).argParser(wholeNumber))
    .option('--record', 'keep what they print, to be shown where nothing can run')
    .action(does(async () => (await import('./demo.ts')).check))
  addShare(program, does, wholeNumber)

  try {
    await program.parseAsync(args, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE
    if (error instanceof Failure) {
      console.error(`zhuiwen: ${error.message}`)
      return error.isUsage ? WRONG_USAGE : 1
    }
    throw error
  }
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new Failure(`"${text}": give a whole number from 1`, true)
  return Number(text)
}
