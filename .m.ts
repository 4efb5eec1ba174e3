import { execSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { parseCard } from './core/card/parse.ts'
import { renderCard, plainHighlighter, loadHighlighter } from './core/card/render/render.ts'
import { parseFlow, parseMdx } from './core/card/syntax.ts'
import { findExcess } from './core/card/syntax-limits.ts'
const files=execSync("find content -name '*.mdx'").toString().trim().split('\n').filter(Boolean)
const cards=files.map(f=>{const source=readFileSync(f,'utf8'); const p=parseCard(source,f.replace('content/','')); return {source,file:f.replace('content/',''),sections:p.card?.sections??[]}})
const cpu=()=>{const u=process.cpuUsage(); return (u.user+u.system)/1000}
const time=(n:string,f:(c:any)=>void,rounds=6)=>{ for(let i=0;i<3;i++) for(const c of cards) f(c); const t=cpu(); for(let i=0;i<rounds;i++) for(const c of cards) f(c); console.log(n,((cpu()-t)/rounds/cards.length).toFixed(2),'cpu ms/card') }
const body=(c:any)=>c.source.slice(c.source.indexOf('\n---\n')+5)
time('findExcess',c=>findExcess(body(c),'full'))
time('parseFlow',c=>parseFlow(body(c))); time('parseMdx',c=>parseMdx(body(c)))
time('render plain',c=>renderCard(c,plainHighlighter))
const t=cpu(); const h=await loadHighlighter(); console.log('load highlighter cpu',(cpu()-t).toFixed(0))
time('render+shiki warm (code cached)',c=>renderCard(c,h))
let i=0; time('render+shiki uncached code',c=>renderCard(c,{highlight:(code,l)=>h.highlight(code+' '.repeat(++i%997+1),l)}),2)
