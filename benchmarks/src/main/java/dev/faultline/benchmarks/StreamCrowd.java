package dev.faultline.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Clients of the live stream: idle ones that watch a pair each, readers that take everything, and
 * stalled ones that ask for everything and take nothing. One thread serves them all.
 */
final class StreamCrowd implements AutoCloseable {
  private static final int SMALL = 4096;

  private final InetSocketAddress server;
  private final Selector selector;
  private final List<SocketChannel> stalled = new ArrayList<>();
  private final Map<String, long[]> arrivals = new HashMap<>();
  private final Thread thread = new Thread(this::run, "stream-crowd");
  private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
  private int readers;
  private long heartbeats;
  private long cut;
  private volatile boolean ended;

  private static final class Reader {
    final boolean measured;
    final StringBuilder line = new StringBuilder();

    Reader(boolean measured) {
      this.measured = measured;
    }
  }

  StreamCrowd(URI server) throws IOException {
    this.server = new InetSocketAddress(server.getHost(), server.getPort());
    selector = Selector.open();
    thread.setDaemon(true);
  }

  /** Connects everybody, then begins to read. */
  void join(List<String> idle, int readers, int stalled) throws IOException {
    this.readers = readers;
    for (String pair : idle) {
      watch(connect("?pair=" + pair, 0), false);
    }
    for (int i = 0; i < readers; i++) {
      watch(connect("", 0), true);
    }
    for (int i = 0; i < stalled; i++) {
      this.stalled.add(connect("", SMALL));
    }
    thread.start();
  }

  private void watch(SocketChannel channel, boolean measured) throws IOException {
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, new Reader(measured));
  }

  private SocketChannel connect(String query, int receives) throws IOException {
    SocketChannel channel = SocketChannel.open();
    if (receives > 0) {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, receives);
    }
    channel.connect(server);
    String request =
        "GET /api/v1/stream"
            + query
            + " HTTP/1.1\r\nHost: 127.0.0.1:"
            + server.getPort()
            + "\r\n\r\n";
    channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    return channel;
  }

  private void run() {
    try {
      while (!ended) {
        selector.select(200);
        for (SelectionKey key : selector.selectedKeys()) {
          read((SocketChannel) key.channel(), (Reader) key.attachment(), key);
        }
        selector.selectedKeys().clear();
      }
    } catch (IOException e) {
      if (!ended) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void read(SocketChannel channel, Reader reader, SelectionKey key) throws IOException {
    buffer.clear();
    int read = channel.read(buffer);
    if (read < 0) {
      cut++;
      key.cancel();
      channel.close();
      return;
    }
    if (!reader.measured) {
      heartbeats++;
      return;
    }
    long now = System.nanoTime();
    buffer.flip();
    while (buffer.hasRemaining()) {
      char one = (char) buffer.get();
      if (one != '\n') {
        reader.line.append(one);
        continue;
      }
      if (reader.line.indexOf("id: ") == 0) {
        note(reader.line.toString(), now);
      }
      reader.line.setLength(0);
    }
  }

  /** First and last arrival of an event, and how many readers have it. */
  private void note(String id, long now) {
    synchronized (arrivals) {
      long[] known = arrivals.computeIfAbsent(id, any -> new long[] {now, now, 0});
      known[1] = now;
      known[2]++;
    }
  }

  /** What readers saw: events that came to all, and between the first and the last of them, ms. */
  Map<String, Object> figures() {
    List<Double> spread = new ArrayList<>();
    long all = 0;
    synchronized (arrivals) {
      for (long[] one : arrivals.values()) {
        if (one[2] == readers) {
          all++;
          spread.add((one[1] - one[0]) / 1e6);
        }
      }
    }
    double[] sorted = spread.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    Map<String, Object> figures = new java.util.LinkedHashMap<>();
    figures.put("eventsThatAllReadersGot", all);
    figures.put(
        "spreadP50Millis", sorted.length == 0 ? 0 : Report.round(sorted[sorted.length / 2]));
    figures.put(
        "spreadP99Millis",
        sorted.length == 0 ? 0 : Report.round(sorted[(int) (sorted.length * 0.99)]));
    figures.put("spreadMostMillis", Report.round(Arrays.stream(sorted).max().orElse(0)));
    figures.put("readsByIdle", heartbeats);
    figures.put("cutOff", cut);
    return figures;
  }

  @Override
  public void close() throws IOException {
    ended = true;
    selector.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
    for (SocketChannel one : stalled) {
      one.close();
    }
  }
}
