/** The card the guide shows, in both languages; a test reads it as the app would. */
export const EXAMPLE = {
  zh: `---
id: q-4k7m2x9p
title: 升级 Nginx 时，监听的端口为什么一刻都没有断？
lang: zh
category: project
topics: [nginx, process, socket]
keyPoints:
  - { point: 监听 fd 由子进程继承, aliases: [继承, inherit, fork] }
  - 旧进程处理完手上的请求才退出
references:
  - { url: "https://nginx.org/en/docs/control.html", kind: official, title: Controlling nginx }
created: 2026-11-23
---

## 一、问题

Nginx 怎样平滑升级？SRS、TiDB 呢？

## 二、十秒思考

- 代码：谁在 \`bind\`，谁在 \`accept\`
- 文档：USR2、WINCH、QUIT 三个信号

## 三、一分钟回答

1. 端口没有断，因为监听 socket 从头到尾没有关过。
2. 主进程收到 USR2，把监听 fd 的号码写进环境变量，再 exec 新程序。
3. 新主进程不再 bind，直接用继承来的 fd。
4. 旧工作进程收到 QUIT，不接新连接，处理完手上的才退出。
5. 新程序有问题，就对旧主进程发 HUP，随时退回。

## 四、挑骨头

\`vector\\<int>\` 写在正文里要加反斜杠，写在代码里不用。

\`\`\`sh
kill -USR2 $(cat /run/nginx.pid)
\`\`\`

## 五、过关自评

说不出「谁持有监听 fd」，就不算过。

## 六、下一个问题

- [新旧进程交接时，已有的长连接怎么办？](card:q-8d3n5v2c)
- 多个进程如何监听同一个端口？

## 七、重新设计

## 八、Demo 与真实项目的差距
`,
  en: `---
id: q-4k7m2x9p
title: Why does the port never close while Nginx is upgraded?
lang: en
category: project
topics: [nginx, process, socket]
keyPoints:
  - { point: the child inherits the listening fd, aliases: [inherit, fork, exec] }
  - the old process leaves only when its requests are done
references:
  - { url: "https://nginx.org/en/docs/control.html", kind: official, title: Controlling nginx }
created: 2026-11-23
---

## 1. Question

How is Nginx upgraded without dropping a request? And SRS, and TiDB?

## 2. Ten-second thought

- Code: who calls \`bind\`, who calls \`accept\`
- Documentation: the signals USR2, WINCH and QUIT

## 3. One-minute answer

1. The port never closes because the listening socket is never closed.
2. On USR2 the master writes the numbers of its listening fds into the environment and execs the new program.
3. The new master does not bind again; it uses the fds it inherited.
4. On QUIT the old workers take no new connections and leave when those they have are done.
5. If the new program misbehaves, HUP to the old master takes it all back.

## 4. Nitpick

In prose \`vector\\<int>\` needs its backslash; in code it does not.

\`\`\`sh
kill -USR2 $(cat /run/nginx.pid)
\`\`\`

## 5. Verdict

Not passed without naming who holds the listening fd.

## 6. Next questions

- [What becomes of long-lived connections during the hand-over?](card:q-8d3n5v2c)
- How can several processes listen on one port?

## 7. Redesign

## 8. Demo vs. real project
`,
} as const
