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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Asks at a constant rate, with two threads, however long answers take. An answer is timed from the
 * instant that its question was due, also where no connection was free then: a server that stands
 * still for a second is late for all that were due in it, not only for those already asked.
 */
final class SteadyReads {
  private static final int THREADS = 2;
  private static final long GRACE = TimeUnit.SECONDS.toNanos(10);

  private final URI server;
  private final int connections;
  private final int perSecond;
  private final int seconds;

  /**
   * @param connections of both threads together, at least two
   */
  SteadyReads(URI server, int connections, int perSecond, int seconds) {
    this.server = server;
    this.connections = connections;
    this.perSecond = perSecond;
    this.seconds = seconds;
  }

  /** Asks for paths by chance. */
  Load run(String what, List<String> paths) throws Exception {
    return run(what, paths, Math.max(1, perSecond * seconds / THREADS), false);
  }

  /** Asks for each path once, in turn and as fast as the answers come. */
  Load once(String what, List<String> paths) throws Exception {
    return run(what, paths, (paths.size() + THREADS - 1) / THREADS, true);
  }

  private Load run(String what, List<String> paths, int each, boolean inTurn) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<long[]>> runs = new ArrayList<>();
      long began = System.nanoTime();
      for (int i = 0; i < THREADS; i++) {
        runs.add(threads.submit(new Reader(paths, each, began, i, inTurn)));
      }
      long[] nanos = new long[each * THREADS];
      int answered = 0;
      for (Future<long[]> run : runs) {
        long[] some = run.get();
        System.arraycopy(some, 0, nanos, answered, some.length);
        answered += some.length;
      }
      double took = (System.nanoTime() - began) / 1e9;
      Arrays.sort(nanos, 0, answered);
      return new Load(
          what,
          answered / took,
          millis(nanos, answered, 0.5),
          millis(nanos, answered, 0.99),
          (long) each * THREADS - answered);
    } finally {
      threads.shutdownNow();
    }
  }

  private static double millis(long[] sorted, int count, double share) {
    return count == 0 ? Double.NaN : sorted[Math.min(count - 1, (int) (count * share))] / 1e6;
  }

  /** One thread, whose questions are due one interval after the other; gives what each took. */
  private final class Reader implements Callable<long[]> {
    private final List<String> paths;
    private final int questions;
    private final long began;
    private final int number;
    private final boolean inTurn;
    private final Random random;
    private final long[] nanos;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private int open;
    private int asked;
    private int good;

    Reader(List<String> paths, int questions, long began, int number, boolean inTurn) {
      this.paths = paths;
      this.questions = questions;
      this.began = began;
      this.number = number;
      this.inTurn = inTurn;
      this.random = new Random(number);
      this.nanos = new long[questions];
    }

    @Override
    public long[] call() throws IOException {
      try (Selector selector = Selector.open()) {
        try {
          for (int i = 0; i < connections / THREADS; i++) {
            idle.add(new Connection(selector));
            open++;
          }
          long end = due(questions) + GRACE;
          while ((asked < questions || idle.size() < open)
              && open > 0
              && (inTurn || System.nanoTime() - end < 0)) {
            ask();
            selector.select(1);
            for (SelectionKey key : selector.selectedKeys()) {
              read((Connection) key.attachment());
            }
            selector.selectedKeys().clear();
          }
        } finally {
          for (SelectionKey key : selector.keys()) {
            key.channel().close();
          }
        }
      }
      return Arrays.copyOf(nanos, good);
    }

    private long due(int question) {
      return inTurn ? began : began + question * TimeUnit.SECONDS.toNanos(1) * THREADS / perSecond;
    }

    private String path() {
      return inTurn
          ? paths.get((number + asked * THREADS) % paths.size())
          : paths.get(random.nextInt(paths.size()));
    }

    private void ask() throws IOException {
      long now = System.nanoTime();
      while (asked < questions && !idle.isEmpty() && due(asked) - now <= 0) {
        idle.poll().ask(path(), due(asked));
        asked++;
      }
    }

    private void read(Connection connection) {
      int status;
      try {
        status = connection.read();
      } catch (IOException e) {
        connection.close();
        open--;
        return;
      }
      if (status != 0) {
        if (status == 200) {
          nanos[good++] = System.nanoTime() - connection.due;
        }
        idle.add(connection);
      }
    }
  }

  /** A connection that one question at a time goes over. */
  private final class Connection {
    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocateDirect(64 * 1024);
    private long due;
    private int status;
    private long bodyLeft;

    Connection(Selector selector) throws IOException {
      channel = SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, this);
    }

    void ask(String path, long when) throws IOException {
      due = when;
      status = 0;
      in.clear();
      ByteBuffer request =
          ByteBuffer.wrap(
              ("GET " + path + " HTTP/1.1\r\nHost: " + server.getHost() + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      while (request.hasRemaining()) {
        channel.write(request); // it is small, and nothing else is under way
      }
    }

    /** The status of an answer that is here whole, else 0. */
    int read() throws IOException {
      int count;
      while ((count = channel.read(in)) > 0) {
        if (status == 0) {
          head();
        } else {
          bodyLeft -= count;
        }
        if (status != 0) {
          in.clear();
        }
      }
      if (count < 0) {
        throw new IOException("the server closed the connection");
      }
      return status != 0 && bodyLeft == 0 ? status : 0;
    }

    private void head() throws IOException {
      byte[] bytes = new byte[in.position()];
      in.get(0, bytes);
      AnswerHead head = AnswerHead.read(bytes);
      if (head != null) {
        status = head.status();
        bodyLeft = head.contentLength() - (bytes.length - head.length());
      } else if (!in.hasRemaining()) {
        throw new IOException("an answer has a head of more than " + bytes.length + " bytes");
      }
    }

    void close() {
      try {
        channel.close();
      } catch (IOException e) {
        // it is of no use any more
      }
    }
  }
}
