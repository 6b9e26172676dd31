package dev.faultline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What the load generator prints is read as it means it. */
class WrkTest {
  private static final String SAID =
      """
      Running 2s test @ http://127.0.0.1:8080
        2 threads and 16 connections
        Thread Stats   Avg      Stdev     Max   +/- Stdev
          Latency     1.10ms    2.01ms  30.16ms   92.70%%
          Req/Sec    13.51k     3.10k   20.01k    70.00%%
        Latency Distribution
           50%%  412.00us
           75%%    0.98ms
           90%%    2.76ms
           99%%    1.02s
        53890 requests in 2.00s, 12.34MB read
      %sRequests/sec:  26911.44
      Transfer/sec:      6.16MB
      """;

  @Test
  void readsRateAndLatency() throws Exception {
    Load load = Wrk.read("pair", String.format(SAID, ""));
    assertThat(load.perSecond()).isEqualTo(26911.44);
    assertThat(load.p50Millis()).isCloseTo(0.412, within(1e-9));
    assertThat(load.p99Millis()).isEqualTo(1020);
    assertThat(load.bad()).isZero();
  }

  @Test
  void countsWhatWasNoSuccess() throws Exception {
    String bad =
        "  Socket errors: connect 0, read 3, write 0, timeout 4\n  Non-2xx or 3xx responses: 12\n";
    assertThat(Wrk.read("pair", String.format(SAID, bad)).bad()).isEqualTo(19);
  }

  @Test
  void saysWhatItCouldNotRead() {
    assertThatThrownBy(() -> Wrk.read("pair", "unable to connect"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("unable to connect");
  }
}
