// Points of the twenty indicators of cnip by @gorules/zen-engine and by hand, alternating in the same process.
// Usage: node run.mjs <definition.json> <rounds>; prints: row, round, operations per second, processor microseconds each.
import { readFileSync } from 'node:fs';
import { ZenEngine } from '@gorules/zen-engine';

const { bands, parts, values } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const rounds = Number(process.argv[3]);
const key = (topic) => topic.replaceAll(/[.-]/g, '_');
const input = Object.fromEntries(Object.entries(values).map(([topic, value]) => [key(topic), value]));

function table(id, topics, rules) {
  const inputs = topics.map((topic, i) => ({ id: `${id}-i${i}`, name: topic, field: key(topic) }));
  return {
    id, name: id, type: 'decisionTableNode', position: { x: 0, y: 0 },
    content: {
      hitPolicy: 'first', inputs, outputs: [{ id: `${id}-o`, name: id, field: key(id) }],
      rules: rules.map(([conditions, points], r) => ({
        _id: `${id}-r${r}`,
        ...Object.fromEntries(conditions.map((condition, i) => [`${id}-i${i}`, condition])),
        [`${id}-o`]: String(points),
      })),
    },
  };
}

const tables = [
  ...bands.map((band) => table(band.name, [band.topic], [
    ...band.bounds.map((bound, i) => [[`${band.atMost ? '<=' : '>='} ${bound}`], i + 1]).reverse(), [[''], 0]])),
  ...parts.map((part) => table(part.name, part.topics, [
    [part.topics.map(() => 'true'), part.points], [part.topics.map(() => ''), 0]])),
];
const nodes = [
  { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } }, ...tables,
  { id: 'out', name: 'out', type: 'outputNode', position: { x: 0, y: 0 } },
];
const edges = tables.flatMap((node) => [
  { id: `in-${node.id}`, sourceId: 'in', targetId: node.id, type: 'edge' },
  { id: `${node.id}-out`, sourceId: node.id, targetId: 'out', type: 'edge' },
]);
const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify({ nodes, edges })));

function byHand() {
  let sum = 0;
  for (const { topic, atMost, bounds } of bands) {
    const value = values[topic];
    for (let i = bounds.length - 1; i >= 0; i--) {
      if (atMost ? value <= bounds[i] : value >= bounds[i]) { sum += i + 1; break; }
    }
  }
  for (const { topics, points } of parts) {
    let all = true;
    for (const topic of topics) all = all && values[topic];
    sum += all ? points : 0;
  }
  return sum;
}

const names = tables.map((node) => key(node.id));
async function byEngine() {
  const { result } = await decision.evaluate(input);
  let sum = 0;
  for (const name of names) sum += result[name];
  return sum;
}

if (byHand() !== await byEngine()) throw new Error(`The sums differ: ${byHand()}, ${await byEngine()}`);

async function measure(row, round, millis, batch) {
  const cpu = process.cpuUsage();
  const start = process.hrtime.bigint();
  let operations = 0;
  let kept = 0;
  let nanos = 0;
  do {
    kept += await batch();
    operations += batch.size;
    nanos = Number(process.hrtime.bigint() - start);
  } while (nanos < millis * 1e6);
  const used = process.cpuUsage(cpu);
  if (round > 0 && kept > 0) {
    console.log([row, round, (operations / nanos * 1e9).toFixed(6), ((used.user + used.system) / operations).toFixed(6)].join('\t'));
  }
}
const hand = () => { let sum = 0; for (let i = 0; i < 1000; i++) sum += byHand(); return sum; };
hand.size = 1000;
const engine = async () => { let sum = 0; for (let i = 0; i < 100; i++) sum += await byEngine(); return sum; };
engine.size = 100;
for (let round = 0; round <= rounds; round++) {
  await measure('jsFloor', round, 1000, hand);
  await measure('zen', round, 1000, engine);
}
