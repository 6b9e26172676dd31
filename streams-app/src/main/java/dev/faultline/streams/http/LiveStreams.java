package dev.faultline.streams.http;

import dev.faultline.schemas.CountryPairTension;
import dev.faultline.schemas.TensionAlert;
import dev.faultline.streams.live.News;
import dev.faultline.streams.live.NewsFeed;
import dev.faultline.streams.live.Position;
import dev.faultline.streams.query.Countries;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Live streams of server-sent events. No stream waits for another, and none holds up the feed. */
final class LiveStreams implements AutoCloseable {
  static final Set<String> PARAMETERS = Set.of("pair", "country", "watchlist", "events", "from");
  private static final int WATCHED = 200;
  private static final long HEARTBEAT = 15;

  private final NewsFeed feed;
  private final int most;
  private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();
  private final Map<News, byte[]> written = new ConcurrentHashMap<>();
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "live-streams");
            thread.setDaemon(true);
            return thread;
          });

  LiveStreams(NewsFeed feed, int most) {
    this.feed = feed;
    this.most = most;
    heart.scheduleAtFixedRate(
        () -> open.forEach(LiveStream::beat), HEARTBEAT, HEARTBEAT, TimeUnit.SECONDS);
  }

  /** Answers with a stream that goes on until the caller or the server ends it. */
  void open(Call call, Response response, Callback callback) {
    Predicate<News> wanted = wanted(call);
    Position since = since(call);
    if (count.incrementAndGet() > most) {
      count.decrementAndGet();
      throw new ProblemException(
          429, "Too Many Requests", "there are " + most + " live streams already; try again later");
    }
    response.setStatus(200);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put("X-Accel-Buffering", "no");
    LiveStream[] self = new LiveStream[1];
    LiveStream stream =
        new LiveStream(
            response,
            callback,
            wanted,
            this::bytes,
            () -> {
              feed.leave(self[0]);
              if (open.remove(self[0])) {
                count.decrementAndGet();
              }
            });
    self[0] = stream;
    open.add(stream);
    Optional<List<News>> missed;
    synchronized (stream) {
      // What comes from now on waits until what was missed has been put before it.
      missed = feed.listen(since, stream);
      stream.begin(feed.position(), missed);
    }
    call.request().addFailureListener(failure -> stream.end(failure));
  }

  private static Position since(Call call) {
    String id = call.header("Last-Event-ID");
    if (id == null) {
      id = call.parameter("from");
    }
    try {
      return id == null || id.isBlank() ? null : Position.parse(id.strip());
    } catch (IllegalArgumentException e) {
      throw Parameters.bad("Last-Event-ID", id, "the id of an event of this stream");
    }
  }

  private static Predicate<News> wanted(Call call) {
    Set<String> pairs = new HashSet<>();
    for (String name : new String[] {"pair", "watchlist"}) {
      String text = call.parameter(name);
      if (text != null) {
        for (String one : name.equals("pair") ? new String[] {text} : text.split(";")) {
          try {
            pairs.add(Countries.shipped().pair(one).toString());
          } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(e.getMessage());
          }
        }
      }
    }
    if (pairs.size() > WATCHED) {
      throw ProblemException.badRequest("a watchlist holds at most " + WATCHED + " pairs");
    }
    String code = Parameters.country(call);
    String events = call.parameter("events");
    if (events != null && !events.equals("tension") && !events.equals("alert")) {
      throw Parameters.bad("events", events, "tension or alert");
    }
    return news ->
        (pairs.isEmpty() || pairs.contains(news.pair()))
            && (code == null || news.concerns(code))
            && (events == null || events.equals(news.kind().event()));
  }

  /** An event as sent, made once for all streams; nothing when it cannot be read. */
  private byte[] bytes(News news) {
    if (written.size() > 1000) {
      written.clear();
    }
    return written.computeIfAbsent(news, LiveStreams::written);
  }

  private static byte[] written(News news) {
    SpecificRecord value = news.value();
    return value == null
        ? new byte[0]
        : ("event: "
                + news.kind().event()
                + "\nid: "
                + news.after()
                + "\ndata: "
                + new String(Json.bytes(view(value)), StandardCharsets.UTF_8)
                + "\n\n")
            .getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, Object> view(SpecificRecord value) {
    if (value instanceof TensionAlert alert) {
      return Views.alert(alert);
    }
    CountryPairTension tension = (CountryPairTension) value;
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("pair", tension.getPair());
    view.put("asOf", Json.time(tension.getAsOf()));
    view.put("tension", tension.getTension());
    view.put("level", tension.getLevel());
    view.put("unconfirmed", tension.getUnconfirmed());
    view.put("pressure", tension.getPressure());
    view.put("relief", tension.getRelief());
    view.put("trend24h", tension.getTrend24h());
    view.put("trend7d", tension.getTrend7d());
    view.put("incidents", tension.getIncidents());
    return view;
  }

  /** Streams that are open. */
  int count() {
    return count.get();
  }

  @Override
  public void close() {
    heart.shutdownNow();
    open.forEach(stream -> stream.end(null));
  }
}
