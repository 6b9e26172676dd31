/**
 * Looks at everything that Faultline needs, without changing any of it, and says what is wrong and
 * what to do. A check is a class that returns findings; one that cannot be made, because an earlier
 * one failed or this user may not ask, says so.
 */
package dev.faultline.streams.doctor;
