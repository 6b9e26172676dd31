package dev.faultline.schemas;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Tells Avro which packages it may load classes from. Since 1.12.2 it loads none that was not
 * declared (by API or by the system property {@code org.apache.avro.SERIALIZABLE_PACKAGES}); the
 * generated classes of the contract call this themselves. What others declared stays in force.
 */
public final class AvroTrust {

  private static final Set<String> PACKAGES = ConcurrentHashMap.newKeySet();

  static {
    ClassSecurityValidator.ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(before, type -> PACKAGES.contains(type.getPackageName())));
  }

  private AvroTrust() {}

  /** Trusts the package of the contract's records and enums. */
  static void trustContract() {
    PACKAGES.add(AvroTrust.class.getPackageName());
  }

  /** Trusts the package of a generated class, for records that live outside the contract. */
  public static void trustPackageOf(Class<?> type) {
    PACKAGES.add(type.getPackageName());
  }
}
