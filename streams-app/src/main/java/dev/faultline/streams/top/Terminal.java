package dev.faultline.streams.top;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The terminal that a program runs in: whether it is one, how large, and drawing on it. */
final class Terminal {
  private static final String ENTER = "\033[?1049h\033[?25l";
  private static final String LEAVE = "\033[?25h\033[?1049l";
  private static final String HOME = "\033[H";
  private static final String CLEAR_LINE = "\033[K";
  private static final String CLEAR_BELOW = "\033[J";
  private static final int WIDTH = 100;
  private static final int HEIGHT = 30;

  private final PrintStream out;
  private final Map<String, String> environment;
  private boolean drawing;

  /** Width and height in characters. */
  record Size(int width, int height) {}

  Terminal(PrintStream out, Map<String, String> environment) {
    this.out = out;
    this.environment = environment;
  }

  /** Whether a person looks at it: input and output are a terminal that understands ANSI. */
  boolean isLive() {
    Console console = System.console();
    String kind = environment.getOrDefault("TERM", "dumb");
    if (console == null || kind.equals("dumb")) {
      return false;
    }
    try {
      // From Java 22 on there is a console without a terminal as well, which says so.
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** The size now, as the window may have been changed. */
  Size size() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String[] said =
          new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
              .strip()
              .split(" ");
      if (said.length == 2 && !said[0].equals("0")) {
        return new Size(Integer.parseInt(said[1]), Integer.parseInt(said[0]));
      }
    } catch (IOException | NumberFormatException e) {
      // no stty, or nothing that it knows of
    }
    return new Size(number("COLUMNS", WIDTH), number("LINES", HEIGHT));
  }

  private int number(String variable, int otherwise) {
    try {
      return Math.max(20, Integer.parseInt(environment.getOrDefault(variable, "")));
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** Shows a screen in place of the last one. */
  synchronized void draw(String screen) {
    StringBuilder text = new StringBuilder(drawing ? "" : ENTER).append(HOME);
    text.append(screen.stripTrailing().replace("\n", CLEAR_LINE + "\r\n"));
    text.append(CLEAR_LINE).append(CLEAR_BELOW);
    drawing = true;
    out.print(text);
    out.flush();
  }

  /** Gives the terminal back as it was. */
  synchronized void leave() {
    if (drawing) {
      drawing = false;
      out.print(LEAVE);
      out.flush();
    }
  }
}
