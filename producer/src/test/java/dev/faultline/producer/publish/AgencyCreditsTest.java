package dev.faultline.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.producer.data.DataFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgencyCreditsTest {

  private static final AgencyCredits CREDITS = AgencyCredits.shipped();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "KABUL (Reuters) – Trucks were waiting at the crossing on Sunday. | reuters",
        "ISLAMABAD, Nov 7 (AP) - The talks broke down. | ap",
        "GENEVA: AFP -- Delegates left the hall. | afp",
        "The road was shut on Monday, AFP reported, quoting residents. | afp",
        "The road was shut, according to the Associated Press. | ap",
        "The envoy left the country, Xinhua reports. | xinhua",
        "The envoy left the country on Monday. (ANI) | ani",
        "The envoy left the country on Monday. With inputs from PTI | pti",
        "The envoy left the country on Monday. — Reuters | reuters",
        "Source: TASS. The ministry denied it. | tass"
      })
  void findsTheCreditedAgency(String text, String agency) {
    assertThat(CREDITS.in(text)).contains(agency);
  }

  @Test
  void agencyNamedDeepInTheTextIsNoCredit() {
    String filler = "The delegations met again in the afternoon and spoke of trade. ".repeat(15);
    assertThat(CREDITS.in(filler + "Last year Reuters reported a similar case. " + filler))
        .isEmpty();
    assertThat(CREDITS.in("The AP government of the state met. " + filler)).isEmpty();
    assertThat(CREDITS.in("")).isEmpty();
  }

  @Test
  void everyAgencyIsAPublisher() {
    PublisherDirectory directory = PublisherDirectory.shipped();
    assertThat(DataFile.read(AgencyCredits.class, "agencies.tsv", 3))
        .allSatisfy(row -> assertThat(directory.find(row.text(1), "")).isPresent());
  }
}
