package dev.faultline.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Version of this build, and of the Java that runs it. */
public final class Version implements IVersionProvider {

  /** Such as {@code 0.1.0}. */
  public static String ofFaultline() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"faultline " + ofFaultline() + " (Java " + Runtime.version() + ")"};
  }
}
