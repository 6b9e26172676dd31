/**
 * Throws mutilated inputs at whatever meets bytes from outside, and keeps what makes it fail. Tests
 * try a few hundred; {@code make fuzz} a million each.
 */
package dev.faultline.fuzzing;
