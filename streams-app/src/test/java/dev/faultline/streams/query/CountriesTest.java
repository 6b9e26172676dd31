package dev.faultline.streams.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CountriesTest {
  private final Countries countries = Countries.shipped();

  @Test
  void codeMeansItsCountryHoweverItIsWritten() {
    for (Country country : countries.all()) {
      assertEquals(country, countries.find(country.code()).orElseThrow());
      assertEquals(
          country, countries.find(" " + country.code().toLowerCase(Locale.ROOT)).orElseThrow());
    }
  }

  @Test
  void namesAreFoundWithoutAccentsCaseAndPunctuation() {
    assertEquals("AFG-PAK", countries.pair("pakistan,Afghanistan").toString());
    assertEquals("CIV", countries.find("cote d ivoire").orElseThrow().code());
  }

  @Test
  void everyNameIsShortEnoughToBeFound() {
    for (Country country : countries.all()) {
      assertEquals(country, countries.find(country.name()).orElseThrow());
    }
  }

  @Test
  void aTextOfThousandsOfDashesIsSoonRefused() {
    String dashes = "a-".repeat(100_000);
    assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> assertThrows(IllegalArgumentException.class, () -> countries.pair(dashes)));
    assertTrue(countries.find(dashes).isEmpty());
  }
}
