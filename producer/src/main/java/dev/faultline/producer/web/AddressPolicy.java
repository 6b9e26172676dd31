package dev.faultline.producer.web;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Which addresses may be asked. Feeds and pages name addresses of their own choice, also by
 * redirects; without a check they could make this program ask services of the own network.
 */
@FunctionalInterface
public interface AddressPolicy {

  /**
   * Public addresses only: no loopback, private, link-local, shared, multicast or reserved ones.
   */
  AddressPolicy PUBLIC_ONLY = (address, port) -> isPublic(address);

  /** Every address. */
  AddressPolicy ANY = (address, port) -> true;

  /** Whether the address may be asked on this port. */
  boolean allows(InetAddress address, int port);

  /** Whether the address belongs to the public internet. */
  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return isPublic(bytes[0] & 0xFF, bytes[1] & 0xFF, bytes[2] & 0xFF);
    }
    return address instanceof Inet6Address && isPublic6(bytes);
  }

  private static boolean isPublic(int a, int b, int c) {
    boolean reserved = a == 0 || a >= 240;
    boolean shared = a == 100 && b >= 64 && b < 128;
    boolean special = a == 192 && b == 0 && (c == 0 || c == 2);
    boolean benchmark = a == 198 && (b == 18 || b == 19 || (b == 51 && c == 100));
    boolean example = a == 203 && b == 0 && c == 113;
    return !(reserved || shared || special || benchmark || example);
  }

  private static boolean isPublic6(byte[] bytes) {
    boolean uniqueLocal = (bytes[0] & 0xFE) == 0xFC;
    boolean translated = bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xFF) == 0xFF;
    boolean tunnelled = bytes[0] == 0x20 && (bytes[1] == 0x02 || (bytes[1] == 1 && bytes[2] == 0));
    return !(uniqueLocal || translated || tunnelled);
  }
}
