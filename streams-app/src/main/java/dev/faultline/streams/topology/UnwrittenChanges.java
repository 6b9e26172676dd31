package dev.faultline.streams.topology;

import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * The hook by which a processor keeps changed objects in memory and writes each once per commit.
 * Kafka Streams tells its own caches to flush before it commits, inside the transaction; this store
 * is such a cache without content, and passes the call on. That takes three internal types of Kafka
 * Streams; decision 010 says why, and {@code TensionTopologyTest} fails when they change.
 */
final class UnwrittenChanges implements StateStore, CachedStateStore<Object, Object> {
  private Runnable writer = () -> {};
  private boolean open;

  /**
   * Has changes written by this before each commit.
   *
   * @param context context of the processor, taken while it is initialized
   */
  void onCommit(ProcessorContext<?, ?> context, Runnable write) {
    InternalProcessorContext<?, ?> internal = (InternalProcessorContext<?, ?>) context;
    ProcessorNode<?, ?, ?, ?> node = internal.currentNode();
    writer =
        () -> {
          ProcessorNode<?, ?, ?, ?> nodeBefore = internal.currentNode();
          ProcessorRecordContext recordBefore = internal.recordContext();
          internal.setCurrentNode(node);
          internal.setRecordContext(
              new ProcessorRecordContext(0, -1L, -1, null, new RecordHeaders()));
          try {
            write.run();
          } finally {
            internal.setCurrentNode(nodeBefore);
            internal.setRecordContext(recordBefore);
          }
        };
  }

  @Override
  public void flushCache() {
    writer.run();
  }

  @Override
  public boolean setFlushListener(CacheFlushListener<Object, Object> listener, boolean oldValues) {
    return false;
  }

  @Override
  public void clearCache() {
    // Called on a task that gives up without a commit: what is unwritten is read again.
    writer = () -> {};
  }

  @Override
  public String name() {
    return StoreNames.UNWRITTEN;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    context.register(root, (key, value) -> {});
    open = true;
  }

  @Override
  public void close() {
    open = false;
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  /** Builds one for each task. */
  static final class Builder implements StoreBuilder<UnwrittenChanges> {
    @Override
    public StoreBuilder<UnwrittenChanges> withCachingEnabled() {
      return this;
    }

    @Override
    public StoreBuilder<UnwrittenChanges> withCachingDisabled() {
      return this;
    }

    @Override
    public StoreBuilder<UnwrittenChanges> withLoggingEnabled(Map<String, String> config) {
      throw new UnsupportedOperationException("nothing to log");
    }

    @Override
    public StoreBuilder<UnwrittenChanges> withLoggingDisabled() {
      return this;
    }

    @Override
    public UnwrittenChanges build() {
      return new UnwrittenChanges();
    }

    @Override
    public Map<String, String> logConfig() {
      return Map.of();
    }

    @Override
    public boolean loggingEnabled() {
      return false;
    }

    @Override
    public String name() {
      return StoreNames.UNWRITTEN;
    }
  }
}
