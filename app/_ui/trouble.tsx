import { Hint, keyed } from './kbd.tsx'

/**
 * Something failed that should not have. Says it in both languages and lets the style sheet choose: whatever knows the
 * reader's language may be what failed. The link works without any script.
 */
export function Trouble({ digest, retry }: { digest: string | null; retry: () => void }) {
  return (
    <div className="page">
      <div className="lead">
        <div lang="zh" className="only-zh">
          <h1>这一页没能显示</h1>
          <p className="mt-2 text-soft">
            程序出了错。卡片文件和学习记录没有受影响。再试一次；若仍不行，看看服务器输出的日志。
          </p>
        </div>
        <div lang="en" className="only-en">
          <h1>This page could not be shown</h1>
          <p className="mt-2 text-soft">
            The program failed. Your card files and your study history are safe. Try again; if it persists, look at what
            the server printed.
          </p>
        </div>
        {digest !== null && (
          <p className="mt-2 text-soft">
            <code>{digest}</code>
          </p>
        )}
        <p className="mt-6 flex flex-wrap gap-2.5">
          <button type="button" className="button" onClick={retry} {...keyed('Enter')}>
            <span lang="zh" className="only-zh">
              再试一次
            </span>
            <span lang="en" className="only-en">
              Try again
            </span>
            <Hint k="Enter" />
          </button>
          <a className="button button-quiet" href="/">
            <span lang="zh" className="only-zh">
              回到今天
            </span>
            <span lang="en" className="only-en">
              Back to today
            </span>
          </a>
        </p>
      </div>
    </div>
  )
}

export const digestOf = (error: unknown): string | null =>
  error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : null
