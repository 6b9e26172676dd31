package dev.faultline.producer.coding.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.producer.article.Article;
import dev.faultline.producer.coding.ArticleCoder;
import dev.faultline.producer.coding.CodedEvent;
import dev.faultline.producer.coding.CodingResult;
import dev.faultline.producer.coding.UsualCoder;
import dev.faultline.schemas.Modality;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The examples of the rule files, as a quality gate over all of them. */
class RuleExamplesTest {
  private final ArticleCoder coder = UsualCoder.get();

  @Test
  void mostExamplesAreCodedAsTheirRuleSays() {
    List<String> examples = new ArrayList<>();
    List<String> missed = new ArrayList<>();
    for (Rule rule : IndicatorRules.load().rules()) {
      for (String example : rule.yes()) {
        examples.add(example);
        String[] parts = example.split(" = ");
        if (events(parts[0]).stream().noneMatch(event -> is(event, rule, parts[1]))) {
          missed.add(rule.id() + ": " + example);
        }
      }
    }
    assertThat(missed).hasSizeLessThanOrEqualTo(examples.size() * 5 / 100);
  }

  @Test
  void everyRuleHasAnExampleAndACounterexample() {
    assertThat(IndicatorRules.load().rules())
        .allSatisfy(
            rule -> {
              assertThat(rule.yes()).as(rule.id()).isNotEmpty();
              assertThat(rule.no()).as(rule.id()).isNotEmpty();
            });
  }

  @Test
  void everyRuleHasAnExampleThatRunsAndACounterexampleThatRuns() {
    List<String> without = new ArrayList<>();
    for (Rule rule : IndicatorRules.load().rules()) {
      boolean yes =
          rule.yes().stream()
              .map(example -> example.split(" = "))
              .anyMatch(it -> events(it[0]).stream().anyMatch(event -> is(event, rule, it[1])));
      boolean no = rule.no().stream().anyMatch(example -> !tells(rule, example));
      if (!yes || !no) {
        without.add(
            rule.id()
                + (yes ? "" : ": no example holds")
                + (no ? "" : ": no counterexample holds"));
      }
    }
    assertThat(without).isEmpty();
  }

  @Test
  void counterexamplesDoNotTellTheEvent() {
    List<String> told = new ArrayList<>();
    for (Rule rule : IndicatorRules.load().rules()) {
      for (String example : rule.no()) {
        if (tells(rule, example)) {
          told.add(rule.id() + ": " + example);
        }
      }
    }
    assertThat(told).isEmpty();
  }

  private boolean tells(Rule rule, String text) {
    return events(text).stream()
        .anyMatch(
            event ->
                event.modality() == Modality.ASSERTED && event.indicator() == rule.indicator());
  }

  private static boolean is(CodedEvent event, Rule rule, String direction) {
    String forth = event.source().code() + ">" + event.target().code();
    String back = event.target().code() + ">" + event.source().code();
    boolean sides = direction.equals(forth) || event.mutual() && direction.equals(back);
    return sides && event.indicator() == rule.indicator();
  }

  private List<CodedEvent> events(String text) {
    Article article = new Article("a", "", text, Optional.empty(), Optional.empty(), "", "", "en");
    return ((CodingResult.Coded) coder.code(article)).events();
  }
}
