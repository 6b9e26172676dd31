package dev.faultline.producer.command;

import dev.faultline.producer.article.ArticleReader;
import dev.faultline.producer.feed.FeedPoll;
import dev.faultline.producer.feed.FeedSource;
import dev.faultline.producer.feed.FeedsFile;
import dev.faultline.producer.intake.Deliveries;
import dev.faultline.producer.intake.FolderWatch;
import dev.faultline.producer.intake.History;
import dev.faultline.producer.intake.LiveSource;
import dev.faultline.producer.intake.Sleeper;
import dev.faultline.producer.intake.SourceStates;
import dev.faultline.producer.web.AddressPolicy;
import dev.faultline.producer.web.FetchLimits;
import dev.faultline.producer.web.PoliteFetcher;
import dev.faultline.producer.web.WebFetcher;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.Refusal;
import dev.faultline.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Sources that go on giving articles: feeds and folders. */
final class LiveOptions {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  @Option(
      names = "--feeds",
      paramLabel = "FILE",
      description = "Keeps reading the RSS and Atom feeds that this YAML file lists.")
  Path feeds;

  @Option(
      names = "--watch",
      paramLabel = "FOLDER",
      description = "Keeps reading files that come into this folder.")
  Path watch;

  @Option(
      names = "--history",
      paramLabel = "FILE",
      defaultValue = ".faultline/intake-history",
      description = "Remembers which feed items and watched files are done, over restarts.")
  Path history;

  @Option(
      names = "--host-pause",
      paramLabel = "TIME",
      defaultValue = "2s",
      description = "Time between two fetches from one host, unless its robots.txt asks for more.")
  Duration hostPause;

  @Option(
      names = "--allow-private-addresses",
      description =
          "Lets feeds and pages lead to loopback and private addresses, as for feeds of your own"
              + " network.")
  boolean allowPrivateAddresses;

  boolean given() {
    return feeds != null || watch != null;
  }

  /**
   * The history file.
   *
   * @throws Refusal when it cannot be used
   */
  History openHistory(Clock clock) {
    try {
      return History.open(history, clock);
    } catch (IOException e) {
      throw new Refusal(ExitCode.USAGE, "the history cannot be used: " + e.getMessage(), e);
    }
  }

  /**
   * Checks what can be checked before anything starts.
   *
   * @throws Refusal naming what is wrong
   */
  List<FeedSource> check() {
    Settings.require(
        watch == null || Files.isDirectory(watch), "--watch", watch, "a folder that exists");
    if (feeds == null) {
      return List.of();
    }
    try {
      return FeedsFile.read(feeds);
    } catch (FeedsFile.BadFeedsFileException e) {
      throw new Refusal(ExitCode.USAGE, e.getMessage(), e);
    }
  }

  /** Fetches within limits, from where it is allowed to. */
  WebFetcher fetcher(FetchLimits limits, Clock clock) {
    AddressPolicy policy = allowPrivateAddresses ? AddressPolicy.ANY : AddressPolicy.PUBLIC_ONLY;
    return new WebFetcher(limits, policy, clock);
  }

  List<LiveSource> sources(
      List<FeedSource> list,
      ArticleReader reader,
      History done,
      Deliveries deliveries,
      Clock clock,
      SourceStates states,
      Consumer<String> notes) {
    List<LiveSource> sources = new ArrayList<>();
    PoliteFetcher fetcher =
        new PoliteFetcher(fetcher(FetchLimits.DEFAULT, clock), clock, hostPause, Sleeper.REAL);
    FeedPoll.Surroundings with =
        new FeedPoll.Surroundings(
            fetcher, done, deliveries, Sleeper.REAL, new Random(), states, notes);
    list.forEach(feed -> sources.add(new FeedPoll(feed, with)));
    if (watch != null) {
      sources.add(
          new FolderWatch(
              watch, reader, done, deliveries, Sleeper.REAL, LOOK_EVERY, states, notes));
    }
    return sources;
  }
}
