package dev.faultline.producer.coding.grammar;

import dev.faultline.producer.coding.grammar.Chunk.Kind;
import dev.faultline.producer.coding.grammar.VerbGroup.Link;
import dev.faultline.producer.coding.grammar.VerbGroup.Shape;
import dev.faultline.producer.coding.text.VerbForm.Form;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Finds for each verb group its subject, what it depends on and how far its objects reach: one pass
 * over the chunks with a stack of open clauses.
 */
final class Clauses {
  static final Set<String> SPEECH =
      Set.of(
          "say",
          "tell",
          "announce",
          "report",
          "state",
          "declare",
          "claim",
          "add",
          "confirm",
          "note",
          "believe",
          "think",
          "reveal",
          "insist",
          "stress",
          "argue",
          "warn",
          "explain",
          "acknowledge",
          "indicate",
          "suggest",
          "maintain",
          "quote",
          "allege",
          "write",
          "tweet",
          "show",
          "know",
          "emphasize",
          "emphasise",
          "reiterate",
          "disclose",
          "hope",
          "expect",
          "learn",
          "admit",
          "assert",
          "remark");

  /** What a speaker does with words beside saying something. */
  private static final Set<String> REMARKS =
      Set.of(
          "accuse",
          "blame",
          "urge",
          "call",
          "warn",
          "vow",
          "condemn",
          "demand",
          "threaten",
          "denounce",
          "thank",
          "praise",
          "describe",
          "appeal",
          "dismiss",
          "reject",
          "deny",
          "pledge",
          "promise");

  /** Verbs before a clause that needs no "that": "demanded Iran free the crew". */
  private static final Set<String> DEMANDS =
      Set.of("demand", "insist", "propose", "recommend", "request", "require", "suggest");

  /** Prepositions whose gerund tells of circumstances and not of what was said or stopped. */
  private static final Set<String> ADJOINING =
      Set.of("after", "before", "since", "by", "without", "despite", "upon", "following", "until");

  /** Verbs that keep an object when they are passive: "was handed a note". */
  private static final Set<String> GIVING = Set.of("hand", "give", "send", "tell", "show", "grant");

  private static final Set<String> NOMINATIVES = Set.of("they", "he", "she", "we", "i");

  private static final Set<String> PLACING = Set.of("at", "in", "near", "on");

  private static final Set<String> OBJECT_CONTROL =
      Set.of(
          "urge",
          "ask",
          "call",
          "order",
          "force",
          "allow",
          "permit",
          "tell",
          "press",
          "pressure",
          "persuade",
          "encourage",
          "invite",
          "compel",
          "want",
          "expect",
          "warn",
          "instruct",
          "advise",
          "enable",
          "require",
          "request",
          "beg",
          "implore",
          "help",
          "push",
          "get");

  private final List<Word> words;
  private final List<Chunk> chunks;
  private final Deque<Frame> stack = new ArrayDeque<>();
  private Frame frame = new Frame(Link.MAIN, "", null);
  private final List<VerbGroup> waiting = new ArrayList<>();
  private VerbGroup latest;
  private int latestChunk = -1;

  private static final class Frame {
    final Link link;
    final String opener;
    final VerbGroup governor;
    final List<Integer> phrases = new ArrayList<>();
    int subject = -1;
    VerbGroup verb;
    boolean atStart;

    Frame(Link link, String opener, VerbGroup governor) {
      this.link = link;
      this.opener = opener;
      this.governor = governor;
    }
  }

  private Clauses(List<Word> words, List<Chunk> chunks) {
    this.words = words;
    this.chunks = chunks;
  }

  static void resolve(List<Word> words, List<Chunk> chunks) {
    new Clauses(words, chunks).run();
  }

  private void run() {
    for (int i = 0; i < chunks.size(); i++) {
      Chunk chunk = chunks.get(i);
      switch (chunk.kind()) {
        case PHRASE -> frame.phrases.add(i);
        case VERB -> verb(i, chunk.verb());
        case RELATIVE -> relative(i);
        case SUBORDINATOR -> subordinate(i, Link.ADVERBIAL);
        case THAT -> that(i);
        case COMMA -> comma(i);
        case COORDINATOR -> coordinator(i);
        case STOP -> stop(i);
        default -> {}
      }
    }
    while (!stack.isEmpty()) {
      pop();
    }
    for (VerbGroup group : waiting) {
      group.subject = frame.subject;
    }
  }

  private void push(Frame next) {
    stack.push(frame);
    frame = next;
  }

  private void pop() {
    Frame inner = frame;
    frame = stack.pop();
    if (frame.verb == null && frame.subject < 0) {
      frame.subject = leftmost(frame);
    }
    if (inner.verb == null) {
      frame.phrases.addAll(inner.phrases);
    }
  }

  private int leftmost(Frame of) {
    for (int i : of.phrases) {
      NounPhrase phrase = chunks.get(i).phrase();
      if (!phrase.governed() && !phrase.time()) {
        return i;
      }
    }
    return -1;
  }

  private void verb(int i, VerbGroup group) {
    switch (group.shape) {
      case INFINITIVE -> infinitive(i, group);
      case ING, PARTICIPLE -> participle(i, group);
      case FINITE -> finite(i, group);
    }
    latest = group;
    latestChunk = i;
    group.regionEnd = regionEnd(i);
  }

  private void infinitive(int i, VerbGroup group) {
    group.governor = latest != null && sameFrame(latest) ? latest : latest;
    group.link = Link.COMPLEMENT;
    if (latest == null) {
      group.subject = leftmost(frame);
      if (group.subject < 0) {
        waiting.add(group);
      }
      return;
    }
    if (i > 1
        && chunks.get(i - 1).kind() == Kind.PHRASE
        && chunks.get(i - 1).phrase().preposition().equals("for")
        && latestChunk < i - 3) {
      group.subject = i - 1; // "only for the talks to collapse"
    } else if (OBJECT_CONTROL.contains(latest.lemma) && !latest.passive) {
      int object = lastPhraseBetween(latestChunk, i);
      group.subject = object >= 0 ? object : latest.subject;
    } else {
      group.subject = latest.subject;
    }
    if (coordinatedAt(i) && latest.shape == Shape.INFINITIVE) {
      group.governor = latest.governor;
      group.joined = latest;
    }
  }

  private boolean sameFrame(VerbGroup group) {
    return frame.verb == group;
  }

  private int lastPhraseBetween(int from, int to) {
    for (int j = from + 1; j < to; j++) {
      NounPhrase phrase = chunks.get(j).phrase();
      if (phrase != null && !phrase.time()) {
        return j;
      }
    }
    return -1;
  }

  private boolean coordinatedAt(int i) {
    return i > 0 && chunks.get(i - 1).kind() == Kind.COORDINATOR;
  }

  private void participle(int i, VerbGroup group) {
    group.link = Link.REDUCED;
    group.governor = latest;
    Kind before = i == 0 ? Kind.STOP : chunks.get(i - 1).kind();
    if (before == Kind.PREPOSITION || before == Kind.SUBORDINATOR) {
      group.opener = words.get(chunks.get(i - 1).start()).lower();
      group.subject = frame.verb != null ? frame.verb.subject : leftmost(frame);
      group.link =
          before == Kind.PREPOSITION && !ADJOINING.contains(group.opener)
              ? Link.COMPLEMENT
              : Link.ADVERBIAL;
      if (group.subject < 0) {
        waiting.add(group);
      }
    } else if (coordinatedAt(i) && latest != null) {
      group.subject = latest.subject;
      group.joined = latest;
      group.link = latest.link;
      group.governor = latest.governor;
    } else if (before == Kind.PHRASE && (latestChunk < i - 1)) {
      group.subject = nearestPhrase(i);
    } else if (before == Kind.VERB && latest != null) {
      group.subject = latest.subject;
      group.link = Link.COMPLEMENT;
    } else {
      group.subject = frame.verb != null ? frame.verb.subject : leftmost(frame);
      if (group.subject < 0) {
        waiting.add(group);
      }
    }
  }

  /**
   * Chunk of the noun phrase that a modifier after chunk i belongs to: past "of ..." to its head.
   */
  private int nearestPhrase(int i) {
    int j = i - 1;
    while (j > 1
        && chunks.get(j).phrase() != null
        && chunks.get(j).phrase().preposition().equals("of")
        && chunks.get(j - 2).kind() == Kind.PHRASE) {
      j -= 2;
    }
    return j;
  }

  private void finite(int i, VerbGroup group) {
    Kind before = i == 0 ? Kind.STOP : chunks.get(i - 1).kind();
    int speaker = SPEECH.contains(group.lemma) && frame.verb != null ? speakerBefore(i) : -1;
    if (speaker >= 0) {
      while (!stack.isEmpty()) {
        pop();
      }
      frame.phrases.clear();
      push(new Frame(Link.MAIN, "", null));
      attach(group, speaker);
      return;
    }
    if (isAside(i) || isContact(i)) {
      push(new Frame(Link.RELATIVE, "that", latest));
      group.antecedent = i - 2;
      attach(group, i - 1);
      return;
    }
    if (before == Kind.PHRASE && isHelped(i, group)) {
      group.link = Link.COMPLEMENT;
      group.governor = latest;
      group.subject = latestChunk + 1;
      return;
    }
    int told = before == Kind.PHRASE ? pastRelative() : -1;
    if (told >= 0) {
      pop();
      frame.phrases.clear();
      if (frame.verb != null) {
        push(new Frame(Link.MAIN, "", null));
      }
      attach(group, told);
      return;
    }
    if (frame.verb == null) {
      int subject = frame.subject >= 0 ? frame.subject : leftmost(frame);
      if (frame.link == Link.RELATIVE && frame.subject >= 0) {
        // "the town, which Iraq attacked": a phrase of its own is the subject
        int own = leftmost(frame);
        if (own >= 0) {
          group.antecedent = subject;
          subject = own;
        }
      }
      attach(group, subject);
      return;
    }
    if (before == Kind.COORDINATOR || before == Kind.COMMA && frame.phrases.isEmpty()) {
      VerbGroup saying = speakerOf(frame.verb, group);
      VerbGroup outer = saying == null ? pastPresent(group) : null;
      if (outer != null) {
        pop();
      }
      VerbGroup of = saying == null ? frame.verb : saying;
      group.joined = of;
      group.subject = of.subject;
      group.link = of.link;
      group.governor = of.governor;
      group.opener = of.opener;
      group.passive |= of.passive && before == Kind.COORDINATOR && sharesPassive(i, group);
      frame.phrases.clear();
      return;
    }
    int subject = lastBareRun();
    if (subject < 0) {
      if (!stack.isEmpty() && stack.peek().verb == null) {
        pop();
        attach(group, frame.subject >= 0 ? frame.subject : leftmost(frame));
        return;
      }
      group.subject = frame.verb.subject;
      group.joined = frame.verb;
      group.link = frame.link;
      group.governor = frame.governor;
      return;
    }
    boolean asked = latestChunk == i - 2 && DEMANDS.contains(latest.lemma);
    subject = asked ? i - 1 : subject;
    boolean complement =
        asked || SPEECH.contains(frame.verb.lemma) && !separated(latestChunk, subject);
    VerbGroup governor = asked ? latest : complement ? frame.verb : null;
    Link link = complement ? Link.COMPLEMENT : Link.MAIN;
    if (!complement && frame.link != Link.MAIN) {
      link = Link.MAIN;
    }
    frame.phrases.clear();
    push(new Frame(link, "", governor));
    attach(group, subject);
  }

  /** "offered to help A and B settle their dispute": an infinitive without "to". */
  private boolean isHelped(int i, VerbGroup group) {
    if (latest == null
        || !latest.lemma.equals("help")
        || latest.passive
        || latest.shape == Shape.ING
        || group.end != group.start + 1
        || words.get(group.head).form() != Form.BASE) {
      return false;
    }
    for (int c = latestChunk + 1; c < i; c++) {
      Kind kind = chunks.get(c).kind();
      if (kind != Kind.PHRASE && kind != Kind.COORDINATOR) {
        return false;
      }
    }
    return true;
  }

  /**
   * "A said its men had answered fire and accused B": whoever speaks goes on to speak. Gives the
   * verb of saying, or null.
   */
  private static VerbGroup speakerOf(VerbGroup told, VerbGroup next) {
    VerbGroup saying = told.governor;
    boolean speaks =
        REMARKS.contains(next.lemma)
            && !next.passive
            && next.modal.isEmpty()
            && !REMARKS.contains(told.lemma);
    return speaks
            && told.link == Link.COMPLEMENT
            && told.shape == Shape.FINITE
            && saying != null
            && saying.shape == Shape.FINITE
            && SPEECH.contains(saying.lemma)
        ? saying
        : null;
  }

  /**
   * "shut the crossings that are in its hands and banned tea": no act of what is described in the
   * present. Gives the verb that a relative clause hangs on, or null.
   */
  private VerbGroup pastPresent(VerbGroup next) {
    VerbGroup outer = stack.isEmpty() ? null : stack.peek().verb;
    return outer != null
            && frame.link == Link.RELATIVE
            && outer.shape == Shape.FINITE
            && !next.passive
            && isPast(next)
            && isPast(outer)
            && words.get(frame.verb.start).form() == Form.PRESENT_S
        ? outer
        : null;
  }

  private boolean isPast(VerbGroup group) {
    Form form = words.get(group.start).form();
    return form == Form.PAST || form == Form.PAST_OR_PARTICIPLE;
  }

  /** "..., a charge Chad rejects": a relative clause that nothing opens. */
  private boolean isAside(int i) {
    if (i < 3 || chunks.get(i - 3).kind() != Kind.COMMA) {
      return false;
    }
    NounPhrase told = chunks.get(i - 2).phrase();
    NounPhrase teller = chunks.get(i - 1).phrase();
    return told != null
        && teller != null
        && !teller.actors().isEmpty()
        && words.get(told.start()).lower().startsWith("a")
        && words.get(told.start()).tag().equals("DET")
        && words.get(told.end() - 1).tag().equals("NOUN")
        && !told.time();
  }

  /** "without the formula they had come for": a relative clause that a pronoun begins. */
  private boolean isContact(int i) {
    if (i < 2) {
      return false;
    }
    NounPhrase told = chunks.get(i - 2).phrase();
    NounPhrase teller = chunks.get(i - 1).phrase();
    return told != null
        && (frame.verb != null || !told.governed())
        && teller != null
        && !told.time()
        && NOMINATIVES.contains(words.get(teller.head()).lower());
  }

  /** "was summoned and handed a note", "was freed and sent home": the auxiliary is that of both. */
  private boolean sharesPassive(int i, VerbGroup group) {
    Word verb = words.get(group.head);
    boolean participle = verb.form() == Form.PARTICIPLE || verb.form() == Form.PAST_OR_PARTICIPLE;
    boolean object =
        i + 1 < chunks.size()
            && chunks.get(i + 1).phrase() != null
            && !chunks.get(i + 1).phrase().time();
    return participle && group.start == group.head && (!object || GIVING.contains(group.lemma));
  }

  /**
   * "..., the ministry in Amman said": the phrase after the comma, past what hangs on it; or -1.
   */
  private int speakerBefore(int i) {
    int j = i - 1;
    while (j > 1 && chunks.get(j).phrase() != null && chunks.get(j).phrase().governed()) {
      j -= 2;
    }
    if (j < 1 || chunks.get(j).phrase() == null || chunks.get(j).phrase().time()) {
      return -1;
    }
    Kind mark = chunks.get(j - 1).kind();
    return mark == Kind.COMMA || mark == Kind.QUOTE ? j : -1;
  }

  /**
   * "an officer who watches the area told reporters": whoever the relative clause is about, where a
   * verb follows its objects; or -1.
   */
  private int pastRelative() {
    if (frame.link != Link.RELATIVE
        || frame.verb == null
        || frame.verb.antecedent >= 0
        || frame.subject < 0
        || SPEECH.contains(frame.verb.lemma)
        || chunks.get(frame.subject).phrase() == null
        || chunks.get(frame.subject).phrase().governed()) {
      return -1;
    }
    Frame outer = stack.peek();
    boolean open = outer != null && outer.verb == null && outer.phrases.contains(frame.subject);
    boolean apart =
        outer != null
            && outer.verb != null
            && frame.subject > 0
            && chunks.get(frame.subject - 1).kind() == Kind.COMMA;
    return open || apart ? frame.subject : -1;
  }

  private boolean separated(int from, int to) {
    for (int j = from + 1; j < to; j++) {
      Kind kind = chunks.get(j).kind();
      if (kind == Kind.COMMA
          || kind == Kind.COORDINATOR
          || kind == Kind.STOP
          || kind == Kind.QUOTE) {
        return true;
      }
    }
    return false;
  }

  /** First phrase without preposition among those since the last verb or boundary. */
  private int lastBareRun() {
    return leftmost(frame);
  }

  private void attach(VerbGroup group, int subject) {
    group.subject = subject;
    group.link = frame.link;
    group.opener = frame.opener;
    group.governor = frame.governor;
    frame.verb = group;
    frame.subject = subject;
    frame.phrases.clear();
    if (subject >= 0 && frame.link == Link.MAIN) {
      for (VerbGroup open : waiting) {
        open.subject = subject;
      }
      waiting.clear();
    }
  }

  private void relative(int i) {
    Frame next = new Frame(Link.RELATIVE, words.get(chunks.get(i).start()).lower(), latest);
    if (next.opener.equals("what")) {
      push(next); // "for what its minister called a brave act"
      return;
    }
    for (int j = i - 1; j >= 0; j--) {
      Kind kind = chunks.get(j).kind();
      if (kind == Kind.PHRASE && chunks.get(j).phrase().time()) {
        continue; // "a meeting on 15 March that ..."
      }
      if (kind == Kind.PHRASE) {
        next.subject = pastPlace(nearestPhrase(j + 1), i);
        break;
      }
      if (kind != Kind.COMMA && kind != Kind.PREPOSITION) {
        break;
      }
    }
    push(next);
  }

  /** "a meeting at Metema that ...": what is told is told of the meeting. */
  private int pastPlace(int j, int relative) {
    boolean place =
        words.get(chunks.get(relative).start()).lower().equals("that")
            && j > 1
            && chunks.get(j - 2).kind() == Kind.PHRASE
            && PLACING.contains(chunks.get(j).phrase().preposition())
            && words.get(chunks.get(j).phrase().start()).tag().equals("PROPN");
    return place ? j - 2 : j;
  }

  private void subordinate(int i, Link link) {
    Frame next = new Frame(link, words.get(chunks.get(i).start()).lower(), latest);
    next.atStart = frame.verb == null;
    push(next);
  }

  private void that(int i) {
    push(new Frame(Link.COMPLEMENT, "that", latest));
  }

  private void comma(int i) {
    if (stack.isEmpty()) {
      if (frame.verb != null && !inList(i) && !opensAside(i) && !closesAside(i)) {
        frame.phrases.clear();
      }
      return;
    }
    boolean done = frame.verb != null;
    if (done
        && (frame.link == Link.RELATIVE
            || stack.peek().verb == null && frame.link == Link.ADVERBIAL)) {
      if (!inList(i)) {
        pop();
      }
      return;
    }
    if (done && endsToldAside(i)) {
      pop();
      pop();
      return;
    }
    if (!done && frame.link == Link.ADVERBIAL && frame.atStart) {
      // "As expected, ..."
      pop();
      return;
    }
    if (done && !inList(i)) {
      frame.phrases.clear();
    }
  }

  /**
   * "A, which said its men were hurt, recalled ...": the comma ends what was said, and the aside.
   */
  private boolean endsToldAside(int i) {
    Iterator<Frame> outer = stack.iterator();
    Frame aside = outer.next();
    boolean verbNext =
        i + 1 < chunks.size()
            && chunks.get(i + 1).verb() != null
            && chunks.get(i + 1).verb().shape == Shape.FINITE;
    return verbNext
        && frame.link == Link.COMPLEMENT
        && aside.link == Link.RELATIVE
        && outer.hasNext()
        && outer.next().verb == null;
  }

  /**
   * "..., and Jordan, in a second move, stopped imports": the first comma after the new subject.
   */
  private boolean opensAside(int i) {
    int end = asideEnd(i);
    int subject = i - 1;
    while (subject > 2
        && chunks.get(subject).phrase() != null
        && chunks.get(subject).phrase().governed()
        && chunks.get(subject - 2).phrase() != null) {
      subject -= 2; // "and trade between them, mainly in grain, ceased"
    }
    return subject > 0
        && chunks.get(subject).phrase() != null
        && !chunks.get(subject).phrase().governed()
        && chunks.get(subject - 1).kind() == Kind.COORDINATOR
        && end > 0
        && end + 1 < chunks.size()
        && chunks.get(end + 1).verb() != null
        && chunks.get(end + 1).verb().shape == Shape.FINITE;
  }

  private boolean closesAside(int i) {
    for (int j = i - 1; j > 0 && j > i - 7; j--) {
      if (chunks.get(j).kind() == Kind.COMMA) {
        return opensAside(j) && asideEnd(j) == i;
      }
    }
    return false;
  }

  /** Where the aside that a comma opens ends: prepositions and their phrases only; or -1. */
  private int asideEnd(int comma) {
    for (int j = comma + 1; j < chunks.size() && j < comma + 7; j++) {
      Chunk chunk = chunks.get(j);
      if (chunk.kind() == Kind.COMMA) {
        return j > comma + 1 ? j : -1;
      }
      boolean adjunct =
          chunk.kind() == Kind.PREPOSITION
              || chunk.kind() == Kind.OTHER
              || chunk.phrase() != null && (chunk.phrase().governed() || chunk.phrase().time())
              || isJoinedWithin(j);
      if (!adjunct) {
        return -1;
      }
    }
    return -1;
  }

  /** "and cement" of ", mainly in potatoes and cement,". */
  private boolean isJoinedWithin(int j) {
    int and = chunks.get(j).kind() == Kind.COORDINATOR ? j : j - 1;
    NounPhrase before = and > 0 ? chunks.get(and - 1).phrase() : null;
    return chunks.get(and).kind() == Kind.COORDINATOR
        && before != null
        && before.governed()
        && and + 1 < chunks.size()
        && chunks.get(and + 1).phrase() != null;
  }

  /** True when a comma only separates members of a list of noun phrases. */
  private boolean inList(int i) {
    if (i == 0
        || i + 2 >= chunks.size()
        || chunks.get(i - 1).kind() != Kind.PHRASE
        || chunks.get(i + 1).kind() != Kind.PHRASE) {
      return false;
    }
    for (int j = i + 1; j + 1 < chunks.size() && j < i + 8; j++) {
      Kind kind = chunks.get(j).kind();
      if (kind == Kind.COORDINATOR) {
        return chunks.get(j + 1).kind() == Kind.PHRASE;
      }
      if (kind != Kind.PHRASE && kind != Kind.COMMA) {
        return false;
      }
    }
    return false;
  }

  private void coordinator(int i) {
    boolean phraseBefore = i > 0 && chunks.get(i - 1).kind() == Kind.PHRASE;
    boolean phraseAfter = i + 1 < chunks.size() && chunks.get(i + 1).kind() == Kind.PHRASE;
    if (frame.verb != null && !(phraseBefore && phraseAfter)) {
      frame.phrases.clear();
    } else if (frame.verb != null
        && phraseAfter
        && i + 2 < chunks.size()
        && chunks.get(i + 2).kind() == Kind.VERB
        && chunks.get(i + 2).verb().shape == Shape.FINITE
        && !joinsSubject(i)) {
      frame.phrases.clear();
    }
  }

  /** The second "and" of "..., and on Monday A's boat and B's fired at each other". */
  private boolean joinsSubject(int and) {
    int j = and - 1;
    if (j < 0 || chunks.get(j).phrase() == null || chunks.get(j).phrase().governed()) {
      return false;
    }
    for (j--; j > 0; j--) {
      Chunk before = chunks.get(j);
      if (before.kind() == Kind.COORDINATOR) {
        return chunks.get(j - 1).kind() == Kind.COMMA;
      }
      boolean adjunct =
          before.kind() == Kind.PREPOSITION
              || before.kind() == Kind.OTHER
              || before.phrase() != null && (before.phrase().governed() || before.phrase().time());
      if (!adjunct) {
        return false;
      }
    }
    return false;
  }

  private void stop(int i) {
    String mark = words.get(chunks.get(i).start()).lower();
    if (mark.equals(";") || mark.equals(":") || mark.equals(".")) {
      while (!stack.isEmpty()) {
        pop();
      }
      frame = new Frame(Link.MAIN, "", null);
    }
  }

  /** Where the objects and adjuncts of a verb end: the next verb, clause opener or strong mark. */
  private int regionEnd(int i) {
    int end = chunks.get(i).end();
    for (int j = i + 1; j < chunks.size(); j++) {
      Chunk chunk = chunks.get(j);
      switch (chunk.kind()) {
        case VERB -> {
          return subjectStart(i, j);
        }
        case RELATIVE, SUBORDINATOR, THAT, STOP -> {
          return chunk.start();
        }
        default -> end = chunk.end();
      }
    }
    return end;
  }

  /** Before verb j: where its subject begins if that stands after a coordinator, else the verb. */
  private int subjectStart(int from, int j) {
    if (chunks.get(j).verb().shape != Shape.FINITE) {
      return chunks.get(j).start();
    }
    for (int k = j - 1; k > from; k--) {
      Kind kind = chunks.get(k).kind();
      if (kind == Kind.COORDINATOR || kind == Kind.COMMA) {
        return chunks.get(k).start();
      }
    }
    return chunks.get(j).start();
  }
}
