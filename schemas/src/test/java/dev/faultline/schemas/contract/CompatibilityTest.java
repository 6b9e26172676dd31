package dev.faultline.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibilityTest {

  private static final String OLD =
      """
      {"type":"record","name":"Note","namespace":"test","fields":[
        {"name":"text","type":"string"},
        {"name":"at","type":{"type":"long","logicalType":"timestamp-millis"}},
        {"name":"kind","type":{"type":"enum","name":"Kind","symbols":["NONE","LETTER"],"default":"NONE"},"default":"NONE"},
        {"name":"places","type":{"type":"array","items":["null",{"type":"record","name":"Place","fields":[
          {"name":"name","type":"string"}, {"name":"seen","type":{"type":"long","logicalType":"timestamp-millis"}}]}]}, "default":[]}
      ]}
      """;

  @Test
  void theContractIsCompatibleWithAllThatWasReleased() throws Exception {
    assertThat(Compatibility.faults(Contract.current(), Releases.in(Releases.FOLDER))).isEmpty();
  }

  @Test
  void theContractIsCompatibleWithItself() {
    assertThat(Compatibility.faults(Contract.current(), List.of(Contract.current()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"name\":\"text\",\"type\":\"string\"} | {\"name\":\"text\",\"type\":\"string\"},{\"name\":\"more\",\"type\":\"int\",\"default\":0}",
        "\"LETTER\"] | \"LETTER\",\"POEM\"]",
        "{\"name\":\"kind\" | {\"doc\":\"What sort.\",\"name\":\"kind\"",
      })
  void acceptsAdditions(String was, String is) {
    assertThat(faults(was, is)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"name\":\"text\",\"type\":\"string\"} | {\"name\":\"text\",\"type\":\"string\"},{\"name\":\"more\",\"type\":\"int\"} | old records become unreadable: READER_FIELD_MISSING_DEFAULT_VALUE",
        "{\"name\":\"text\",\"type\":\"string\"}, | `` | old readers fail: READER_FIELD_MISSING_DEFAULT_VALUE",
        "\"text\",\"type\":\"string\" | \"text\",\"type\":\"int\" | old records become unreadable: TYPE_MISMATCH",
        "\"text\",\"type\":\"string\" | \"text\",\"type\":[\"null\",\"string\"] | old readers fail: TYPE_MISMATCH",
        "\"name\":\"text\" | \"name\":\"words\" | READER_FIELD_MISSING_DEFAULT_VALUE",
        "\"symbols\":[\"NONE\",\"LETTER\"],\"default\":\"NONE\" | \"symbols\":[\"NONE\"] | MISSING_ENUM_SYMBOLS",
        "\"at\",\"type\":{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"} | \"at\",\"type\":{\"type\":\"long\",\"logicalType\":\"timestamp-micros\"} | unit at /at was timestamp-millis",
        "\"seen\",\"type\":{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"} | \"seen\",\"type\":\"long\" | unit at /places/items/seen was timestamp-millis, is plain",
        "\"namespace\":\"test\" | \"namespace\":\"moved\" | record at / was test.Note, is moved.Note",
      })
  void refusesWhatBreaksReadersOrRecords(String was, String is, String told) {
    assertThat(faults(was, is)).anySatisfy(fault -> assertThat(fault).contains(told));
  }

  @Test
  void refusesToDropATopic() {
    assertThat(
            Compatibility.faults(
                new Contract("current", Map.of()), List.of(contract("1.0.0", OLD))))
        .containsExactly("notes against 1.0.0: the topic is gone");
  }

  @Test
  void comparesWithEveryReleaseNotOnlyTheLast() {
    String grown =
        OLD.replace("\"text\"", "\"more\",\"type\":\"int\",\"default\":0},{\"name\":\"text\"");
    String typeChanged =
        grown.replace("\"type\":\"int\",\"default\":0", "\"type\":\"string\",\"default\":\"\"");

    assertThat(
            Compatibility.faults(
                contract("current", typeChanged),
                List.of(contract("1.0.0", grown), contract("1.1.0", OLD))))
        .isNotEmpty()
        .allSatisfy(fault -> assertThat(fault).contains("against 1.0.0"));
  }

  @Test
  void aReleaseIsKeptAndReadBack(@TempDir Path folder) throws Exception {
    Releases.add(folder, "1.0.0", contract("current", OLD));

    assertThat(Releases.in(folder)).containsExactly(contract("1.0.0", OLD));
  }

  @Test
  void aReleaseIsNeverOverwrittenNorMadeIncompatible(@TempDir Path folder) throws Exception {
    Releases.add(folder, "1.0.0", contract("current", OLD));

    assertThatThrownBy(() -> Releases.add(folder, "1.0.0", contract("current", OLD)))
        .hasMessageContaining("has been released");
    assertThatThrownBy(
            () ->
                Releases.add(
                    folder, "1.1.0", contract("current", OLD.replace("\"text\"", "\"words\""))))
        .hasMessageContaining("not compatible");
    assertThatThrownBy(() -> Releases.add(folder, "next", contract("current", OLD)))
        .hasMessageContaining("not a version");
    assertThat(Releases.in(folder)).hasSize(1);
  }

  private static List<String> faults(String was, String is) {
    String now = OLD.replace(was, is == null ? "" : is);
    assertThat(now).as("the change applies").isNotEqualTo(OLD);
    return Compatibility.faults(contract("current", now), List.of(contract("1.0.0", OLD)));
  }

  private static Contract contract(String version, String schema) {
    return new Contract(version, Map.of("notes", new Schema.Parser().parse(schema)));
  }
}
