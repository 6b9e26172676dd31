package dev.faultline.producer.coding.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Omani Foreign Minister Badr Albusaidi said Qatar must host Monday's Yemen ceasefire negotiations again.",
        "Peruvian President Dina Boluarte on Friday defended Peru's strict new fishing licence quotas.",
        "Norway's government sent blankets to Malawi."
      })
  void readsShortEnglishAsEnglish(String text) {
    assertThat(Language.isEnglish(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "El presidente de Chile acusó a Bolivia de cerrar la frontera para los camiones con destino a Perú.",
        "Der norwegische Außenminister ist am Montag in Berlin mit der Ministerin zu Gesprächen über das Abkommen zusammengetroffen.",
        "Le ministre a annoncé que la France et le Mali ont signé un accord dans la capitale du pays.",
        "Presiden Indonesia bertemu dengan pemimpin Malaysia untuk membahas perjanjian yang akan ditandatangani di Jakarta pada hari Senin."
      })
  void readsOtherLanguagesAsOthers(String text) {
    assertThat(Language.isEnglish(text)).isFalse();
  }
}
