// Lint every line's "text" with alex in one process and print {"messages", "findings"}.
// Run as `node alex_lines.mjs ALEX/index.js FILE.jsonl`. `text` is the fastest of its four readers: it leaves Markdown alone.
import {createReadStream} from 'node:fs'
import {createInterface} from 'node:readline'
import {pathToFileURL} from 'node:url'

const [, , alex, file] = process.argv
const {text} = await import(pathToFileURL(alex))
let messages = 0
let findings = 0
for await (const line of createInterface({input: createReadStream(file, 'utf8')})) {
  findings += text(JSON.parse(line).text).messages.length
  messages++
}
console.log(JSON.stringify({messages, findings}))
