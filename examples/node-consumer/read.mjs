// Reads Faultline's topics with kafkajs and the registry client of its authors: what is there now,
// or with --follow also what comes. Needs no schema files; the registry hands them out.
import { parseArgs } from 'node:util';
import { Kafka, logLevel } from 'kafkajs';
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry';

const printers = {
  'country-pair-tension': (t) =>
    `${t.pair}  ${t.tension.toFixed(1)} ${t.level}  pressure ${t.pressure.toFixed(1)},` +
    ` relief ${t.relief.toFixed(1)}, ${t.incidents} incidents, as of ${day(t.asOf)}\n` +
    t.parts
      .sort((a, b) => b.value - a.value)
      .map((p) => `    ${p.side} ${p.value.toFixed(2)}  ${p.indicator}`)
      .join('\n'),
  'article-events': (e) =>
    `${day(e.occurred.start)} (${e.occurred.precision})  ${e.sourceActor.code}` +
    ` ${e.mutual ? '<->' : '->'} ${e.targetActor.code}  ${e.indicator}, ${e.modality}\n` +
    `    ${e.evidence[0]?.text ?? '(no sentence)'} [${e.publisher.name || 'unknown publisher'}]`,
};

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'bootstrap-servers': { type: 'string', default: '127.0.0.1:9092' },
    'schema-registry-url': { type: 'string', default: 'http://127.0.0.1:8081/apis/ccompat/v7' },
    follow: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const topic = positionals[0] ?? 'country-pair-tension';

const kafka = new Kafka({
  clientId: 'faultline-node-consumer',
  brokers: options['bootstrap-servers'].split(','),
  logLevel: logLevel.ERROR,
});
const registry = new SchemaRegistry({ host: options['schema-registry-url'] });

// Where the topic ends now, by partition; a partition leaves the list once it has been read.
const ends = await endOffsets(topic);
const unread = new Set(ends.filter((p) => p.low < p.high).map((p) => p.partition));
// Of a compacted topic only the last record of a key counts, so it is shown once all is read.
const latest = new Map();
const compacted = topic === 'country-pair-tension';

const consumer = kafka.consumer({ groupId: `faultline-node-consumer-${process.pid}` });
process.once('SIGINT', stop);
if (unread.size === 0 && !options.follow) {
  console.error(`${topic} is empty`);
  process.exit(0);
}
await consumer.connect();
await consumer.subscribe({ topic, fromBeginning: true });
await consumer.run({
  // Transactions end in a marker that has an offset but is no record: look at the batch's last
  // offset, not at the records'.
  eachBatch: async ({ batch, resolveOffset, heartbeat }) => {
    for (const message of batch.messages) {
      await show(message);
      resolveOffset(message.offset);
    }
    await heartbeat();
    const end = ends.find((p) => p.partition === batch.partition);
    if (BigInt(batch.lastOffset()) + 1n >= end.high) finished(batch.partition);
  },
});

async function show(message) {
  const key = message.key?.toString();
  if (message.value === null) {
    latest.delete(key);
    return;
  }
  const value = await registry.decode(message.value);
  if (compacted && !options.follow) latest.set(key, value);
  else print(value);
}

function finished(partition) {
  unread.delete(partition);
  if (unread.size > 0 || options.follow) return;
  [...latest.values()].sort((a, b) => b.tension - a.tension).forEach(print);
  stop();
}

function print(value) {
  const printer = printers[topic];
  console.log(printer && !options.json ? printer(value) : JSON.stringify(value));
}

async function endOffsets(name) {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const offsets = await admin.fetchTopicOffsets(name);
    return offsets.map((p) => ({
      partition: p.partition,
      low: BigInt(p.low),
      high: BigInt(p.high),
    }));
  } catch (failure) {
    console.error(`${name}: ${failure.message}`);
    process.exit(1);
  } finally {
    await admin.disconnect();
  }
}

function day(millis) {
  return new Date(Number(millis)).toISOString().slice(0, 10);
}

// Not awaited within a batch: the consumer waits for the batch before it stops.
function stop() {
  consumer.disconnect().then(() => process.exit(0));
}
