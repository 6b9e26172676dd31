/** The streams app as a program: its settings, its start and its end. */
package dev.faultline.streams;
