package dev.faultline.schemas.contract;

import java.io.IOException;

/**
 * Keeps the contract as it is now as a released version: {@code mvn -pl schemas -Prelease-contract
 * process-test-classes -Dcontract.version=0.1.0}.
 */
public final class ReleaseContract {
  private ReleaseContract() {}

  public static void main(String[] arguments) throws IOException {
    String version = arguments.length == 1 ? arguments[0] : "";
    try {
      Releases.add(Releases.FOLDER, version, Contract.current());
    } catch (IllegalStateException refused) {
      System.err.println(refused.getMessage());
      System.exit(1);
    }
    System.out.println("released the contract as " + Releases.FOLDER.resolve(version));
  }
}
