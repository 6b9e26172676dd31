/** The commands of the producer: what a user types, wired to the classes that do the work. */
package dev.faultline.producer.command;
