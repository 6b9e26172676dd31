package dev.faultline.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.schemas.PublisherKind;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PublisherDirectoryTest {

  private static final PublisherDirectory DIRECTORY = PublisherDirectory.shipped();

  @Test
  void everyRowIsUsable() {
    Set<String> countries =
        Set.of(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3).toArray(String[]::new));
    assertThat(DIRECTORY.all())
        .hasSizeGreaterThan(500)
        .allSatisfy(
            it -> {
              assertThat(it.domain()).matches("[a-z0-9.-]+\\.[a-z]+");
              assertThat(it.owner()).matches("[a-z0-9.-]+\\.[a-z]+");
              assertThat(it.name()).isNotBlank();
              assertThat(it.country())
                  .matches(code -> code.equals("XKX") || countries.contains(code));
              assertThat(it.language()).matches("[a-z]{2}");
              assertThat(it.kind()).isNotIn(PublisherKind.UNKNOWN, PublisherKind.IMPORT);
            });
    assertThat(DIRECTORY.all().stream().map(KnownPublisher::country).distinct())
        .hasSizeGreaterThan(120);
  }

  @Test
  void findsByAddressThenNameThenDomainInTheName() {
    assertThat(name("", "https://www.dawn.com/news/1")).isEqualTo("Dawn");
    assertThat(name("", "http://en.kremlin.ru/events/president/news/1"))
        .isEqualTo("President of Russia (English)");
    assertThat(name("", "https://edition.cnn.com/x")).isEqualTo("CNN International Edition");
    assertThat(name("Agence  france-presse", "")).isEqualTo("Agence France-Presse");
    assertThat(name("President of Ukraine (www.president.gov.ua)", ""))
        .isEqualTo("President of Ukraine");
    assertThat(name("tolonews.com", "")).isEqualTo("TOLOnews");
    assertThat(DIRECTORY.find("Village Gazette", "https://notdawn.com/x")).isEmpty();
    assertThat(DIRECTORY.find("", "")).isEmpty();
  }

  @Test
  void houseOfSeveralOutletsIsOneOwner() {
    assertThat(owner("geo.tv")).isEqualTo(owner("thenews.com.pk"));
    assertThat(owner("rt.com")).isNotEqualTo(owner("tass.com"));
  }

  private static String name(String publisher, String url) {
    return DIRECTORY.find(publisher, url).orElseThrow().name();
  }

  private static String owner(String domain) {
    return DIRECTORY.find(domain, "").orElseThrow().owner();
  }
}
