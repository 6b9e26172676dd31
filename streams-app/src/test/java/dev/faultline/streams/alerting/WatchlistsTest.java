package dev.faultline.streams.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.schemas.AlertKind;
import dev.faultline.schemas.TensionAlert;
import dev.faultline.schemas.TensionLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchlistsTest {
  private static final Instant NOW = Instant.parse("2025-11-24T12:00:00Z");

  @TempDir Path folder;

  @Test
  void readsPairsCountriesRegionsLevelAndCooldown() throws IOException {
    Watchlist list =
        only(
            """
            {"watchlists": [{ // comments are allowed
              "name": "mine", "pairs": ["Pakistan-Afghanistan"], "countries": ["Iran", "in"],
              "regions": ["europe"], "minimumLevel": "ELEVATED", "cooldown": "6h"}]}
            """);

    assertThat(list.pairs()).containsExactly("AFG-PAK");
    assertThat(list.countries()).containsExactlyInAnyOrder("IRN", "IND");
    assertThat(list.regions()).containsExactly("Europe");
    assertThat(list.minimumLevel()).isEqualTo(TensionLevel.ELEVATED);
    assertThat(list.cooldown()).isEqualTo(Duration.ofHours(6));
  }

  @Test
  void aPairIsWantedByItselfByOneCountryOrByOneRegion() throws IOException {
    Watchlist list =
        only(
            """
            {"watchlists": [{"name": "mine", "pairs": ["AFG-PAK"], "countries": ["Iran"],
              "regions": ["Europe"]}]}
            """);

    assertThat(list.wants(rise("AFG-PAK", TensionLevel.LOW))).isTrue();
    assertThat(list.wants(rise("IRN-ISR", TensionLevel.LOW))).isTrue();
    assertThat(list.wants(rise("FRA-MAR", TensionLevel.LOW))).isTrue();
    assertThat(list.wants(rise("IND-PAK", TensionLevel.LOW))).isFalse();
  }

  @Test
  void aFallCountsByTheLevelThatWasLeft() throws IOException {
    Watchlist list = only("{\"watchlists\": [{\"name\": \"mine\", \"minimumLevel\": \"HIGH\"}]}");

    assertThat(list.wants(rise("AFG-PAK", TensionLevel.ELEVATED))).isFalse();
    assertThat(list.wants(rise("AFG-PAK", TensionLevel.CRITICAL))).isTrue();
    assertThat(
            list.wants(
                TensionAlert.newBuilder(rise("AFG-PAK", TensionLevel.ELEVATED))
                    .setKind(AlertKind.LEVEL_FELL)
                    .setPreviousLevel(TensionLevel.HIGH)
                    .build()))
        .isTrue();
  }

  @Test
  void eachListHasACooldownOfItsOwn() throws IOException {
    Cooldowns cooldowns =
        new Cooldowns(
            read(
                """
                {"watchlists": [{"name": "calm", "cooldown": "1d"}, {"name": "all"}]}
                """));

    assertThat(cooldowns.admit(rise("AFG-PAK", TensionLevel.LOW, 0))).contains("calm", "all");
    assertThat(cooldowns.admit(rise("AFG-PAK", TensionLevel.LOW, 5))).containsExactly("all");
    assertThat(cooldowns.admit(rise("IND-PAK", TensionLevel.LOW, 5))).contains("calm");
    assertThat(cooldowns.admit(rise("AFG-PAK", TensionLevel.HIGH, 6))).contains("calm");
    assertThat(cooldowns.admit(rise("AFG-PAK", TensionLevel.HIGH, 24))).containsExactly("all");
    assertThat(cooldowns.admit(rise("AFG-PAK", TensionLevel.LOW, 30))).contains("calm");
  }

  @Test
  void refusesWhatItDoesNotKnowNamingIt() {
    assertThatThrownBy(
            () -> read("{\"watchlists\": [{\"name\": \"a\", \"countries\": [\"Atlantis\"]}]}"))
        .hasMessageContaining("list a")
        .hasMessageContaining("'Atlantis' is no country");
    assertThatThrownBy(
            () -> read("{\"watchlists\": [{\"name\": \"a\", \"regions\": [\"Asien\"]}]}"))
        .hasMessageContaining("there are Africa");
    assertThatThrownBy(() -> read("{\"watchlists\": [{\"name\": \"a\", \"cooldown\": \"soon\"}]}"))
        .hasMessageContaining("cooldown is 'soon'");
    assertThatThrownBy(() -> read("{\"watchlists\": [\n{\"name\": \"a\", \"pair\": []}]}"))
        .hasMessageContaining("line 2")
        .hasMessageContaining("pair");
    assertThatThrownBy(() -> read("{\"watchlists\": [{\"name\": \"a\"}, {\"name\": \"a\"}]}"))
        .hasMessageContaining("two lists are called a");
    assertThatThrownBy(() -> read("{\"watchlists\": []}")).hasMessageContaining("no list");
  }

  private Watchlist only(String json) throws IOException {
    return read(json).get(0);
  }

  private List<Watchlist> read(String json) throws IOException {
    return Watchlists.read(Files.writeString(folder.resolve("watchlists.json"), json));
  }

  private static TensionAlert rise(String pair, TensionLevel level) {
    return rise(pair, level, 0);
  }

  private static TensionAlert rise(String pair, TensionLevel level, int hours) {
    return TensionAlert.newBuilder()
        .setAlertId("id")
        .setPair(pair)
        .setKind(AlertKind.LEVEL_ROSE)
        .setLevel(level)
        .setTension(1)
        .setAsOf(NOW.plus(Duration.ofHours(hours)))
        .setProfile("v1")
        .build();
  }
}
