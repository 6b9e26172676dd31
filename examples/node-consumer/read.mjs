// Reads Faultline's topics with kafkajs and the registry client of its authors: what is there now,
// or with --follow also what comes. Needs no schema files; the registry hands them out.
import { parseArgs } from 'node:util';
import avro from 'avsc';
import kafkajs from 'kafkajs';
import lz4 from 'lz4js';
import { SchemaRegistry, SchemaType } from '@kafkajs/confluent-schema-registry';

const { CompressionCodecs, CompressionTypes, Kafka, logLevel } = kafkajs;

// Faultline's producer packs with LZ4, which kafkajs leaves to others.
CompressionCodecs[CompressionTypes.LZ4] = () => ({
  compress: async (encoder) => Buffer.from(lz4.compress(encoder.buffer)),
  decompress: async (buffer) => Buffer.from(lz4.decompress(buffer)),
});

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
  logLevel: logLevel.NOTHING, // what stops this program is told below, in one line
  retry: { retries: 3 },
});
// A number of JavaScript has 53 bits, a long 64: fingerprints need them all, so longs are BigInts.
const long = avro.types.LongType.__with({
  fromBuffer: (buffer) => buffer.readBigInt64LE(),
  toBuffer: (value) => {
    const buffer = Buffer.alloc(8);
    buffer.writeBigInt64LE(value);
    return buffer;
  },
  fromJSON: BigInt,
  toJSON: String,
  isValid: (value) => typeof value === 'bigint',
  compare: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
});
const registry = new SchemaRegistry(
  { host: options['schema-registry-url'] },
  {
    [SchemaType.AVRO]: {
      typeHook: (schema) => (schema === 'long' || schema.type === 'long' ? long : undefined),
    },
  },
);

// Where the topic ends now, by partition; a partition leaves the list once it has been read.
const ends = await endOffsets(topic);
const unread = new Set(ends.filter((p) => p.low < p.high).map((p) => p.partition));
// Of a compacted topic only the last record of a key counts, so it is shown once all is read.
const latest = new Map();
const compacted = topic === 'country-pair-tension';

const consumer = kafka.consumer({ groupId: `faultline-node-consumer-${process.pid}` });
process.once('SIGINT', stop);
process.stdout.once('error', stop); // the reader of a pipe has seen enough
consumer.on(consumer.events.CRASH, ({ payload }) => fail(payload.error));
if (unread.size === 0 && !options.follow) {
  console.error(`${topic} is empty`);
  process.exit(0);
}
// Not told by the messages themselves: a transaction ends in a marker, which has an offset and is
// none.
consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => {
  const end = ends.find((p) => p.partition === payload.partition);
  if (BigInt(payload.lastOffset) + 1n >= end.high) finished(payload.partition);
});
try {
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({ eachMessage: ({ message }) => show(message) });
} catch (failure) {
  fail(failure);
}

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
  if (!unread.delete(partition) || unread.size > 0 || options.follow) return;
  [...latest.values()].sort((a, b) => b.tension - a.tension).forEach(print);
  stop();
}

function print(value) {
  const printer = printers[topic];
  console.log(printer && !options.json ? printer(value) : JSON.stringify(value, bigIntAsText));
}

async function endOffsets(name) {
  const admin = kafka.admin();
  try {
    await admin.connect();
    const offsets = await admin.fetchTopicOffsets(name);
    return offsets.map((p) => ({
      partition: p.partition,
      low: BigInt(p.low),
      high: BigInt(p.high),
    }));
  } catch (failure) {
    fail(failure);
  } finally {
    await admin.disconnect();
  }
}

function bigIntAsText(key, value) {
  return typeof value === 'bigint' ? value.toString() : value;
}

function fail(failure) {
  console.error(`cannot read ${topic}: ${failure.message}`);
  process.exit(1);
}

function day(millis) {
  return new Date(Number(millis)).toISOString().slice(0, 10);
}

// Not awaited within a batch: the consumer waits for the batch before it stops.
function stop() {
  consumer.disconnect().then(() => process.exit(0));
}
