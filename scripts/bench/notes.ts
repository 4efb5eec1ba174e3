import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { seeded } from './random.ts'

const TOPICS = ['nginx', 'redis', 'kernel', 'storage', 'network']
const SUBJECTS = ['监听的端口', '复制积压缓冲区', '页缓存', '写前日志', '连接队列', '文件描述符', '大 Key', '主从切换']
const ASPECTS = ['怎样交接', '为什么会丢', '何时落盘', '满了会怎样', '怎样观察', '怎样压测']
const SENTENCES = [
  '旧进程不再 accept，但已经建立的连接仍由它处理，直到最后一个请求结束。',
  '内核按四元组查找 socket，`SO_REUSEPORT` 只影响监听队列的选择。',
  '主库每秒写入约 20 MB，断线 30 s 就需要 600 MB 的缓冲区，默认的 1 MB 远远不够。',
  'fsync 返回之前，写入只在页缓存里；掉电时 vector<page> 里的脏页都会丢。',
  '压测时 p99 从 3 ms 涨到 40 ms，perf 显示 70 % 的时间花在 copy_page 上。',
  'The old worker stops accepting; what it has accepted it finishes, unless {timeout} says otherwise.',
]
const CODE = `\`\`\`c
int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
if (fd < 0 || bind(fd, (struct sockaddr *)&addr, sizeof addr) < 0) {
  perror("bind");
  return 1;
}
\`\`\``

/** Writes notes of some 5 kB in the template of eight stages, with two follow-up questions each. */
export async function makeUpNotes(dir: string, count: number): Promise<void> {
  const random = seeded(23)
  const prose = (sentences: number): string => random.sample([...SENTENCES, ...SENTENCES], sentences).join('\n\n')
  for (const topic of TOPICS) await mkdir(path.join(dir, topic), { recursive: true })
  for (let i = 0; i < count; i += 1) {
    const about = `${random.pick(SUBJECTS)}${random.pick(ASPECTS)}（${i}）`
    const followUp = (n: number): string =>
      [
        `问题：${random.pick(SUBJECTS)}${random.pick(ASPECTS)}，第 ${i}.${n} 问？`,
        `回答：\n\n${prose(7)}\n\n${CODE}`,
        `参考：\n\n- https://man7.org/linux/man-pages/man2/bind.2.html bind ${n}\n- https://lwn.net/Articles/${542_000 + i}/`,
      ].join('\n\n')
    const note = [
      `## 一、问题\n\n- ${about}？\n- 换一个系统又怎样？`,
      `## 二、你的思考（10秒闪过\n\n> 范围 代码，官方文档 和项目问题 指出内容\n\n${prose(1)}`,
      `## 三、你的回答（限制在1分钟，5句话，12秒一句）\n\n${prose(7)}`,
      `## 四、鸡蛋里挑骨头\n\n> 3 自己手动写小demo\n\n${prose(10)}\n\n${CODE}`,
      `## 六、下一个问题是什么\n\n${followUp(1)}\n\n${followUp(2)}\n\n其他题目：\n\n- ${random.pick(ASPECTS)}？`,
      `### 八、和真是项目最大差距是什么？\n\n${prose(7)}`,
    ]
    const name = `${i}.${about}_ok.md`.replaceAll('/', '-')
    await writeFile(path.join(dir, TOPICS[i % TOPICS.length] ?? '', name), note.join('\n\n\n'))
  }
}
