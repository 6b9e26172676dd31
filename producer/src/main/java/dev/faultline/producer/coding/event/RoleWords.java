package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.rules.ActNouns;
import dev.faultline.producer.coding.rules.IndicatorRules;
import java.util.Set;

/**
 * The words by which the sides of an act are found, base forms.
 *
 * @param acts nouns that refer back to acts
 * @param oneMore knows what is one more of a kind
 * @param orders knows what a state orders its own to do
 * @param leaders what the leaders or envoys of two sides are called together, lower case
 * @param referring who stands for a state named before
 * @param seated who decides for the state in whose capital they sit
 * @param documents what speaks for those who made it
 * @param speaking verbs of those who only speak of an act
 * @param citing verbs that cite somebody
 * @param addressing verbs of what is said or done to people
 * @param helping with whose help two meet
 * @param offices who acts for a state, beside ministries
 * @param violence what was done by force
 * @param attempts what is tried for peace
 * @param appealed what outsiders appeal for, and to whom
 * @param mediating by which a sentence tells of mediation
 * @param answering verbs of those who pay back
 * @param traders who buys, sells and carries goods
 */
record RoleWords(
    ActNouns acts,
    OneMore oneMore,
    Orders orders,
    Set<String> leaders,
    Set<String> referring,
    Set<String> seated,
    Set<String> documents,
    Set<String> speaking,
    Set<String> citing,
    Set<String> addressing,
    Set<String> helping,
    Set<String> offices,
    Set<String> violence,
    Set<String> attempts,
    Set<String> appealed,
    Set<String> mediating,
    Set<String> answering,
    Set<String> traders) {
  static RoleWords of(IndicatorRules rules) {
    return new RoleWords(
        rules.acts(),
        new OneMore(rules),
        new Orders(rules),
        rules.list("leaders"),
        rules.list("referring"),
        rules.list("seated"),
        rules.list("speaking-document"),
        rules.list("spoken-of"),
        rules.list("citing"),
        rules.list("addressing"),
        rules.list("with-help"),
        rules.list("state-office"),
        rules.list("told-violence"),
        rules.list("peace-attempt"),
        rules.list("appealed"),
        rules.list("mediating"),
        rules.list("answering"),
        rules.list("trader"));
  }
}
